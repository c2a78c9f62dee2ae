import type { Origin, Report } from "../../base/diagnostics.js";
import { addTo } from "../../base/group-by.js";
import { join } from "../../base/json.js";
import type { Discriminator } from "../model/discriminator.js";
import { isAlias } from "../model/follow.js";
import { mapHook, mapOperations } from "../model/map-operation.js";
import { mapSchema } from "../model/map-schema.js";
import { completeMapping, tagSchema, tagValues } from "../model/own-tags.js";
import { SchemaFacts } from "../model/schema-facts.js";
import type { Contract, Schema } from "../model/types.js";

type Parts = Pick<Contract, "schemas" | "operations" | "webhooks">;
type Schemas = Contract["schemas"];

/** A schema that extends a base, and where that is said: with its tag, or by itself. */
interface Child {
  readonly name: string;
  readonly at: Origin;
}

/** A schema that has a discriminator and no alternatives: they are the schemas that extend it, or that it maps to. */
interface Base {
  readonly at: Origin;
  readonly name: string;
  readonly discriminator: Discriminator;
  readonly children: readonly Child[];
  /** Whether it has tags that lead to no child. */
  readonly isOpen: boolean;
}

/**
 * Makes choices of bases (OpenAPI, Discriminator Object: "Models with Polymorphism Support"). Where a base is asked for, any
 * child of it goes, and the base itself for tags that lead to none; where a child extends it, it is the base alone. A
 * child that no other extends has its tag.
 */
export function spreadBases({ schemas, operations, webhooks }: Parts, report: Report): Parts {
  const facts = new SchemaFacts(schemas);
  const bases = findBases(facts, report);
  if (bases.size === 0) return { schemas, operations, ...(webhooks && { webhooks }) };
  const spread = (schema: Schema): Schema => {
    const base = schema.ref === undefined ? undefined : bases.get(schema.ref);
    return base === undefined ? schema : spreadReference(schema, base);
  };
  const extended = new Map(
    [...schemas].map(([name, schema]) => {
      const { discriminator, ...plain } = schema;
      return [name, withTag(name, spreadBelow(bases.has(name) ? plain : schema, bases, spread), bases, facts)];
    }),
  );
  return {
    schemas: extended,
    operations: mapOperations(operations, spread),
    ...(webhooks && { webhooks: webhooks.map((hook) => mapHook(hook, spread)) }),
  };
}

function findBases(facts: SchemaFacts, report: Report): ReadonlyMap<string, Base> {
  const { schemas } = facts;
  const extending = childrenByBase(schemas);
  const bases = new Map<string, Base>();
  for (const [name, { discriminator, oneOf, anyOf, at }] of schemas) {
    if (discriminator === undefined || oneOf !== undefined || anyOf !== undefined) continue;
    const mapped = [...discriminator.mapping.values()].filter((target) => target !== name && schemas.has(target));
    const children = [...new Set([...mapped, ...descendantsOf(name, extending)])].sort();
    const base = { at, notes: {}, ref: name };
    const placed = children.map((child) => ({ name: child, at: placeOf(child, discriminator, at, schemas) }));
    if (placed.length > 0)
      bases.set(name, { name, at, children: placed, ...chooseAmong(base, children, discriminator, facts) });
    else
      report({
        code: "discriminator-unusable",
        at,
        message: `The discriminator "${discriminator.property}" has nothing to choose from: no schema extends this one.`,
      });
  }
  return bases;
}

function originBelow({ file, path, pointer }: Origin, ...tokens: readonly string[]): Origin {
  return { file, ...(path !== undefined && { path }), pointer: join(pointer, ...tokens) };
}

/** Where the mapping has a child, or the child stands that it leaves out. */
function placeOf(child: string, { mapping }: Discriminator, at: Origin, schemas: Schemas): Origin {
  const [tag] = [...mapping].find(([, name]) => name === child) ?? [];
  const own = { ...(schemas.get(child)?.at ?? at) };
  return tag === undefined ? own : originBelow(at, "discriminator", "mapping", tag);
}

function chooseAmong(
  base: Schema & { readonly ref: string },
  children: readonly string[],
  written: Discriminator,
  facts: SchemaFacts,
): Pick<Base, "discriminator" | "isOpen"> {
  const otherwise = base.ref;
  const branches = [...children.map((ref): Schema => ({ ...base, ref })), base];
  const tags = completeMapping({ ...written, otherwise }, branches, facts);
  const extended = originBelow(base.at, "discriminator");
  const discriminator = { ...written, ...tags, otherwise, ...(written.otherwise === undefined && { extended }) };
  const own = tagValues(discriminator, base, facts);
  return { discriminator, isOpen: own === undefined || own.length > 0 };
}

function childrenByBase(schemas: Schemas): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const [name, { allOf }] of schemas)
    for (const { ref } of allOf ?? []) if (ref !== undefined) addTo(children, ref, name);
  return children;
}

function descendantsOf(name: string, children: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found = new Set<string>();
  const visit = (parent: string): void => {
    for (const child of children.get(parent) ?? []) {
      if (found.has(child) || child === name) continue;
      found.add(child);
      visit(child);
    }
  };
  visit(name);
  return [...found];
}

/** A component whose own `allOf` extends bases: those stay as they are. */
function spreadBelow(schema: Schema, bases: ReadonlyMap<string, Base>, spread: (schema: Schema) => Schema): Schema {
  const isBase = ({ ref }: Schema): boolean => ref !== undefined && bases.has(ref);
  const inherited = schema.allOf?.filter(isBase) ?? [];
  if (inherited.length === 0 && !isBase(schema)) return mapSchema(schema, spread);
  const { allOf = [], ref, ...rest } = schema;
  const own = mapSchema({ ...rest, ...(ref !== undefined && !bases.has(ref) && { ref }) }, (part) => spread(part));
  const kept = allOf.map((part) => (isBase(part) ? part : mapSchema(part, spread)));
  return {
    ...own,
    ...(ref !== undefined && bases.has(ref) && { ref }),
    ...(kept.length > 0 && { allOf: kept }),
  };
}

function spreadReference(schema: Schema, { name, at: place, discriminator, children, isOpen }: Base): Schema {
  const { ref, ...rest } = schema;
  const { at, notes } = schema;
  const { otherwise: _, ...closed } = discriminator;
  const branches = isOpen ? [...children, { name, at: { ...place } }] : children;
  const choice = {
    anyOf: branches.map((branch): Schema => ({ at: branch.at, notes: {}, ref: branch.name })),
    discriminator: isOpen ? discriminator : closed,
  };
  return isAlias(schema)
    ? { at, notes, ...choice }
    : { ...rest, allOf: [...(rest.allOf ?? []), { at, notes: {}, ...choice }] };
}

/** A child that nothing extends says which it is, unless it does already. */
function withTag(name: string, schema: Schema, bases: ReadonlyMap<string, Base>, facts: SchemaFacts): Schema {
  const own = [...bases.values()].filter(({ children }) => children.some((child) => child.name === name));
  const reference: Schema = { at: schema.at, notes: {}, ref: name };
  const tags = own.flatMap(({ discriminator, children }): Schema[] => {
    const isExtended = children.some((child) => facts.schemas.get(child.name)?.allOf?.some(({ ref }) => ref === name));
    const values = isExtended ? undefined : tagValues(discriminator, reference, facts);
    const listed = facts.tagOf(reference, discriminator.property)?.values.size;
    return values === undefined || values.length === 0 || listed === values.length
      ? []
      : [tagSchema(schema.at, discriminator.property, values, false)];
  });
  if (tags.length === 0) return schema;
  if (schema.ref === undefined) return { ...schema, allOf: [...(schema.allOf ?? []), ...tags] };
  const { notes, ...rest } = schema;
  return { at: schema.at, notes, allOf: [{ ...rest, notes: {} }, ...tags] };
}
