import type { ContractPair } from "../schemas/pair.js";
import type { Trace } from "../schemas/trace.js";
import { tagsOfOne } from "./by-tag.js";

/** How a value is put into what is around it. */
export interface Embedding {
  /** Items of a list. */
  readonly least: number;
  /** With the tags by which both sides choose the alternatives on the way. */
  readonly isTagged: boolean;
}

/** All that are tried: with the tags of its alternatives first, then without those that it lacks. */
export function waysAround(trace: Trace, comparison: ContractPair): readonly Embedding[] {
  const { pair, edges } = trace;
  // As a text, a list of one may be read as what is in it.
  const isCounted = pair.context.text && edges.some(({ step }) => step.kind === "items");
  const ways = [{ least: 1, isTagged: false }, ...(isCounted ? [{ least: 2, isTagged: false }] : [])];
  return isChosenByTag(trace, comparison) ? [...ways.map((way) => ({ ...way, isTagged: true })), ...ways] : ways;
}

/** Tags choose on the way, be it among several or of one alone. */
function isChosenByTag({ root, edges }: Trace, comparison: ContractPair): boolean {
  if (edges.some(({ byTag }) => byTag)) return true;
  return [root, ...edges.map(({ pair }) => pair)].some((pair) => tagsOfOne(comparison, pair));
}
