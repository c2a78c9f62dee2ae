import type { Origin } from "../../base/diagnostics.js";
import type { Json } from "../../base/json.js";
import type { Discriminator, ObjectRules, Schema } from "../../contract/model/types.js";
import { LazyMap } from "./lazy-map.js";
import { type Limits, type Located, limitsOf } from "./limits.js";
import { enumView, knownView, type Listed, mergeEnums } from "./listed.js";
import { matches } from "./patterns.js";
import { requirementsOf } from "./requirements.js";
import { anyType, bitOf, bits, maskOf } from "./types-mask.js";
import type { Union, ValueSet, ValueSets } from "./value-set.js";

/** The rules of all atoms of a shape, merged where they can be. */
export interface View extends Listed {
  readonly at: Origin;
  /** Types allowed, null among them where it is. */
  readonly mask: number;
  readonly typesAt: Origin;
  /** Numbers are whole by their step, not by their type. */
  readonly stepped: boolean;
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
  /** Every property that some atom lists. */
  readonly properties: ReadonlyMap<string, ValueSet>;
  /** Their schemas, where a single atom lists them all and no pattern adds to them. */
  readonly written?: ReadonlyMap<string, Schema>;
  readonly required: ReadonlyMap<string, Origin>;
  readonly patternProperties: ReadonlyMap<string, ValueSet>;
  /** What properties must match that no name or pattern describes; absent when anything goes. */
  readonly additional?: ValueSet;
  /** The same of each atom by itself, which only knows its own patterns. */
  readonly others: readonly Others[];
  /** No other property is allowed. */
  readonly closed: boolean;
  readonly propertyNames?: ValueSet;
  readonly dependentRequired: ReadonlyMap<string, readonly string[]>;
  readonly dependentSchemas: ReadonlyMap<string, ValueSet>;
  readonly unevaluatedProperties?: ValueSet;
  readonly prefixItems: readonly ValueSet[];
  readonly items?: ValueSet;
  readonly contains: readonly Matches[];
  readonly unevaluatedItems?: ValueSet;
  readonly unions: readonly Union[];
  readonly nots: readonly ValueSet[];
  readonly conditionals: readonly Conditional[];
  readonly discriminator?: Discriminator;
}

/** What some atoms say of properties that match none of their patterns. */
export interface Others {
  readonly patterns: ReadonlySet<string>;
  readonly shape: ValueSet;
  /** There may be none. */
  readonly closed: boolean;
}

/** How many items must, and may, match a schema. */
export interface Matches {
  readonly shape: ValueSet;
  readonly min: Located<number>;
  readonly max?: Located<number>;
}

export interface Conditional {
  readonly if: ValueSet;
  readonly then?: ValueSet;
  readonly else?: ValueSet;
}

export function viewOf(shape: ValueSet, space: ValueSets): View {
  const { atoms } = shape;
  const enumeration = mergeEnums(atoms);
  const stated = maskOfAtoms(atoms, enumeration?.values);
  const steps = distinct(atoms, (atom) => atom.number?.multipleOf).sort((a, b) => a - b);
  const stepped = (stated & bits.fraction) !== 0 && steps.some(Number.isInteger);
  const mask = stepped ? stated & ~bits.fraction : stated;
  const discriminator = atoms.find((atom) => atom.discriminator)?.discriminator;
  const objects = objectView(atoms, space);
  return {
    at: shape.at,
    mask: mask | (shape.nullable ? bits.null : 0),
    typesAt: atoms.find((atom) => atom.types)?.at ?? shape.at,
    stepped,
    listOfTypes: atoms.some((atom) => space.isListOfTypes(atom)),
    ...enumView(enumeration, mask),
    ...knownView(atoms, space),
    formats: distinct(atoms, (atom) => atom.format),
    limits: withoutImplied(limitsOf(atoms), objects),
    multipleOf: steps.filter((step) => (step !== 1 || stepped) && !isImplied(step, steps)),
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

/** Another step is a multiple of it. */
function isImplied(step: number, steps: readonly number[]): boolean {
  return steps.some((other) => other !== step && Number.isInteger(other / step));
}

/** The types stated; without any, those of the enumeration. Null counts only where the enumeration has it too. */
function maskOfAtoms(atoms: readonly Schema[], values: readonly Json[] | undefined): number {
  const stated = atoms.reduce((all, atom) => (atom.never ? 0 : all & maskOf(atom.types)), anyType);
  if (values === undefined) return stated;
  const listed = values.reduce<number>((all, value) => all | bitOf(value), 0);
  const types = atoms.some((atom) => atom.types) ? stated : stated & listed;
  return (types & ~bits.null) | (types & listed & bits.null);
}

function conditionalOf(rules: NonNullable<Schema["conditional"]>, space: ValueSets): Conditional {
  return {
    if: space.shapeOf(rules.if),
    ...(rules.then ? { then: space.shapeOf(rules.then) } : {}),
    ...(rules.else ? { else: space.shapeOf(rules.else) } : {}),
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

type ObjectView = Pick<
  View,
  | "properties"
  | "written"
  | "required"
  | "patternProperties"
  | "additional"
  | "others"
  | "closed"
  | "propertyNames"
  | "dependentRequired"
  | "dependentSchemas"
  | "unevaluatedProperties"
>;

const noObject: ObjectView = {
  properties: new Map(),
  required: new Map(),
  patternProperties: new Map(),
  others: [],
  closed: false,
  dependentRequired: new Map(),
  dependentSchemas: new Map(),
};

function objectView(atoms: readonly Schema[], space: ValueSets): ObjectView {
  if (!atoms.some((atom) => atom.object)) return noObject;
  const objects = atoms.flatMap((atom) => (atom.object ? [{ at: atom.at, rules: atom.object }] : []));
  const names = new Set<string>();
  for (const { rules } of objects) for (const name of rules.properties.keys()) names.add(name);
  const [only, ...more] = objects;
  const written = more.length > 0 || only?.rules.patternProperties ? undefined : only?.rules.properties;
  const additional = objects.flatMap(({ rules }) => rules.additionalProperties ?? []).filter(constrains);
  const others = othersOf(objects, space);
  // Where an atom has no patterns and allows no others, what others have is of no use.
  const isShut = others.some(({ patterns: own, closed }) => closed && own.size === 0);
  const { required, dependentRequired } = requirementsOf(objects);
  return {
    properties: new LazyMap(names, (name) => propertyOf(atoms, name, space)),
    ...(written && { written }),
    required,
    patternProperties: isShut
      ? new Map()
      : gather(
          objects.map(({ rules }) => rules.patternProperties),
          space,
        ),
    others,
    closed: additional.some((schema) => schema.never),
    ...merged("additional", additional, space),
    ...merged(
      "propertyNames",
      objects.flatMap(({ rules }) => rules.propertyNames ?? []),
      space,
    ),
    ...merged(
      "unevaluatedProperties",
      objects.flatMap(({ rules }) =>
        rules.unevaluatedProperties === rules.additionalProperties ? [] : (rules.unevaluatedProperties ?? []),
      ),
      space,
    ),
    dependentRequired,
    dependentSchemas: gather(
      objects.map(({ rules }) => rules.dependentSchemas),
      space,
    ),
  };
}

function othersOf(objects: readonly { readonly rules: ObjectRules }[], space: ValueSets): readonly Others[] {
  const groups = new Map<string, { readonly patterns: ReadonlySet<string>; readonly schemas: Schema[] }>();
  for (const { rules } of objects) {
    const { additionalProperties: schema } = rules;
    if (schema === undefined || !constrains(schema)) continue;
    const patterns = new Set(rules.patternProperties?.keys());
    const key = patterns.size === 0 ? "" : JSON.stringify([...patterns].sort());
    const known = groups.get(key);
    if (known) known.schemas.push(schema);
    else groups.set(key, { patterns, schemas: [schema] });
  }
  return [...groups.values()].flatMap(({ patterns, schemas: [first, ...rest] }) => {
    if (first === undefined) return [];
    const closed = [first, ...rest].some((schema) => schema.never);
    return [{ patterns, shape: space.shapeOf(first, ...rest), closed }];
  });
}

/** False for the schema that accepts everything. */
function constrains(schema: Schema): boolean {
  return Object.keys(schema).some((key) => key !== "at" && key !== "notes");
}

/** What the atoms that restrict property `name` say of it together. */
export function propertyOf(atoms: readonly Schema[], name: string, space: ValueSets): ValueSet {
  const listed = atoms.flatMap((atom) => atom.object?.properties.get(name) ?? []);
  const others = atoms.flatMap((atom) => {
    const rules = atom.object;
    if (rules === undefined) return [];
    const patterns = [...(rules.patternProperties ?? [])].filter(([pattern]) => matches(pattern, name));
    if (rules.properties.has(name) || patterns.length > 0) return patterns.map(([, schema]) => schema);
    return rules.additionalProperties && constrains(rules.additionalProperties) ? [rules.additionalProperties] : [];
  });
  const [first, ...rest] = new Set([...listed, ...others]);
  return first ? space.shapeOf(first, ...rest) : space.shapeOf(space.anythingIn(atoms[0]));
}

/**
 * What is said of a name that only matches such a pattern: its schema and those that other atoms have for names that they do
 * not know. `undefined` where there may be no such property.
 */
export function patternOf(
  { patternProperties, others }: View,
  pattern: string,
  space: ValueSets,
): ValueSet | undefined {
  const own = patternProperties.get(pattern);
  const beside = others.filter(({ patterns }) => !patterns.has(pattern));
  if (own === undefined || beside.some(({ closed }) => closed)) return undefined;
  return space.shapeOfAtoms([...new Set([own, ...beside.map(({ shape }) => shape)].flatMap(({ atoms }) => atoms))]);
}

/** Something is said of a property that is not listed: some pattern, or what atoms say of others. */
export function isDescribed({ patternProperties, others }: View, name: string): boolean {
  return others.length > 0 || [...patternProperties.keys()].some((pattern) => matches(pattern, name));
}

/** The names that properties may have at most, where they are listed. */
export function listedNames({ propertyNames }: Pick<View, "propertyNames">): readonly string[] | undefined {
  const names = propertyNames && mergeEnums(propertyNames.atoms)?.values;
  return names?.filter((name) => typeof name === "string");
}

function gather(
  maps: readonly (ReadonlyMap<string, Schema> | undefined)[],
  space: ValueSets,
): ReadonlyMap<string, ValueSet> {
  const lists = new Map<string, Schema[]>();
  for (const [name, schema] of maps.flatMap((map) => [...(map ?? [])])) {
    const known = lists.get(name);
    if (known === undefined) lists.set(name, [schema]);
    else known.push(schema);
  }
  return new Map(
    [...lists].flatMap(([name, [first, ...rest]]) => (first ? [[name, space.shapeOf(first, ...rest)] as const] : [])),
  );
}

function merged<K extends string>(
  key: K,
  schemas: readonly Schema[],
  space: ValueSets,
): { readonly [P in K]?: ValueSet } {
  const [first, ...rest] = schemas;
  return (first ? { [key]: space.shapeOf(first, ...rest) } : {}) as { readonly [P in K]?: ValueSet };
}

/** What each atom says of matching items; counts of the same schema are one. Where any number may match nothing is said. */
function matchesOf(atoms: readonly Schema[], space: ValueSets): readonly Matches[] {
  const found = new Map<ValueSet, Matches>();
  for (const { at, array } of atoms) {
    if (array?.contains === undefined) continue;
    const { minContains = 1, maxContains } = array;
    const shape = space.shapeOf(array.contains);
    const { min, max } = found.get(shape) ?? {};
    const most = maxContains !== undefined && maxContains < (max?.value ?? Number.POSITIVE_INFINITY);
    const upper = most ? { value: maxContains, at } : max;
    found.set(shape, {
      shape,
      min: min && min.value >= minContains ? min : { value: minContains, at },
      ...(upper && { max: upper }),
    });
  }
  return [...found.values()].filter(({ min, max }) => min.value > 0 || max);
}

type ArrayView = Pick<View, "prefixItems" | "items" | "contains" | "unevaluatedItems">;

function arrayView(atoms: readonly Schema[], space: ValueSets): ArrayView {
  if (!atoms.some((atom) => atom.array)) return { prefixItems: [], contains: [] };
  const arrays = atoms.flatMap((atom) => (atom.array ? [atom.array] : []));
  const length = Math.max(0, ...arrays.map((rules) => rules.prefixItems?.length ?? 0));
  const prefixItems = Array.from({ length }, (_, index) => {
    const [first, ...rest] = new Set(arrays.flatMap((rules) => rules.prefixItems?.[index] ?? rules.items ?? []));
    return first ? space.shapeOf(first, ...rest) : space.shapeOf(space.anythingIn(atoms[0]));
  });
  return {
    prefixItems,
    ...merged("items", arrays.flatMap((rules) => rules.items ?? []).filter(constrains), space),
    contains: matchesOf(atoms, space),
    ...merged(
      "unevaluatedItems",
      arrays.flatMap((rules) => (rules.unevaluatedItems === rules.items ? [] : (rules.unevaluatedItems ?? []))),
      space,
    ),
  };
}
