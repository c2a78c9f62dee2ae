import { groupBy } from "../../base/group-by.js";
import { once } from "../../base/once.js";
import type { Schema } from "../../contract/model/types.js";
import { type Bound, bounds } from "../../spec/keywords.js";
import { limitsOf } from "./limits.js";
import { lengthsOfAtoms } from "./possible-texts.js";
import { requirementsOf } from "./requirements.js";
import type { Expand } from "./spell-conditions.js";
import { bits, maskOf, numberBits } from "./types-mask.js";
import { asserts } from "./value-set.js";
import { outlineOf, readsAlike } from "./written-equality.js";

type RuleGroup = "number" | "string" | "array" | "object";

const typesOfGroup = {
  number: numberBits,
  string: bits.string,
  array: bits.array,
  object: bits.object,
} as const satisfies Record<RuleGroup, number>;

const groups = Object.keys(typesOfGroup) as readonly RuleGroup[];

/** Whether the schema takes every value of such types that the atoms take; what is not clear is not. */
export function isImplied(schema: Schema, types: number, atoms: readonly Schema[], expand: Expand): boolean {
  return expand([schema])
    .filter(asserts)
    .every((part) => isRepeated(part, atoms) || saysNoMore(part, types, atoms, expand));
}

function isRepeated(part: Schema, atoms: readonly Schema[]): boolean {
  const { all, outlines } = factsOf(atoms);
  if (all.has(part)) return true;
  const isOwn = part.ref === undefined && part.allOf === undefined;
  return (
    isOwn &&
    (outlines()
      .get(outlineOf(part))
      ?.some((atom) => readsAlike(atom, part)) ??
      false)
  );
}

type LimitsByKeyword = { readonly [Keyword in string]?: number };

/** What many schemas are held against. */
interface Facts {
  readonly all: ReadonlySet<Schema>;
  readonly outlines: () => ReadonlyMap<string, readonly Schema[]>;
  readonly limits: () => LimitsByKeyword;
  /** With those of formats. */
  readonly limitsOfTexts: () => LimitsByKeyword;
  readonly required: () => ReadonlyMap<string, unknown>;
}

const allFacts = new WeakMap<readonly Schema[], Facts>();

function factsOf(atoms: readonly Schema[]): Facts {
  const known = allFacts.get(atoms) ?? gather(atoms);
  allFacts.set(atoms, known);
  return known;
}

function gather(atoms: readonly Schema[]): Facts {
  const limits = once(() =>
    Object.fromEntries(Object.entries(limitsOf(atoms)).map(([keyword, { value }]) => [keyword, value])),
  );
  return {
    all: new Set(atoms),
    outlines: once(() => groupBy(atoms, outlineOf)),
    limits,
    limitsOfTexts: once(() => ({ ...limits(), ...lengthsOfAtoms(atoms) })),
    required: once(() => requiredBy(atoms)),
  };
}

function saysNoMore(part: Schema, types: number, atoms: readonly Schema[], expand: Expand): boolean {
  const { never, enum: listed, anyOf, oneOf, not, conditional, format } = part;
  if (never || listed || oneOf || not || conditional || (types & ~maskOf(part.types)) !== 0) return false;
  if (anyOf && !anyOf.some((one) => isImplied(one, types, atoms, expand))) return false;
  const isOfFormat = (types & (numberBits | bits.string)) !== 0 && format !== undefined;
  if (isOfFormat && !atoms.some((atom) => atom.format === format)) return false;
  return groups.every((group) => (types & typesOfGroup[group]) === 0 || isWithin(part, group, atoms));
}

/** Each rule of the group is a bound that others keep anyway, or one that they have, too. */
function isWithin(part: Schema, group: RuleGroup, atoms: readonly Schema[]): boolean {
  const facts = factsOf(atoms);
  const known = group === "string" ? facts.limitsOfTexts() : facts.limits();
  return Object.entries(part[group] ?? {}).every(([keyword, rule]: readonly [string, unknown]) => {
    if (rule instanceof Map) return rule.size === 0;
    if (rule instanceof Set) return [...rule].every((name) => facts.required().has(name));
    const bound: Bound | undefined = Object.hasOwn(bounds, keyword)
      ? bounds[keyword as keyof typeof bounds]
      : undefined;
    const own = known[keyword];
    if (typeof rule === "number" && bound !== undefined)
      return own !== undefined && (bound === "upper" ? own <= rule : own >= rule);
    return atoms.some((atom) => (atom[group] as Readonly<Record<string, unknown>> | undefined)?.[keyword] === rule);
  });
}

function requiredBy(atoms: readonly Schema[]): ReadonlyMap<string, unknown> {
  return requirementsOf(atoms.flatMap(({ at, object }) => (object ? [{ at, rules: object }] : []))).required;
}
