import type { Edge, SchemaPair } from "../schemas/pair.js";

/** How a value is put into what is around it. */
export interface Embedding {
  /** Items of a list. */
  readonly least: number;
  /** With the tags by which both sides choose the alternatives on the way. */
  readonly isTagged: boolean;
}

/** All that are tried: with the tags of its alternatives first, then without those that it lacks. */
export function waysAround({ context }: SchemaPair, edges: readonly Edge[]): readonly Embedding[] {
  // As a text, a list of one may be read as what is in it.
  const isCounted = context.text && edges.some(({ step }) => step.kind === "items");
  const ways = [{ least: 1, isTagged: false }, ...(isCounted ? [{ least: 2, isTagged: false }] : [])];
  return edges.some(({ byTag }) => byTag) ? [...ways.map((way) => ({ ...way, isTagged: true })), ...ways] : ways;
}
