import type { Origin } from "../../base/diagnostics.js";
import type { ObjectRules, Schema } from "../../contract/model/types.js";
import { matches } from "./patterns.js";
import { asserts, assertsBeside, type ValueSets } from "./value-set.js";

/** Of which properties it is known whether an object has them. */
export type Presence = ReadonlyMap<string, boolean>;

interface Reading {
  readonly space: Pick<ValueSets, "expand" | "emptiness">;
  /** A `oneOf` takes what exactly one of its alternatives takes, not what at least one does. */
  readonly isExact: boolean;
  /** How many choices, refusals and conditions are around it. */
  readonly depth?: number;
}

/** What is deeper, and may lead back to itself, is asked as it stands. */
const maxDepth = 6;

/** What is still asked of an object; `undefined` where none such is taken. */
type Left = readonly Schema[] | undefined;

/** What schemas still ask of objects that have some properties, and have not others. */
export function askedOf(schemas: readonly Schema[], presence: Presence, reading: Reading): Left {
  const { depth = 0 } = reading;
  if (depth > maxDepth) return schemas;
  const asked: Schema[] = [];
  for (const atom of reading.space.expand(schemas)) {
    const left = askedByAtom(atom, presence, { ...reading, depth: depth + 1 });
    if (left === undefined) return undefined;
    asked.push(...left);
  }
  return asked;
}

function askedByAtom(atom: Schema, presence: Presence, reading: Reading): Left {
  const { at, never, types, enum: values, object, anyOf, oneOf, not, conditional } = atom;
  if (never || types?.has("object") === false) return undefined;
  const parts: readonly Left[] = [
    values ? [{ at, enum: values, notes: {} }] : [],
    object ? askedByRules(atom, object, presence, reading) : [],
    anyOf ? askedByAny({ at, branches: anyOf }, presence, reading) : [],
    oneOf ? (reading.isExact ? askedByOne : askedByAny)({ at, branches: oneOf }, presence, reading) : [],
    not ? askedByRefusal(not, presence, reading) : [],
    conditional ? askedByCondition(atom, presence, reading) : [],
  ];
  return together(parts);
}

function together(parts: readonly Left[]): Left {
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function one({ at }: Schema, schemas: readonly Schema[]): Schema {
  const [first, ...others] = schemas;
  return first && others.length === 0 ? first : { at, allOf: schemas, notes: {} };
}

interface Choice {
  readonly at: Origin;
  readonly branches: readonly Schema[];
}

function askedByAny({ at, branches }: Choice, presence: Presence, reading: Reading): Left {
  const { taken, open } = settle(branches, presence, reading);
  if (taken > 0) return [];
  return open.length === 0 ? undefined : [{ at, anyOf: open, notes: {} }];
}

function askedByOne({ at, branches }: Choice, presence: Presence, reading: Reading): Left {
  const { taken, open } = settle(branches, presence, reading);
  const [first, ...others] = open;
  if (taken > 1 || (taken === 0 && first === undefined)) return undefined;
  if (first === undefined) return [];
  if (taken === 1) return [{ at, not: { at, anyOf: open, notes: {} }, notes: {} }];
  return others.length === 0 ? [first] : [{ at, oneOf: open, notes: {} }];
}

/** How many alternatives take it whatever else is in it, and what those ask for that may. */
function settle(branches: readonly Schema[], presence: Presence, reading: Reading) {
  const asked = branches.flatMap((branch) => {
    const left = askedOf([branch], presence, reading);
    return left ? [{ branch, left }] : [];
  });
  const open = asked.filter(({ left }) => left.length > 0);
  return { taken: asked.length - open.length, open: open.map(({ branch, left }) => one(branch, left)) };
}

function askedByRefusal(not: Schema, presence: Presence, reading: Reading): Left {
  const refused = askedOf([not], presence, { ...reading, isExact: true });
  if (refused === undefined) return [];
  if (refused.length === 0) return undefined;
  const [property] = refused.length === 1 ? solePropertyOf(refused[0]) : [];
  if (property === undefined || presence.get(property[0]) !== true)
    return [{ at: not.at, not: one(not, refused), notes: {} }];
  const [name, schema] = property;
  const other: Schema = { at: schema.at, not: schema, notes: {} };
  return [{ at: not.at, object: { properties: new Map([[name, other]]), required: new Set() }, notes: {} }];
}

/** The one property of which the schema asks something, where it asks nothing else of objects. */
function solePropertyOf(schema: Schema | undefined): readonly (readonly [string, Schema])[] {
  const { object } = schema ?? {};
  if (schema === undefined || object === undefined || assertsBeside(schema, "object")) return [];
  const isMore = Object.keys(object).length > 2 || object.required.size > 0 || object.properties.size !== 1;
  return isMore ? [] : [...object.properties];
}

function askedByCondition({ at, conditional }: Schema, presence: Presence, reading: Reading): Left {
  if (conditional === undefined) return [];
  const { if: condition, then, else: otherwise } = conditional;
  const met = askedOf([condition], presence, { ...reading, isExact: true });
  if (met === undefined) return otherwise ? askedOf([otherwise], presence, reading) : [];
  if (met.length === 0) return then ? askedOf([then], presence, reading) : [];
  return [{ at, conditional, notes: {} }];
}

function askedByRules({ at }: Schema, rules: ObjectRules, presence: Presence, reading: Reading): Left {
  const {
    properties,
    required,
    dependentRequired,
    dependentSchemas,
    minProperties = 0,
    maxProperties,
    ...rest
  } = rules;
  const [has, lacks] = [true, false].map((is) =>
    [...presence].flatMap(([name, there]) => (there === is ? [name] : [])),
  );
  if (has === undefined || lacks === undefined || lacks.some((name) => required.has(name))) return undefined;
  if (has.some((name) => mayNotHave(name, rules, reading))) return undefined;
  const isKnown = isClosed(rules, reading) && [...properties.keys()].every((name) => presence.has(name));
  if (has.length > (maxProperties ?? Number.POSITIVE_INFINITY) || (isKnown && has.length < minProperties))
    return undefined;
  const needed = [...(dependentRequired ?? [])]
    .filter(([name]) => presence.get(name) === true)
    .flatMap(([, all]) => all);
  if (needed.some((name) => presence.get(name) === false)) return undefined;
  const later = [...(dependentRequired ?? [])].filter(([name]) => !presence.has(name));
  const schemas = [...(dependentSchemas ?? [])].filter(([name]) => !presence.has(name));
  const left: ObjectRules = {
    ...rest,
    properties: new Map([...properties].filter(([name]) => presence.get(name) !== false)),
    required: new Set([...required, ...needed].filter((name) => !presence.has(name))),
    ...(later.length > 0 && { dependentRequired: new Map(later) }),
    ...(schemas.length > 0 && { dependentSchemas: new Map(schemas) }),
    ...(minProperties > has.length && { minProperties }),
    ...(maxProperties !== undefined && !isKnown && { maxProperties }),
  };
  const own: Schema = { at, object: left, notes: {} };
  const dependents = [...(dependentSchemas ?? [])].filter(([name]) => presence.get(name) === true);
  return together([asserts(own) ? [own] : [], ...dependents.map(([, schema]) => askedOf([schema], presence, reading))]);
}

function isClosed({ additionalProperties, patternProperties }: ObjectRules, { space }: Reading): boolean {
  const isShut = additionalProperties !== undefined && space.emptiness.takeNothing(additionalProperties);
  return isShut && (patternProperties?.size ?? 0) === 0;
}

/** No object has the property. */
function mayNotHave(name: string, rules: ObjectRules, { space }: Reading): boolean {
  const { properties, additionalProperties, patternProperties = new Map<string, Schema>() } = rules;
  const own = properties.get(name);
  if (own) return space.emptiness.takeNothing(own);
  if ([...patternProperties.keys()].some((pattern) => matches(pattern, name))) return false;
  return additionalProperties !== undefined && space.emptiness.takeNothing(additionalProperties);
}
