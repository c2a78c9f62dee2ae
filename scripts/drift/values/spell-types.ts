import type { ConditionalRules, InstanceType, Schema } from "../../contract/model/types.js";
import { isImplied } from "./implied.js";
import { type Expand, made, type Spelled, soleOf } from "./spell-conditions.js";
import { anyType, bits, maskOf, numberBits, typesOf } from "./types-mask.js";
import { asserts, assertsBeside } from "./value-set.js";

/** The types that the schema allows, where it says nothing else. */
export function bareTypes(schema: Schema, expand: Expand): number | undefined {
  const sole = soleOf(schema, expand);
  return sole.types === undefined || assertsBeside(sole, "types") ? undefined : maskOf(sole.types);
}

const ofRefusals = new WeakSet<ReadonlySet<InstanceType>>();

/** The description states no types: they are those that a `not` leaves. */
export function isOfRefusal(types: ReadonlySet<InstanceType>): boolean {
  return ofRefusals.has(types);
}

/** Types of which `not` refuses every value are not allowed; where it speaks of no other one, it says nothing else. */
export function spellOtherTypes(schema: Schema, expand: Expand): Spelled {
  const { not, ...rest } = schema;
  if (not === undefined) return undefined;
  const own = maskOf(schema.types);
  // What is said of objects is a condition on properties, in whose other spellings no type is left out.
  const isOfObjects = expand([not]).some(({ object, types }) => object && types === undefined);
  const each = isOfObjects
    ? []
    : Object.values(bits).filter((bit) => (own & bit) !== 0 && isImplied(not, bit, [], expand));
  const left = each.reduce((all, bit) => all & ~bit, own);
  // No type stands for fractions alone.
  if ((left & numberBits) === bits.fraction) return undefined;
  const stated = left === own ? {} : { types: typesOf(left) };
  if (stated.types && (schema.types === undefined || isOfRefusal(schema.types))) ofRefusals.add(stated.types);
  const spoken = expand([not]).reduce((all, atom) => (atom.never ? 0 : all & maskOf(atom.types)), anyType);
  if ((left & spoken) === 0) return [{ ...rest, ...stated }];
  return left === own ? undefined : [{ ...schema, ...stated }];
}

/** A condition on the type where types are known: it is decided, or its consequences say nothing of the others anyway. */
export function spellConditionOnType(schema: Schema, expand: Expand): Spelled {
  const { conditional, ...rest } = schema;
  if (schema.types === undefined) return undefined;
  const mask = conditional && bareTypes(conditional.if, expand);
  if (conditional === undefined || mask === undefined) return undefined;
  const own = maskOf(schema.types);
  const [then, otherwise] = [
    consequence(conditional.then, { own, mask }, expand),
    consequence(conditional.else, { own, mask: anyType & ~mask }, expand),
  ];
  if (then && otherwise) return [rest, ...then, ...otherwise];
  const isOfNull = [own & mask, own & ~mask].includes(bits.null);
  return isOfNull ? [rest, byType(conditional, own, mask)] : undefined;
}

/** A choice of what applies to values of these types, and what applies to others. */
function byType({ if: condition, then, else: otherwise }: ConditionalRules, own: number, mask: number): Schema {
  const branch = (types: number, part = made(condition, {})) => ofTypes(part, types);
  return made(condition, { anyOf: [branch(own & mask, then), branch(own & ~mask, otherwise)] });
}

/** The schema for values of these types, at a place of its own. */
function ofTypes(schema: Schema, types: number): Schema {
  return { ...schema, at: { ...schema.at }, types: typesOf(maskOf(schema.types) & types) };
}

/** What applies to every value of the types `own` alike, where something applies to those of `mask`. */
function consequence(
  part: Schema | undefined,
  { own, mask }: { readonly own: number; readonly mask: number },
  expand: Expand,
): readonly Schema[] | undefined {
  if (part === undefined || (own & mask) === 0) return [];
  if ((own & ~mask) === 0) return [ofTypes(part, own)];
  const parts = expand([part]).filter((atom) => asserts(atom));
  if (!parts.every((atom) => saysOnlyOf(atom, own & mask, own & ~mask))) return undefined;
  return parts.map(({ ref: _ref, allOf: _allOf, types: _types, ...atom }) => ({ ...atom, at: { ...atom.at } }));
}

const groups = { number: numberBits, string: bits.string, array: bits.array, object: bits.object } as const;

const groupNames = Object.keys(groups) as (keyof typeof groups)[];

/** It allows all of these types, and says nothing of values of the others. */
function saysOnlyOf(atom: Schema, mask: number, others: number): boolean {
  return (
    (mask & ~maskOf(atom.types)) === 0 &&
    !assertsBeside(atom, "ref", "allOf", "types", ...groupNames) &&
    groupNames.every((group) => atom[group] === undefined || (groups[group] & others) === 0)
  );
}
