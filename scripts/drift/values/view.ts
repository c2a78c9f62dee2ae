import type { Origin } from "../../base/diagnostics.js";
import type { Json } from "../../base/json.js";
import type { Discriminator } from "../../contract/model/discriminator.js";
import type { ConditionalRules, Schema } from "../../contract/model/types.js";
import { type ArrayView, arrayView } from "./array-view.js";
import { type Limits, limitsOf } from "./limits.js";
import { enumView, knownView, type Listed, mergeEnums } from "./listed.js";
import { merged } from "./merge-sets.js";
import { listedNames, type ObjectView, objectView } from "./object-view.js";
import { possibleNumbers } from "./possible-numbers.js";
import { isNegation } from "./spell-conditions.js";
import { isOfRefusal } from "./spell-types.js";
import { anyType, bitOf, bits, maskOf } from "./types-mask.js";
import type { Union, ValueSet, ValueSets } from "./value-set.js";

/** The rules of all atoms of a shape, merged where they can be. */
export interface View extends Listed, ObjectView, ArrayView {
  readonly at: Origin;
  /** Types allowed, null among them where it is. */
  readonly mask: number;
  readonly typesAt: Origin;
  /** Numbers are whole by their step, their format or their bounds, not by their type. */
  readonly stepped: boolean;
  /** Some types are refused by a `not`, and the description states none. */
  readonly byRefusal: boolean;
  /** The types were written as a union of bare types. */
  readonly listOfTypes: boolean;
  readonly formats: readonly string[];
  readonly limits: Limits;
  /** Without those that follow from the type or from another step. */
  readonly multipleOf: readonly number[];
  readonly uniqueItems: boolean;
  readonly patterns: readonly string[];
  readonly contentMediaType?: string;
  readonly contentEncoding?: string;
  readonly contentSchema?: ValueSet;
  readonly unions: readonly Union[];
  readonly nots: readonly ValueSet[];
  readonly conditionals: readonly Conditional[];
  readonly discriminator?: Discriminator;
}

export interface Conditional {
  readonly if: ValueSet;
  readonly then?: ValueSet;
  readonly else?: ValueSet;
  /** It is written as a `not` in a `not`. */
  readonly isNegation: boolean;
  /** As it is written. */
  readonly rules: ConditionalRules;
}

export function viewOf(shape: ValueSet, space: ValueSets): View {
  const { atoms } = shape;
  const enumeration = mergeEnums(atoms);
  const stated = space.emptiness.isNothingItself(shape) ? 0 : maskOfAtoms(atoms, enumeration?.values);
  const isStepped = (stated & bits.fraction) !== 0 && possibleNumbers(atoms) === bits.integer;
  const mask = isStepped ? stated & ~bits.fraction : stated;
  const steps = distinct(atoms, (atom) => atom.number?.multipleOf).sort((a, b) => a - b);
  const formats = distinct(atoms, (atom) => atom.format);
  const discriminator = atoms.find((atom) => atom.discriminator)?.discriminator;
  const objects = objectView(atoms, space);
  return {
    at: shape.at,
    mask: mask | (shape.nullable ? bits.null : 0),
    typesAt: atoms.find((atom) => atom.types)?.at ?? shape.at,
    stepped: isStepped,
    byRefusal: isByRefusal(atoms),
    listOfTypes: atoms.some((atom) => space.isListOfTypes(atom)),
    ...enumView(enumeration, mask),
    ...knownView(atoms, space),
    formats,
    limits: withoutImplied(limitsOf(atoms), objects),
    multipleOf: steps.filter((step) => (step !== 1 || isStepped) && !isImplied(step, steps)),
    uniqueItems: atoms.some((atom) => atom.array?.uniqueItems),
    patterns: distinct(atoms, (atom) => atom.string?.pattern).sort(),
    ...contentView(atoms, space),
    ...objects,
    ...arrayView(atoms, space),
    unions: space.unionsOf(shape),
    nots: atoms.flatMap((atom) => (atom.not ? [space.shapeOf(atom.not)] : [])),
    conditionals: atoms.flatMap((atom) => (atom.conditional ? [conditionalOf(atom.conditional, space)] : [])),
    ...(discriminator ? { discriminator } : {}),
  };
}

function isByRefusal(atoms: readonly Schema[]): boolean {
  const stated = atoms.flatMap(({ types }) => types ?? []);
  return stated.length > 0 && stated.every(isOfRefusal) && atoms.every(({ enum: listed }) => listed === undefined);
}

/** Another step is a multiple of it. */
function isImplied(step: number, steps: readonly number[]): boolean {
  return steps.some((other) => other !== step && Number.isInteger(other / step));
}

/** The types stated; without any, those of the enumeration. Null counts only where the enumeration has it too, and none where no value is left. */
function maskOfAtoms(atoms: readonly Schema[], values: readonly Json[] | undefined): number {
  const stated = atoms.reduce((all, atom) => all & maskOf(atom.types), anyType);
  if (values === undefined) return stated;
  const listed = values.reduce<number>((all, value) => all | bitOf(value), 0);
  if ((stated & listed) === 0) return 0;
  const types = atoms.some((atom) => atom.types) ? stated : stated & listed;
  return (types & ~bits.null) | (types & listed & bits.null);
}

function conditionalOf(rules: ConditionalRules, space: ValueSets): Conditional {
  return {
    if: space.shapeOf(rules.if),
    ...(rules.then ? { then: space.shapeOf(rules.then) } : {}),
    ...(rules.else ? { else: space.shapeOf(rules.else) } : {}),
    isNegation: isNegation(rules),
    rules,
  };
}

function distinct<T>(atoms: readonly Schema[], read: (atom: Schema) => T | undefined): T[] {
  const values: T[] = [];
  for (const atom of atoms) {
    const value = read(atom);
    if (value !== undefined && !values.includes(value)) values.push(value);
  }
  return values;
}

function contentView(
  atoms: readonly Schema[],
  space: ValueSets,
): Pick<View, "contentMediaType" | "contentEncoding" | "contentSchema"> {
  const rules = atoms.flatMap((atom) => (atom.string ? [atom.string] : []));
  if (rules.length === 0) return {};
  const mediaType = rules.find((rule) => rule.contentMediaType)?.contentMediaType;
  const encoding = rules.find((rule) => rule.contentEncoding)?.contentEncoding;
  return {
    ...(mediaType === undefined ? {} : { contentMediaType: mediaType }),
    ...(encoding === undefined ? {} : { contentEncoding: encoding }),
    ...merged(
      "contentSchema",
      rules.flatMap((rule) => rule.contentSchema ?? []),
      space,
    ),
  };
}

/** Without numbers of properties that follow from which ones there must, or may, be. */
function withoutImplied(limits: Limits, view: ObjectView): Limits {
  const { minProperties, maxProperties, ...others } = limits;
  const { properties, required, patternProperties, closed } = view;
  const listed = closed && patternProperties.size === 0 ? properties.size : Number.POSITIVE_INFINITY;
  const most = Math.min(listed, listedNames(view)?.length ?? listed);
  return {
    ...others,
    ...(minProperties && minProperties.value > required.size && { minProperties }),
    ...(maxProperties && maxProperties.value < most && { maxProperties }),
  };
}
