import type { Origin } from "../../base/diagnostics.js";
import type { Schema } from "../../contract/model/types.js";
import type { Difference } from "../schemas/pair.js";
import { isNegation, writtenRefusal } from "../values/spell-conditions.js";
import type { ValueSet } from "../values/value-set.js";

/** The schema without what differs, so that whatever else it refuses it still refuses. */
type Undo = (atom: Schema, difference: Difference) => Schema;

type RuleGroup = "string" | "number" | "array" | "object";

const without =
  <Group extends RuleGroup>(group: Group, ...keys: readonly (keyof NonNullable<Schema[Group]>)[]): Undo =>
  (atom) => {
    const rules = atom[group];
    return rules === undefined ? atom : { ...atom, [group]: leaveOut(rules, keys as readonly string[]) };
  };

const drop =
  (...keys: readonly (keyof Schema)[]): Undo =>
  (atom) =>
    leaveOut(atom, keys);

const dropFormat = drop("format");

/** The same object where it has none of them. */
function leaveOut<T extends object>(object: T, keys: readonly string[]): T {
  if (!keys.some((key) => Object.hasOwn(object, key))) return object;
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key))) as T;
}

/** It neither has to be there nor is anything asked of it. */
const freeProperty: Undo = (atom, { step }) => {
  const { object } = atom;
  if (object === undefined || step?.kind !== "property") return anything(atom);
  // A place of its own: what stands at the atom's is the atom.
  const free: Schema = { at: { ...atom.at }, notes: {} };
  const isOther = (name: string) => name !== step.name;
  const required = new Set([...object.required].filter(isOther));
  const { minProperties: least, dependentRequired, ...rules } = object;
  const dependent = dependentRequired && {
    dependentRequired: new Map([...dependentRequired].map(([name, others]) => [name, others.filter(isOther)])),
  };
  // So many there are where those are that must be: it says the same once more.
  const isImplied = least !== undefined && object.required.has(step.name) && least <= object.required.size;
  const minProperties = isImplied ? Math.min(least, required.size) : least;
  const limit = minProperties === undefined ? {} : { minProperties };
  const properties = new Map([...object.properties, [step.name, free]]);
  return { ...atom, object: { ...rules, ...limit, ...dependent, required, properties } };
};

/** The keyword, and what says the same in plain words where it is the same schema. */
const withoutOtherItems: Undo = (atom, difference) => {
  const { items, unevaluatedItems } = atom.array ?? {};
  const keys = items === unevaluatedItems ? (["items"] as const) : [];
  return without("array", "unevaluatedItems", ...keys)(atom, difference);
};

const withoutOtherProperties: Undo = (atom, difference) => {
  const { additionalProperties, unevaluatedProperties } = atom.object ?? {};
  const keys = additionalProperties === unevaluatedProperties ? (["additionalProperties"] as const) : [];
  return without("object", "unevaluatedProperties", ...keys)(atom, difference);
};

/** By the beginning of the rule; the first that fits. */
const undos: readonly (readonly [RegExp, Undo])[] = [
  [/^(?:exclusive-)?max-(?:increased|decreased|set|unset)$/, without("number", "maximum", "exclusiveMaximum")],
  [/^(?:exclusive-)?min-(?:increased|decreased|set|unset)$/, without("number", "minimum", "exclusiveMinimum")],
  [/^max-length-/, without("string", "maxLength")],
  [/^min-length-/, without("string", "minLength")],
  [/^max-items-/, without("array", "maxItems")],
  [/^min-items-/, without("array", "minItems")],
  [/^max-contains-/, without("array", "maxContains")],
  [/^min-contains-/, without("array", "minContains")],
  [/^contains-/, without("array", "contains", "minContains", "maxContains")],
  [/^unique-items-/, without("array", "uniqueItems")],
  [/^prefix-items-/, without("array", "prefixItems", "items", "unevaluatedItems")],
  [/^unevaluated-items-/, withoutOtherItems],
  [/^max-properties-/, without("object", "maxProperties")],
  [/^min-properties-/, without("object", "minProperties")],
  [/^multiple-of-/, without("number", "multipleOf")],
  [/^pattern-property-/, without("object", "patternProperties", "additionalProperties", "unevaluatedProperties")],
  [/^pattern-/, without("string", "pattern")],
  [/^(?:dependent-required-)/, without("object", "dependentRequired")],
  [/^dependent-schema-/, without("object", "dependentSchemas")],
  [/^property-names-/, without("object", "propertyNames")],
  [/^additional-properties-/, without("object", "additionalProperties", "unevaluatedProperties")],
  [/^unevaluated-properties-/, withoutOtherProperties],
  [
    /^(?:const|enum-value|x-extensible-enum)-|^became-(?:not-)?enum$/,
    (atom, difference) => (difference.step === undefined ? drop("enum")(atom, difference) : anything(atom)),
  ],
  [/^(?:if|then|else)-/, drop("conditional")],
  [/^not-/, (atom, difference) => drop(isNegation(atom.conditional) ? "conditional" : "not")(atom, difference)],
  [/^(?:any-of|one-of|alternatives|discriminator|wrapped-in-one-of)/, drop("anyOf", "oneOf")],
];

/** What its rule alone takes away; `undefined` where the rule is of the schemas as a whole. */
function ownUndo({ rule, step, isOfFormat, isBesideWhole }: Difference): Undo | undefined {
  if (isOfFormat) return dropFormat;
  if (isBesideWhole) return undefined;
  const [, ofRule] = undos.find(([pattern]) => pattern.test(rule)) ?? [];
  return ofRule ?? (step?.kind === "property" ? freeProperty : undefined);
}

/**
 * The schemas of a side, by where they are written, with one difference undone. Where none of them has what differs, it is
 * between the schemas as a whole.
 */
export function undo(shape: ValueSet, difference: Difference): ReadonlyMap<Origin, Schema> {
  const isElsewhere = !isUndone(shape, difference);
  return insteadOf(shape, (atom) => (isElsewhere ? anything(atom) : undoIn(atom, difference)));
}

/** The same with several of them undone, each of which {@link isUndone}. */
export function undoAll(shape: ValueSet, differences: readonly Difference[]): ReadonlyMap<Origin, Schema> {
  return insteadOf(shape, (atom) => differences.reduce(undoIn, atom));
}

/** Anything in the place of the schemas. */
export function anythingInstead(shape: ValueSet): ReadonlyMap<Origin, Schema> {
  return insteadOf(shape, anything);
}

/** The schemas have something of their own that the difference takes away, whatever else they say. */
export function isUndone(shape: ValueSet, difference: Difference): boolean {
  return ownUndo(difference) !== undefined && shape.atoms.some((atom) => !isSame(atom, undoIn(atom, difference)));
}

/** What one takes away the other does, too. */
export function areUndoneAlike(one: Difference, two: Difference): boolean {
  const [mine, others] = [ownUndo(one), ownUndo(two)];
  return mine === others && (mine !== freeProperty || propertyName(one) === propertyName(two));
}

function propertyName({ step }: Difference): string | undefined {
  return step?.kind === "property" ? step.name : undefined;
}

function undoIn(atom: Schema, difference: Difference): Schema {
  return (ownUndo(difference) ?? anything)(atom, difference);
}

function insteadOf(shape: ValueSet, change: (atom: Schema) => Schema): ReadonlyMap<Origin, Schema> {
  const refusals = shape.atoms.flatMap((atom) => writtenRefusal(atom) ?? []);
  return new Map([
    ...shape.atoms.map((atom) => [atom.at, change(atom)] as const),
    // Where nothing matches, `not` refuses nothing.
    ...refusals.map(({ at }) => [at, { at, never: true, notes: {} }] as const),
  ]);
}

function isSame(one: Schema, two: Schema): boolean {
  const groups = ["string", "number", "array", "object"] as const;
  return (
    one === two ||
    (Object.keys(one).length === Object.keys(two).length && groups.every((group) => one[group] === two[group]))
  );
}

/** What stands there does not matter: of a difference as large as the schema itself, such as a type's. */
function anything({ at, notes }: Schema): Schema {
  return { at, notes };
}
