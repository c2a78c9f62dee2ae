import { groupBy } from "../../base/group-by.js";
import { canonicalJson } from "../../base/json.js";
import { subschemas } from "../../contract/model/map-schema.js";
import type { Body, Contract, Hook, Operation, Schema } from "../../contract/model/types.js";
import { type DriftFinding, findingOf } from "../schemas/findings.js";
import type { SchemaPair } from "../schemas/pair.js";
import type { Session } from "../schemas/session.js";
import type { Space } from "../values/space.js";
import { placeOfLack } from "./place-of-lack.js";

/**
 * Named schemas that are gone, for whoever generates types from them. One that lives on under another name or in the
 * places that referred to it is not gone. Names say nothing between descriptions of different APIs.
 */
export function compareComponents(session: Session): readonly DriftFinding[] {
  const { base, revision } = session;
  if (base.info.title !== revision.info.title) return [];
  const named = [...base.schemas].filter(([name, schema]) => !revision.schemas.has(name) && isComponent(schema));
  const renamed = [...revision.schemas].flatMap(([name, schema]) => (base.schemas.has(name) ? [] : [schema]));
  const nameless = withoutSurvivors(session, named, renamed);
  const used = nameless.length === 0 ? new Set<string>() : referredTo(base);
  const candidates = nameless.filter(([name]) => used.has(name));
  const kept = new Set(withoutSurvivors(session, candidates, inlineSchemas(revision)));
  const left = nameless.filter((entry) => !used.has(entry[0]) || kept.has(entry));
  const gone = withoutRewritten(session, left, renamed);
  const place = placeOfLack(revision, "schemas");
  return gone.map(([name, schema]) => {
    const site = { operation: undefined, part: { kind: "schema", name } } as const;
    return findingOf("api-schema-removed", site, { base: schema.at, revision: place });
  });
}

type Named = readonly [name: string, schema: Schema];

/** Those of which no candidate means the same. */
function withoutSurvivors(session: Session, list: readonly Named[], candidates: Iterable<Schema>): readonly Named[] {
  if (list.length === 0) return [];
  const { base, revision } = session;
  const sizes = new Set(list.map(([, schema]) => sizeOf(schema)));
  const outlines = new Map(list.map(([, schema]) => [outlineOf(schema, base), new Set<Schema>()]));
  for (const schema of candidates)
    if (sizes.has(sizeOf(schema))) outlines.get(outlineOf(schema, revision))?.add(schema);
  return list.filter(([, schema]) => !livesOn(session, schema, [...(outlines.get(outlineOf(schema, base)) ?? [])]));
}

/** Those of which no candidate that is written quite otherwise means the same. */
function withoutRewritten(session: Session, list: readonly Named[], candidates: readonly Schema[]): readonly Named[] {
  if (list.length === 0) return [];
  const { base, revision } = session.comparison;
  const outlines = groupBy(candidates, (schema) => meaningOf(schema, revision.space));
  return list.filter(([, schema]) => !livesOn(session, schema, outlines.get(meaningOf(schema, base.space)) ?? []));
}

/** What schemas of the same meaning have in common, however they are written. */
function meaningOf(schema: Schema, space: Space): string {
  const { mask, properties, enum: values, unions } = space.viewOf(space.shapeOf(schema));
  return canonicalJson([mask, [...properties.keys()].sort(), values?.value.length ?? 0, unions.length]);
}

const context = { subject: "response-body", direction: "response", text: false, inferred: false } as const;

/** One of the candidates means the same: it reads alike, has the same number, or a close look finds nothing. */
function livesOn({ comparison, schemas }: Session, schema: Schema, candidates: readonly Schema[]): boolean {
  if (candidates.some((other) => comparison.written.same(schema, other))) return true;
  const meaning = comparison.base.idOf(comparison.base.space.shapeOf(schema));
  const { space } = comparison.revision;
  if (candidates.some((other) => comparison.revision.idOf(space.shapeOf(other)) === meaning)) return true;
  return candidates.some((other) => {
    const pair = schemas.compare(schema, other, context);
    return pair === undefined || !differs(pair);
  });
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
  for (const schema of schemasOfHooks(webhooks)) yield* subschemas(schema);
}

function schemasOf({ parameters, request, responses, callbacks = [] }: Operation): readonly Schema[] {
  return [
    ...parameters.map(({ schema }) => schema),
    ...responses.flatMap(({ headers }) => headers.map(({ schema }) => schema)),
    ...mediaOf([request, ...responses]),
    ...schemasOfHooks(callbacks),
  ];
}

function schemasOfHooks(hooks: readonly Hook[]): readonly Schema[] {
  const methods = hooks.flatMap((hook) => hook.methods);
  return [
    ...methods.flatMap(({ parameters }) => parameters.map(({ schema }) => schema)),
    ...mediaOf(methods.map(({ request }) => request)),
  ];
}

type Contents = Pick<Body, "content"> | undefined;

function mediaOf(bodies: readonly Contents[]): readonly Schema[] {
  const media = bodies.flatMap((body) => body?.content ?? []);
  return media.flatMap(({ schema, itemSchema }) => [schema, itemSchema].filter((item) => item !== undefined));
}
