import type { Json } from "../../base/json.js";
import type { Schema } from "../../contract/model/types.js";
import { isImplied } from "./implied.js";
import { mergeEnums } from "./listed.js";
import { type Expand, made, type Spelled } from "./spell-conditions.js";
import { Trial } from "./try-value.js";
import { anyType, bits, maskOf } from "./types-mask.js";
import { asserts, assertsBeside } from "./value-set.js";

interface Alternative {
  readonly branch: Schema;
  readonly atoms: readonly Schema[];
  readonly types: number;
  /** Its values, where they are few. */
  readonly values?: readonly Json[] | undefined;
}

/** Longer lists are not tried value by value. */
const maxValues = 32;

/** Each alternative is held against each other one. */
const maxAlternatives = 32;

/** Of objects and lists nobody means to refuse those that happen to fit two descriptions. */
const composite = bits.array | bits.object;

/** Alternatives of which no two take the same, as far as that is certain. */
const apart = new WeakSet<readonly Schema[]>();

/**
 * A `oneOf` refuses what two of its alternatives take (JSON Schema 2020-12, section 10.2.1.3): the alternatives without what
 * others list as well and without those that are within another one, and beside them that what others would take is refused.
 */
export function spellOverlaps(schema: Schema, expand: Expand, takesNothing: (branch: Schema) => boolean): Spelled {
  const { oneOf, discriminator } = schema;
  if (oneOf === undefined || discriminator || apart.has(oneOf)) return undefined;
  if (oneOf.length < 2 || oneOf.length > maxAlternatives) return undefined;
  const all = oneOf
    .filter((branch) => !takesNothing(branch))
    .map((branch) => alternativeOf(branch, expand))
    .filter(({ types }) => (types & maskOf(schema.types)) !== 0);
  const takers = (value: Json) => {
    const trial = new Trial(value, expand);
    return all.filter(({ branch }) => trial.surelyTakes(branch));
  };
  const values = new Set(all.flatMap((one) => one.values ?? []));
  const listed = [...values].filter((value) => {
    // Of null it is not asked.
    if (value === null) return false;
    const found = takers(value);
    return found.length > 1 && !found.some(isBare);
  });
  const within = all.filter((one) => isWithinAnother(one, all, expand));
  if (listed.length + within.length === 0) return undefined;
  const open = listed.filter((value) => takers(value).some(({ values }) => values === undefined));
  const left = all.flatMap((one) => (within.includes(one) ? [] : withoutValues(one, listed)));
  apart.add(left);
  const { oneOf: _oneOf, ...rest } = schema;
  return [
    left.length === 0 ? { ...rest, never: true } : { ...rest, oneOf: left },
    ...(open.length > 0 ? [refusal(made(schema, { enum: open }))] : []),
    ...within.map(({ branch }) => refusal(branch)),
  ];
}

const refusals = new WeakSet<Schema>();

/** Nobody wrote the `not`: it is what several alternatives take. */
export function isOverlap(schema: Schema): boolean {
  return refusals.has(schema);
}

function refusal(not: Schema): Schema {
  const schema = made(not, { not });
  refusals.add(schema);
  return schema;
}

function withoutValues({ branch, values }: Alternative, listed: readonly Json[]): readonly Schema[] {
  const left = values?.filter((value) => !listed.includes(value));
  if (left === undefined || left.length === values?.length) return [branch];
  return left.length === 0 ? [] : [made(branch, { enum: left })];
}

/** A type, beside which listed values are known ones of an open enumeration, in whatever spelling. */
function isBare({ atoms }: Alternative): boolean {
  return atoms.every((atom) => !assertsBeside(atom, "ref", "allOf", "types"));
}

function alternativeOf(branch: Schema, expand: Expand): Alternative {
  const atoms = expand([branch]).filter(asserts);
  const types = atoms.reduce((all, atom) => (atom.never ? 0 : all & maskOf(atom.types)), anyType);
  const listed = mergeEnums(atoms)?.values;
  if (listed === undefined) return { branch, atoms, types };
  // Of longer lists only those count that are within another alternative.
  if (listed.length > maxValues) return { branch, atoms, types };
  return { branch, atoms, types, values: listed.filter((value) => new Trial(value, expand).surelyTakes(branch)) };
}

function isWithinAnother(own: Alternative, all: readonly Alternative[], expand: Expand): boolean {
  if (own.values !== undefined || (own.types & ~bits.null) === 0 || (own.types & composite) !== 0) return false;
  return all.some((other) => other !== own && isImplied(other.branch, own.types, own.atoms, expand));
}
