import type { Block } from "../blocks/block.js";
import { readJson } from "../blocks/json-reader.js";

type Mark = "list" | "open list" | "object";

/** The lines by which a copied page shows where the parts of lists begin and end: `Array [`, `]`. */
export class Brackets {
  readonly #open: Mark[] = [];
  /** Whether there were any, so that the page shows depth. */
  wereSeen = false;

  constructor(private readonly topNames: ReadonlySet<string>) {}

  get depth(): number {
    return this.#open.length;
  }

  /** How many blocks from `at` on are such lines and the titles of alternatives. */
  read(blocks: readonly Block[], at: number, typeAbove: string): number {
    const text = lineOf(blocks[at]) ?? "";
    const mark = bracketAt(blocks, at, typeAbove);
    if (mark === undefined) return 0;
    this.wereSeen = true;
    if (mark === "end") this.#close();
    else if (mark === "alternatives") return 1 + countTitles(blocks, at + 1);
    else this.#open.push(/^Array \(/.test(text) ? "open list" : "list");
    return 1;
  }

  /** A field that the examples show in the body itself ends a list whose end is not shown. */
  enterField(name: string): void {
    if (this.#open[0] === "open list" && this.topNames.has(name)) this.#open.length = 0;
  }

  /** An object without a word about it, inside of a list, is followed by its parts. */
  enterObject(): void {
    if (this.depth > 0) this.#open.push("object");
  }

  #close(): void {
    this.#open.length = Math.max(0, this.#open.lastIndexOf("list"));
  }
}

/** What a line of brackets below a field of a type does: it begins the parts of an item, ends them, or names alternatives. */
export function bracketAt(
  blocks: readonly Block[],
  at: number,
  typeAbove = "",
): "begin" | "end" | "alternatives" | undefined {
  const text = lineOf(blocks[at]);
  if (text === undefined || text.length > 24) return undefined;
  if (/^(?:Array \[|\[|Array \([\w -]*\))$/.test(text)) return "begin";
  if (text === "]" || /^add object$/i.test(text)) return "end";
  if (/^(?:oneOf|anyOf|allOf)$/.test(text)) return "alternatives";
  // `object` alone is the title of an item, but above a type it is the name of a field.
  const isItem = /^object$/i.test(text) && !isTitle(lineOf(blocks[at + 1]) ?? "string");
  return isItem && /^(?:array|list)|\[\]$/i.test(typeAbove) ? "begin" : undefined;
}

/** The names that the bodies of JSON on a page have, without those of their parts. */
export function topNamesOf(blocks: readonly Block[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const block of blocks) {
    const at = block.kind === "code" ? block.text.indexOf("{") : -1;
    if (block.kind !== "code" || at < 0 || block.text.length > 20_000) continue;
    try {
      const node = readJson(block.text, at);
      if (node.kind === "object") for (const { name } of node.members) names.add(name);
    } catch {
      // It is code in another language.
    }
  }
  return names;
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
