import { type Bound, bounds } from "../../spec/keywords.js";
import { rangeOfFormat } from "./formats.js";
import type { Limits } from "./limits.js";
import type { Space } from "./space.js";
import { bits, numberBits } from "./types-mask.js";
import { assertsBeside, type ValueSet } from "./value-set.js";
import type { View } from "./view.js";

type Limit = keyof Limits;

interface Opposite {
  readonly types: number;
  readonly group: "number" | "string" | "array" | "object";
  readonly keyword: Limit;
  /** The next amount; numbers have none. */
  readonly by: -1 | 0 | 1;
}

/** What all values are within that a bound refuses. */
const opposites: Readonly<Record<Limit, Opposite>> = {
  minimum: { types: numberBits, group: "number", keyword: "exclusiveMaximum", by: 0 },
  maximum: { types: numberBits, group: "number", keyword: "exclusiveMinimum", by: 0 },
  exclusiveMinimum: { types: numberBits, group: "number", keyword: "maximum", by: 0 },
  exclusiveMaximum: { types: numberBits, group: "number", keyword: "minimum", by: 0 },
  minLength: { types: bits.string, group: "string", keyword: "maxLength", by: -1 },
  maxLength: { types: bits.string, group: "string", keyword: "minLength", by: 1 },
  minItems: { types: bits.array, group: "array", keyword: "maxItems", by: -1 },
  maxItems: { types: bits.array, group: "array", keyword: "minItems", by: 1 },
  minProperties: { types: bits.object, group: "object", keyword: "maxProperties", by: -1 },
  maxProperties: { types: bits.object, group: "object", keyword: "minProperties", by: 1 },
};

const known = new WeakMap<View, View>();

/** With the bounds that follow from those which `not` refuses: what is no `minimum` of 10 is less than 10. */
export function withRefusedBounds(view: View, space: Space): View {
  if (view.nots.length === 0) return view;
  const found = known.get(view) ?? { ...view, limits: boundsOf(view, space) };
  known.set(view, found);
  return found;
}

function boundsOf(view: View, space: Space): Limits {
  const limits: { -readonly [K in Limit]?: Limits[K] } = { ...view.limits };
  for (const refused of view.nots) {
    addBeyondFormat(view, limits, refused, space);
    const sole = soleBound(refused, space);
    if (sole === undefined) continue;
    const { types, keyword, by } = opposites[sole];
    const inner = space.viewOf(refused);
    // Values of which it says something else are refused for that, or not at all.
    if ((view.mask & types & ~inner.mask) !== 0) continue;
    const limit = inner.limits[sole];
    const [old, value] = [limits[keyword]?.value, (limit?.value ?? 0) + by];
    if (limit && (old === undefined || isTighter(bounds[keyword], value, old))) limits[keyword] = { ...limit, value };
  }
  return limits;
}

/** Whole numbers that begin, or end, within a format that is refused are all on the one side of it. */
function addBeyondFormat(
  { mask, formats }: View,
  limits: { -readonly [K in Limit]?: Limits[K] },
  refused: ValueSet,
  space: Space,
): void {
  const inner = space.viewOf(refused);
  const [format, ...others] = inner.formats;
  const range = format === undefined ? undefined : rangeOfFormat(format);
  const isSole = refused.atoms.every((atom) => !assertsBeside(atom, "ref", "allOf", "types", "format"));
  if (range === undefined || others.length > 0 || !isSole || formats.length > 0) return;
  if ((mask & bits.fraction) !== 0 || (mask & bits.integer & ~inner.mask) !== 0) return;
  const { minimum, maximum } = limits;
  if (minimum && minimum.value >= range.minimum && minimum.value <= range.maximum)
    limits.minimum = { ...minimum, value: range.maximum + 1 };
  if (maximum && maximum.value <= range.maximum && maximum.value >= range.minimum)
    limits.maximum = { ...maximum, value: range.minimum - 1 };
}

function isTighter(bound: Bound, value: number, old: number): boolean {
  return bound === "upper" ? value < old : value > old;
}

/** The bound that is all that the schema says of the values of which bounds of its kind speak. */
function soleBound(shape: ValueSet, space: Space): Limit | undefined {
  const { limits } = space.viewOf(shape);
  const [name, ...others] = Object.keys(limits) as Limit[];
  if (name === undefined || others.length > 0) return undefined;
  const { group } = opposites[name];
  const isSole = shape.atoms.every(
    (atom) =>
      !assertsBeside(atom, "ref", "allOf", "types", group) &&
      Object.entries(atom[group] ?? {}).every(([key, rule]) => key === name || isEmpty(rule)),
  );
  return isSole ? name : undefined;
}

function isEmpty(rule: unknown): boolean {
  return (rule instanceof Map || rule instanceof Set) && rule.size === 0;
}
