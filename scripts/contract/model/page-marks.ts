import { inferredMark } from "../../spec/extensions.js";
import type { Contract, Operation } from "./types.js";

export function isInferred({ extensions }: Pick<Operation, "extensions">): boolean {
  return extensions?.has(inferredMark) ?? false;
}

/** A description that was read from a docs page: what it does not mention is unknown. */
export function isFromPage({ operations }: Contract): boolean {
  return operations.some(isInferred);
}
