import type { Origin } from "../../base/diagnostics.js";
import type { ObjectRules, Schema } from "../../contract/model/types.js";
import { LazyMap } from "./lazy-map.js";
import { mergeEnums } from "./listed.js";
import { constrains, merged } from "./merge-sets.js";
import { matches, mayShareTexts } from "./patterns.js";
import { schemasOfProperty } from "./possible-objects.js";
import { requirementsOf } from "./requirements.js";
import { assertsBeside, type ValueSet, type ValueSets } from "./value-set.js";

/** What the atoms of a shape say of objects. */
export interface ObjectView {
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
}

/** What some atoms say of properties that match none of their patterns. */
export interface Others {
  readonly patterns: ReadonlySet<string>;
  readonly shape: ValueSet;
  /** There may be none. */
  readonly closed: boolean;
}

const noObject: ObjectView = {
  properties: new Map(),
  required: new Map(),
  patternProperties: new Map(),
  others: [],
  closed: false,
  dependentRequired: new Map(),
  dependentSchemas: new Map(),
};

export function objectView(atoms: readonly Schema[], space: ValueSets): ObjectView {
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
    closed: space.emptiness.takeNothing(...additional),
    ...merged("additional", additional, space),
    ...namesView(objects, space),
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

/** What names must match, as the texts that they are; nothing where all texts do. */
function namesView(objects: readonly { readonly rules: ObjectRules }[], space: ValueSets) {
  const schemas = objects.flatMap(({ rules }) => rules.propertyNames ?? []);
  const refusing = schemas.filter((schema) => !space.expand([schema]).every(takesTexts));
  const isOfTexts = refusing.some(({ types }) => types !== undefined);
  return merged("propertyNames", refusing.length > 0 && !isOfTexts ? [...refusing, space.plain.text] : refusing, space);
}

/** It takes every text, whatever it says of other values. */
function takesTexts(atom: Schema): boolean {
  if (atom.types?.has("string") === false) return false;
  return !assertsBeside(atom, "ref", "allOf", "types", "number", "array", "object");
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
    return [{ patterns, shape: space.shapeOf(first, ...rest), closed: space.emptiness.takeNothing(first, ...rest) }];
  });
}

/** What the atoms that restrict property `name` say of it together. */
export function propertyOf(atoms: readonly Schema[], name: string, space: ValueSets): ValueSet {
  const [first, ...rest] = schemasOfProperty(atoms, name);
  return first ? space.shapeOf(first, ...rest) : space.shapeOf(space.anythingIn(atoms[0]));
}

/**
 * What is said of a name that only matches such a pattern: its schema and those that other atoms have for names that they do
 * not know. Those that allow no others may know it by a pattern of theirs, with a schema of its own. `undefined` where there
 * may be no such property.
 */
export function patternOf(
  { patternProperties, others: all }: ObjectView,
  pattern: string,
  space: ValueSets,
): ValueSet | undefined {
  const own = patternProperties.get(pattern);
  const beside = all.filter(({ patterns }) => !patterns.has(pattern));
  const isKnown = (patterns: ReadonlySet<string>) => [...patterns].some((other) => mayShareTexts([pattern, other]));
  if (own === undefined || beside.some(({ closed, patterns }) => closed && !isKnown(patterns))) return undefined;
  const others = beside.filter(({ closed }) => !closed);
  return space.shapeOfAtoms([...new Set([own, ...others.map(({ shape }) => shape)].flatMap(({ atoms }) => atoms))]);
}

/** Something is said of a property that is not listed: some pattern, or what atoms say of others. */
export function isDescribed({ patternProperties, others }: ObjectView, name: string): boolean {
  return others.length > 0 || [...patternProperties.keys()].some((pattern) => matches(pattern, name));
}

/** The names that properties may have at most, where they are listed. */
export function listedNames({ propertyNames }: Pick<ObjectView, "propertyNames">): readonly string[] | undefined {
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
