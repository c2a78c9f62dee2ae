import type { Json } from "../../base/json.js";
import type { InstanceType } from "../../contract/model/types.js";

/** Sets of instance types as bits, so that `number` is exactly `integer` and the fractions beside it. */
export const bits = { null: 1, boolean: 2, integer: 4, fraction: 8, string: 16, array: 32, object: 64 } as const;

export const numberBits = bits.integer | bits.fraction;

/** Every type; what a schema without `type` allows. */
export const anyType = 127;

const bitsOf: Readonly<Record<InstanceType, number>> = { ...bits, number: numberBits };

export function maskOf(types: ReadonlySet<InstanceType> | undefined): number {
  if (types === undefined) return anyType;
  let mask = 0;
  for (const type of types) mask |= bitsOf[type];
  return mask;
}

const names: readonly (readonly [InstanceType, number])[] = [
  ["string", bits.string],
  ["number", bits.fraction],
  ["integer", bits.integer],
  ["boolean", bits.boolean],
  ["array", bits.array],
  ["object", bits.object],
  ["null", bits.null],
];

/** The types of a mask in a fixed order; `number` stands for `integer` too. */
export function typesOf(mask: number): ReadonlySet<InstanceType> {
  const types = new Set<InstanceType>();
  for (const [name, bit] of names) {
    if (name === "integer" && types.has("number")) continue;
    if ((mask & bit) === bit) types.add(name);
  }
  return types;
}

/** `string | integer`, `any` or `nothing`. */
export function maskText(mask: number): string {
  const known = mask & ~bits.null;
  if (known === (anyType & ~bits.null)) return "any";
  if (known === 0) return mask === 0 ? "nothing" : "null";
  const isFractional = (known & numberBits) === bits.fraction;
  return [...typesOf(known)].map((type) => (type === "number" && isFractional ? "fraction" : type)).join(" | ");
}

export function bitOf(value: Json): number {
  if (value === null) return bits.null;
  if (typeof value === "number") return Number.isInteger(value) ? bits.integer : bits.fraction;
  if (typeof value === "string") return bits.string;
  if (typeof value === "boolean") return bits.boolean;
  return Array.isArray(value) ? bits.array : bits.object;
}
