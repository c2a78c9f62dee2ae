import type { Block } from "../blocks/block.js";
import type { Endpoint } from "./endpoint.js";

/** Where on a page the blocks about an operation stand. */
export interface Range {
  readonly endpoints: Endpoint[];
  readonly from: number;
  to: number;
  /** Blocks from elsewhere on the page. */
  readonly moved: Block[];
  readonly names: Set<string>;
}

/** Where the part below a heading ends: at the next one that does not rank below it. */
export function endOf(blocks: readonly Block[], start: number, level: number): number {
  for (let at = start + 1; at < blocks.length; at++) {
    const block = blocks[at];
    if (block?.kind === "heading" && block.level <= level) return at;
  }
  return blocks.length;
}
