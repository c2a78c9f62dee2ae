import type { Block } from "../blocks/block.js";

/** The lines by which a copied page shows where the parts of lists begin and end: `Array [`, `]`. */
export class Brackets {
  readonly #open: ("list" | "object")[] = [];

  get depth(): number {
    return this.#open.length;
  }

  /** How many blocks from `at` on are such lines and the titles of alternatives. */
  read(blocks: readonly Block[], at: number): number {
    const text = lineOf(blocks[at]);
    if (text === undefined) return 0;
    if (/^(?:Array )?\[$/.test(text)) this.#open.push("list");
    else if (text === "]") this.#close();
    else return alternatives.test(text) ? 1 + countTitles(blocks, at + 1) : 0;
    return 1;
  }

  /** An object without a word about it, inside of a list, is followed by its parts. */
  enterObject(): void {
    if (this.depth > 0) this.#open.push("object");
  }

  #close(): void {
    this.#open.length = Math.max(0, this.#open.lastIndexOf("list"));
  }
}

const alternatives = /^(?:oneOf|anyOf|allOf)$/;

/** Whether a line is one of a copied page's brackets and no text. */
export function isBracket(text: string): boolean {
  return /^(?:Array \[|\[|\])$/.test(text) || alternatives.test(text);
}

/** The titles of the tabs of alternatives: `System message`, `MOD1`, `string[]`. */
function countTitles(blocks: readonly Block[], start: number): number {
  let at = start;
  for (; at - start < 12; at++) {
    const text = lineOf(blocks[at]);
    if (text === undefined || !isTitle(text)) break;
  }
  return at - start;
}

function isTitle(text: string): boolean {
  const isType = /^(?:string|integer|number|boolean|object|array|null)(?:\[\])*$/.test(text);
  return isType || /^MOD\d+$/.test(text) || (text.length <= 40 && /^\p{Lu}[\p{L}\d]* [\p{L}\d ]+$/u.test(text));
}

function lineOf(block: Block | undefined): string | undefined {
  return block?.kind === "text" || block?.kind === "heading" ? block.text : undefined;
}
