import type { Origin } from "../../base/diagnostics.js";
import type { Schema } from "../../contract/model/types.js";
import { type Bound, type BoundKeyword, bounds } from "../../spec/keywords.js";
import { bits } from "./types-mask.js";

/** A rule and where it stands. */
export interface Located<T> {
  readonly value: T;
  readonly at: Origin;
}

/** Limits that can be merged by themselves; how many items may match belongs to the `contains` beside it. */
type LimitKeyword = Exclude<BoundKeyword, "minContains" | "maxContains">;

/** The tightest limit of each kind over all atoms. */
export type Limits = { readonly [K in LimitKeyword]?: Located<number> };

function tightest(
  atoms: readonly Schema[],
  read: (atom: Schema) => number | undefined,
  side: Bound,
): Located<number> | undefined {
  let best: Located<number> | undefined;
  for (const atom of atoms) {
    const value = read(atom);
    if (value === undefined) continue;
    if (best === undefined || (side === "upper" ? value < best.value : value > best.value))
      best = { value, at: atom.at };
  }
  return best;
}

/** A limit as it counts: one that nothing can break, or that stands where it means nothing, is none. */
const readers = {
  minimum: (atom) => atom.number?.minimum,
  maximum: (atom) => atom.number?.maximum,
  exclusiveMinimum: (atom) => atom.number?.exclusiveMinimum,
  exclusiveMaximum: (atom) => atom.number?.exclusiveMaximum,
  minLength: (atom) => atom.string?.minLength || undefined,
  maxLength: (atom) => atom.string?.maxLength,
  minItems: (atom) => atom.array?.minItems || undefined,
  maxItems: (atom) => atom.array?.maxItems,
  minProperties: (atom) => atom.object?.minProperties || undefined,
  maxProperties: (atom) => atom.object?.maxProperties,
} as const satisfies Record<LimitKeyword, (atom: Schema) => number | undefined>;

const entries = (Object.keys(readers) as LimitKeyword[]).map((name) => [name, bounds[name], readers[name]] as const);

/** The limits of all atoms together. */
export function limitsOf(atoms: readonly Schema[]): Limits {
  const limits: { -readonly [K in keyof Limits]: Limits[K] } = {};
  if (!atoms.some((atom) => atom.number ?? atom.string ?? atom.array ?? atom.object)) return limits;
  for (const [name, side, read] of entries) {
    const limit = tightest(atoms, read, side);
    if (limit) limits[name] = limit;
  }
  return limits;
}

/** The types of which no value has so few, and so many, characters, items or properties. */
export function typesBeyond(limits: Limits): number {
  const isCrossed = (least: keyof Limits, most: keyof Limits) =>
    (limits[least]?.value ?? 0) > (limits[most]?.value ?? Number.POSITIVE_INFINITY);
  return (
    (isCrossed("minLength", "maxLength") ? bits.string : 0) |
    (isCrossed("minItems", "maxItems") ? bits.array : 0) |
    (isCrossed("minProperties", "maxProperties") ? bits.object : 0)
  );
}
