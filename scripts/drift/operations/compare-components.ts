import { compareText } from "../../base/diagnostics.js";
import { groupBy } from "../../base/group-by.js";
import { canonicalJson } from "../../base/json.js";
import { subschemas } from "../../contract/model/map-schema.js";
import type { Body, Contract, Hook, Operation, Schema } from "../../contract/model/types.js";
import { type DriftFinding, findingOf } from "../schemas/findings.js";
import type { SchemaPair } from "../schemas/pair.js";
import type { Session } from "../schemas/session.js";
import type { Space } from "../values/space.js";

/**
 * Named schemas whose names are gone, for whoever generates types from them: those that live on under another name, and
 * those that are gone altogether. One that stands where it was referred to is neither. Names say nothing between
 * descriptions of different APIs.
 */
export function compareComponents(session: Session): readonly DriftFinding[] {
  const { base, revision, options } = session;
  if (base.info.title !== revision.info.title) return [];
  const named = [...base.schemas].filter(([name, schema]) => !revision.schemas.has(name) && isComponent(schema));
  const added = [...revision.schemas]
    .filter(([name]) => !base.schemas.has(name))
    .sort(([one], [two]) => compareText(one, two));
  const names = new Map(added.map(([name, schema]) => [schema, name]));
  const renamed = survivorsOf(session, named, names.keys());
  const nameless = named.filter((entry) => !renamed.has(entry));
  const used = nameless.length === 0 ? new Set<string>() : referredTo(base);
  const inlined = survivorsOf(
    session,
    nameless.filter(([name]) => used.has(name)),
    inlineSchemas(revision),
  );
  const left = nameless.filter((entry) => !inlined.has(entry));
  const rewritten = rewrittenOf(session, left, [...names.keys()]);
  return [...named].flatMap((entry) => {
    const [name, schema] = entry;
    if (inlined.has(entry)) return [];
    const site = { operation: undefined, part: { kind: "schema", name } } as const;
    const other = renamed.get(entry) ?? rewritten.get(entry);
    const to = other && names.get(other);
    if (other === undefined || to === undefined)
      return [findingOf("api-schema-removed", site, { base: schema.at, revision: revision.at })];
    // What another provider calls it is its own.
    if (options.relation === "providers") return [];
    return [findingOf("api-schema-renamed", site, { to, base: schema.at, revision: other.at })];
  });
}

type Named = readonly [name: string, schema: Schema];

/** What means the same, by those of which a candidate does. */
type Survivors = ReadonlyMap<Named, Schema>;

function survivorsOf(session: Session, list: readonly Named[], candidates: Iterable<Schema>): Survivors {
  if (list.length === 0) return new Map();
  const { base, revision } = session;
  const sizes = new Set(list.map(([, schema]) => sizeOf(schema)));
  const outlines = new Map(list.map(([, schema]) => [outlineOf(schema, base), new Set<Schema>()]));
  for (const schema of candidates)
    if (sizes.has(sizeOf(schema))) outlines.get(outlineOf(schema, revision))?.add(schema);
  return found(list, (schema) => survivorOf(session, schema, [...(outlines.get(outlineOf(schema, base)) ?? [])]));
}

/** The same, where candidates are written quite otherwise. */
function rewrittenOf(session: Session, list: readonly Named[], candidates: readonly Schema[]): Survivors {
  if (list.length === 0) return new Map();
  const { base, revision } = session.comparison;
  const outlines = groupBy(candidates, (schema) => meaningOf(schema, revision.space));
  return found(list, (schema) => survivorOf(session, schema, outlines.get(meaningOf(schema, base.space)) ?? []));
}

function found(list: readonly Named[], find: (schema: Schema) => Schema | undefined): Survivors {
  return new Map(
    list.flatMap((entry) => {
      const other = find(entry[1]);
      return other === undefined ? [] : [[entry, other] as const];
    }),
  );
}

/** What schemas of the same meaning have in common, however they are written. */
function meaningOf(schema: Schema, space: Space): string {
  const { mask, properties, enum: values, unions } = space.viewOf(space.shapeOf(schema));
  return canonicalJson([mask, [...properties.keys()].sort(), values?.value.length ?? 0, unions.length]);
}

const context = { subject: "response-body", direction: "response", text: false, inferred: false } as const;

/** The candidate that means the same: it reads alike, has the same number, or a close look finds nothing. */
function survivorOf(
  { comparison, schemas }: Session,
  schema: Schema,
  candidates: readonly Schema[],
): Schema | undefined {
  const twin = candidates.find((other) => comparison.written.same(schema, other));
  if (twin !== undefined || candidates.length === 0) return twin;
  const meaning = comparison.base.idOf(comparison.base.space.shapeOf(schema));
  const { space } = comparison.revision;
  return (
    candidates.find((other) => comparison.revision.idOf(space.shapeOf(other)) === meaning) ??
    candidates.find((other) => {
      const pair = schemas.compare(schema, other, context);
      return pair === undefined || !differs(pair);
    })
  );
}

function differs(root: SchemaPair): boolean {
  const pairs = new Set([root]);
  for (const { differences, edges } of pairs) {
    if (differences.length > 0) return true;
    for (const { pair } of edges) pairs.add(pair);
  }
  return false;
}

/** Not a schema that loading named because something refers to it. */
function isComponent({ at }: Schema): boolean {
  return /^\/(?:components\/schemas|definitions)\/[^/]+$/.test(at.pointer);
}

/** Cheaper than the outline, for the many schemas that have another one. */
function sizeOf({ enum: values, object, allOf, anyOf, oneOf }: Schema): string {
  return `${values?.length} ${object?.properties.size} ${allOf?.length} ${anyOf?.length} ${oneOf?.length}`;
}

/** What schemas of the same meaning have in common and is cheap to tell. */
function outlineOf({ types, enum: values, object, array, allOf, anyOf, oneOf }: Schema, { schemas }: Contract): string {
  const lengths = [allOf, anyOf, oneOf].map((list) => list?.length ?? 0);
  const item = array?.items?.ref === undefined ? array?.items : schemas.get(array.items.ref);
  const items = [...(item?.types ?? [])].sort();
  return canonicalJson([
    [...(types ?? [])].sort(),
    values?.map(canonicalJson).sort() ?? null,
    [...(object?.properties.keys() ?? [])].sort(),
    lengths,
    items,
  ]);
}

/** Only what was referred to can have been put in the place of its references. */
function referredTo(contract: Contract): ReadonlySet<string> {
  const names = new Set<string>();
  for (const schema of contract.schemas.values()) if (schema.ref !== undefined) names.add(schema.ref);
  for (const { ref } of inlineSchemas(contract)) if (ref !== undefined) names.add(ref);
  return names;
}

/** Schemas that stand inside of others and of operations. */
function* inlineSchemas({ schemas, operations, webhooks = [] }: Contract): Iterable<Schema> {
  for (const schema of schemas.values()) for (const part of subschemas(schema)) if (part !== schema) yield part;
  for (const operation of operations) for (const schema of schemasOf(operation)) yield* subschemas(schema);
  for (const schema of mediaOf(bodiesOf(webhooks))) yield* subschemas(schema);
}

function schemasOf({ parameters, request, responses, callbacks = [] }: Operation): readonly Schema[] {
  return [
    ...parameters.map(({ schema }) => schema),
    ...responses.flatMap(({ headers }) => headers.map(({ schema }) => schema)),
    ...mediaOf([request, ...responses, ...bodiesOf(callbacks)]),
  ];
}

type Contents = Pick<Body, "content"> | undefined;

function bodiesOf(hooks: readonly Hook[]): readonly Contents[] {
  return hooks.flatMap(({ methods }) => methods.map(({ request }) => request));
}

function mediaOf(bodies: readonly Contents[]): readonly Schema[] {
  const media = bodies.flatMap((body) => body?.content ?? []);
  return media.flatMap(({ schema, itemSchema }) => [schema, itemSchema].filter((item) => item !== undefined));
}
