import type { Origin } from "../../base/diagnostics.js";
import type { Json } from "../../base/json.js";
import { acceptsAll, assertsUnless, asserts as hasRules } from "../../contract/model/follow.js";
import type { Schema } from "../../contract/model/types.js";
import type { SchemasOfKinds } from "./schemas-of-kinds.js";

/**
 * A set of values, for short a shape: those that every atom accepts, and null where `nullable` says so. Two spellings of
 * the same set (references, `allOf`, `anyOf` with null, type arrays) have shapes that compare equal.
 */
export interface ValueSet {
  /** Unique within its {@link Space}. */
  readonly id: number;
  /** Schemas of which only their own keywords count, not their `ref` and `allOf`; outermost first. */
  readonly atoms: readonly Schema[];
  readonly nullable: boolean;
  /** The component that it was referred to by. */
  readonly name?: string;
  /** The members of its outermost `allOf`. */
  readonly members?: readonly Schema[];
  /** It was written as a choice of one, which may gain alternatives. */
  readonly choice?: true;
  /** The schema that it was made of, where that is one. */
  readonly source?: Schema;
  readonly at: Origin;
}

/** A schema of the same values. */
export function schemaOf({ source, at, atoms }: ValueSet): Schema {
  return source ?? { at, allOf: atoms, notes: {} };
}

/** The alternatives of a shape; at least one must match. */
export interface Union {
  readonly kind: "anyOf" | "oneOf";
  readonly branches: readonly ValueSet[];
  readonly atom: Schema;
}

/** What makes shapes of the schemas of one contract: a {@link Space}, to those that it makes use of. */
export interface ValueSets {
  /** The values that all the schemas accept. */
  shapeOf(schema: Schema, ...others: readonly Schema[]): ValueSet;
  /** The values that all the atoms accept. */
  shapeOfAtoms(atoms: readonly Schema[]): ValueSet;
  unionsOf(shape: ValueSet): readonly Union[];
  /** The atoms of the schemas, behind references and `allOf`s. */
  expand(schemas: readonly Schema[]): readonly Schema[];
  /** What is proved to take no value. */
  readonly emptiness: {
    /** No value is taken by all of the schemas, of which there are some. */
    takeNothing(...schemas: readonly Schema[]): boolean;
    /** No value is in the shape, by what it says of the value itself. */
    isNothingItself(shape: ValueSet): boolean;
  };
  isListOfTypes(atom: Schema): boolean;
  /** The values that an open enumeration lists, where the atom stands for one. */
  knownValues(atom: Schema): readonly Json[];
  readonly plain: SchemasOfKinds;
  /** The schema that accepts everything, in the place of a part of `schema`. */
  anythingIn(schema: Schema | undefined): Schema;
}

/** True when the schema's own keywords refuse some value. */
export function asserts(schema: Schema): boolean {
  return assertsBeside(schema, "ref", "allOf");
}

/** True when members other than those of `except` refuse some value. */
export function assertsBeside(schema: Schema, ...except: readonly (keyof Schema)[]): boolean {
  return assertsUnless(schema, (member) => except.includes(member) || isIdle(schema, member));
}

/** The keyword of each group of rules that refuses nothing where it is 0. */
const least: { readonly [Member in keyof Schema]?: string } = {
  string: "minLength",
  array: "minItems",
  object: "minProperties",
};

/** Rules that stand in a description for completeness: `minLength: 0`, `items: {}`, no properties. */
function isIdle(schema: Schema, member: keyof Schema): boolean {
  const [keyword, rules] = [least[member], schema[member]];
  return keyword !== undefined && typeof rules === "object" && saysNothing(rules, keyword);
}

function saysNothing(rules: object, keyword: string): boolean {
  return Object.entries(rules).every(([key, rule]) => {
    if (rule instanceof Map || rule instanceof Set) return rule.size === 0;
    return key === keyword ? rule === 0 : /^(?:items|additionalProperties)$/.test(key) && acceptsAll(rule as Schema);
  });
}

/** True when the schema has keywords of its own beside `ref` and `allOf`. */
export function hasOwnKeywords(schema: Schema): boolean {
  if (hasRules(schema, "ref", "allOf") || schema.discriminator !== undefined) return true;
  return Object.keys(schema.notes).length > 0;
}

/** True when `anyOf` or `oneOf`, one of them, is the only keyword that refuses anything. */
export function isPlainUnion(schema: Schema): boolean {
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches === undefined || (schema.anyOf !== undefined && schema.oneOf !== undefined)) return false;
  return !assertsBeside(schema, "ref", "allOf", "anyOf", "oneOf");
}
