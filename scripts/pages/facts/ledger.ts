import { type Block, countBreaks } from "../blocks/block.js";
import type { Note } from "./field.js";

/** Keeps of which parts of a page something was taken, so that the others can be told. */
export class Ledger {
  /** Reports a line of the page, which then counts as told. */
  readonly note: Note;
  readonly #used = new Set<Block>();
  readonly #told = new Set<number>();

  constructor(report: Note) {
    this.note = (code, line, message, hint) => {
      this.#told.add(line);
      report(code, line, message, hint);
    };
  }

  use(block: Block | undefined): void {
    if (block) this.#used.add(block);
  }

  isUsed(block: Block): boolean {
    return this.#used.has(block);
  }

  /** Reports each table, list and code of which nothing was taken and nothing was told. */
  tellUnread(blocks: readonly Block[]): void {
    for (let at = 0; at < blocks.length; ) {
      const part = partAt(blocks, at);
      const [first] = part;
      if (first && first.kind !== "heading" && !this.#isKnown(part)) this.#tell(first);
      at += part.length;
    }
  }

  #isKnown(part: readonly Block[]): boolean {
    return part.some((block) => this.#used.has(block) || linesOf(block).some((line) => this.#told.has(line)));
  }

  #tell(block: Block): void {
    const reason = reasonOf(block);
    if (reason !== undefined) this.note("import-unread", block.line, reason);
  }
}

/** A block, or the items of a list. */
function partAt(blocks: readonly Block[], at: number): readonly Block[] {
  const isItem = (block: Block | undefined): boolean => block?.kind === "text" && block.depth !== undefined;
  let end = at + 1;
  if (isItem(blocks[at])) while (isItem(blocks[end])) end++;
  return blocks.slice(at, end);
}

function linesOf(block: Block): readonly number[] {
  if (block.kind === "table") return [block.line, ...block.rows.map(({ line }) => line)];
  const count = block.kind === "code" ? countBreaks(block.text) : 0;
  return Array.from({ length: count + 1 }, (_, index) => block.line + index);
}

function reasonOf(block: Block): string | undefined {
  if (block.kind === "table") return "This table is not about an operation that the page names; it is not read.";
  if (block.kind === "code")
    return isStatement(block.text)
      ? undefined
      : "This code is not near an operation that the page names; it is not read.";
  const isList = block.kind === "text" && block.depth !== undefined;
  return isList ? "This list names no fields by a type, a mark or code; it is not read." : undefined;
}

/** A key, an address or an endpoint alone, which is read for the page as a whole. */
export function isStatement(code: string): boolean {
  return (
    code.length < 200 &&
    /^\s*(?:(?:x-api-key|api-key|authorization)\s*:[^\n]*|(?:(?:get|post|put|patch|delete)\s+)?(?:https?:\/)?\/\S+)\s*$/i.test(
      code,
    )
  );
}
