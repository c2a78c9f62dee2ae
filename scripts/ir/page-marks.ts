import type { Contract, Operation } from "./types.js";

/** The extension that marks what was inferred from a docs page: `table` or `example`. */
export const inferredMark = "x-concord-inferred";

/** The extension that says where on the page something stands. */
export const pageOriginMark = "x-concord-origin";

export function isInferred({ extensions }: Pick<Operation, "extensions">): boolean {
  return extensions?.has(inferredMark) ?? false;
}

/** A description that was read from a docs page: what it does not mention is unknown. */
export function isFromPage({ operations }: Contract): boolean {
  return operations.some(isInferred);
}
