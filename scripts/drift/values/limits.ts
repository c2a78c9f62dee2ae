import type { Origin } from "../../base/diagnostics.js";
import type { Schema } from "../../contract/model/types.js";

/** A rule and where it stands. */
export interface Located<T> {
  readonly value: T;
  readonly at: Origin;
}

/** The tightest limit of each kind over all atoms. */
export interface Limits {
  readonly max?: Located<number>;
  readonly exclusiveMax?: Located<number>;
  readonly min?: Located<number>;
  readonly exclusiveMin?: Located<number>;
  readonly maxLength?: Located<number>;
  readonly minLength?: Located<number>;
  readonly maxItems?: Located<number>;
  readonly minItems?: Located<number>;
  readonly maxContains?: Located<number>;
  readonly minContains?: Located<number>;
  readonly maxProperties?: Located<number>;
  readonly minProperties?: Located<number>;
}

function tightest(
  atoms: readonly Schema[],
  read: (atom: Schema) => number | undefined,
  side: "upper" | "lower",
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

const readers = {
  max: ["upper", (atom) => atom.number?.maximum],
  exclusiveMax: ["upper", (atom) => atom.number?.exclusiveMaximum],
  min: ["lower", (atom) => atom.number?.minimum],
  exclusiveMin: ["lower", (atom) => atom.number?.exclusiveMinimum],
  maxLength: ["upper", (atom) => atom.string?.maxLength],
  minLength: ["lower", (atom) => atom.string?.minLength || undefined],
  maxItems: ["upper", (atom) => atom.array?.maxItems],
  minItems: ["lower", (atom) => atom.array?.minItems || undefined],
  maxContains: ["upper", (atom) => (atom.array?.contains ? atom.array.maxContains : undefined)],
  minContains: ["lower", (atom) => (atom.array?.contains ? (atom.array.minContains ?? 1) : undefined)],
  maxProperties: ["upper", (atom) => atom.object?.maxProperties],
  minProperties: ["lower", (atom) => atom.object?.minProperties || undefined],
} as const satisfies Record<keyof Limits, readonly ["upper" | "lower", (atom: Schema) => number | undefined]>;

const entries = Object.entries(readers) as [keyof Limits, (typeof readers)[keyof Limits]][];

/** The limits of all atoms together. */
export function limitsOf(atoms: readonly Schema[]): Limits {
  const limits: { -readonly [K in keyof Limits]: Limits[K] } = {};
  if (!atoms.some((atom) => atom.number ?? atom.string ?? atom.array ?? atom.object)) return limits;
  for (const [name, [side, read]] of entries) {
    const limit = tightest(atoms, read, side);
    if (limit) limits[name] = limit;
  }
  return limits;
}
