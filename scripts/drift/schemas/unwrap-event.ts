import type { Schema } from "../../contract/model/types.js";
import { isJsonType } from "../../spec/media-types.js";
import type { Space } from "../values/space.js";
import { isPlainUnion, schemaOf, type ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";

/** Fields of an event as it is sent (HTML Living Standard, section 9.2.6). */
const eventFields: ReadonlySet<string> = new Set(["data", "event", "id", "retry"]);

/** The ways to describe the events of a stream. */
interface Events {
  /** As they are written, but for an alternative that is only the end. */
  readonly endless: Schema;
  /** What that alternative says. */
  readonly end?: string;
  /** What their data hold, where the events are described. */
  readonly data?: Schema;
  /** What the events are called, where they have names. */
  readonly names?: readonly string[];
  /** The events with what their data hold as it is, where that is JSON in a text. */
  readonly decoded?: Schema;
}

/**
 * A stream of events may be described by the events or by what their data hold, and its end may be one of them. Where the
 * sides differ in that, both are brought to what they share: to the data, and without the end.
 */
export function unwrapEvents(
  [before, after]: readonly [Schema, Schema],
  [base, revision]: readonly [Space, Space],
): readonly [Schema, Schema] {
  const [one, two] = [eventsOf(before, base), eventsOf(after, revision)];
  if (one.data && !two.data && !isEnvelope(one.data, base, two.endless, revision)) return [one.data, two.endless];
  if (two.data && !one.data && !isEnvelope(two.data, revision, one.endless, base)) return [one.endless, two.data];
  if (one.data && two.data && !one.decoded !== !two.decoded)
    return [one.decoded ?? one.endless, two.decoded ?? two.endless];
  const [hadEnd, hasEnd] = [one.endless !== before, two.endless !== after];
  return hadEnd === hasEnd ? [before, after] : [one.endless, two.endless];
}

/** The end of the stream, where one of the events is only that. */
export function endOf(schema: Schema, space: Space): string | undefined {
  return eventsOf(schema, space).end;
}

/** The names that base has for its events, where the revision describes nothing but their data. */
export function unnamedEvents(
  [before, after]: readonly [Schema, Schema],
  [base, revision]: readonly [Space, Space],
): readonly string[] {
  const [one, two] = [eventsOf(before, base), eventsOf(after, revision)];
  const isUnwrapped = one.data && !two.data && !isEnvelope(one.data, base, two.endless, revision);
  return (isUnwrapped && one.names) || [];
}

/** The other side has data by that name, too, and more beside them: both are what the data of events hold. */
function isEnvelope(data: Schema, space: Space, other: Schema, others: Space): boolean {
  const hasData = (schema: Schema, own: Space) =>
    alternativesOf(own.shapeOf(schema), own).every((each) => own.viewOf(each).properties.has("data"));
  return hasData(other, others) && !hasData(data, space);
}

/** Made once of each schema: pairs of schemas are known by them. */
function eventsOf(schema: Schema, space: Space): Events {
  const known = space.events.get(schema) ?? readEvents(schema, space);
  space.events.set(schema, known);
  return known;
}

function readEvents(schema: Schema, space: Space): Events {
  const shape = space.shapeOf(schema);
  const all = alternativesOf(shape, space);
  const going = all.filter((each) => endIn(each, space) === undefined);
  const isWhole = going.length === 0 || going.length === all.length;
  const [end] = isWhole ? [] : all.flatMap((each) => endIn(each, space) ?? []);
  const events = {
    endless: isWhole ? schema : choiceOf(going.map(schemaOf), schema),
    ...(end !== undefined && { end }),
    names: going.flatMap((each) => nameOf(each, space) ?? []),
  };
  const data = going.map((each) => dataOf(each, space));
  if (going.length === 0 || data.includes(undefined)) return events;
  const held = data.flatMap((each) => each?.held ?? []);
  const isText = data.some((each) => each?.isText);
  const decoded = going.map((each, index) => withData(each, choiceOf(data[index]?.held ?? [], schema)));
  return { ...events, data: choiceOf(held, schema), ...(isText && { decoded: choiceOf(decoded, schema) }) };
}

/** The event with other data. */
function withData({ at, atoms }: ValueSet, data: Schema): Schema {
  const changed = atoms.map(({ ref: _ref, allOf: _allOf, ...atom }) => {
    const { object } = atom;
    if (!object?.properties.has("data")) return atom;
    return { ...atom, object: { ...object, properties: new Map([...object.properties, ["data", data]]) } };
  });
  return { at, allOf: changed, notes: {} };
}

/** The schema itself, or the alternatives of it that have none themselves. */
function alternativesOf(shape: ValueSet, space: Space, inside: readonly ValueSet[] = []): readonly ValueSet[] {
  const { unions } = space.viewOf(shape);
  const [union] = unions;
  if (union === undefined || unions.length > 1 || shape.atoms.length > 1 || !isPlainUnion(union.atom)) return [shape];
  if (inside.includes(shape)) return [];
  return union.branches.flatMap((branch) => alternativesOf(branch, space, [...inside, shape]));
}

/** The end that is all that the schema, or the data of the event, may be: the usual one, or one that a stream of the contract has. */
function endIn(shape: ValueSet, space: Space): string | undefined {
  const view = space.viewOf(shape);
  const values = (isEvent(view) ? space.viewOf(view.properties.get("data") ?? shape) : view).enum?.value;
  return values?.length === 1 ? space.ends.find((end) => end === values[0]) : undefined;
}

/** The only name that the event may have. */
function nameOf(shape: ValueSet, space: Space): string | undefined {
  const name = space.viewOf(shape).properties.get("event");
  const values = name && space.viewOf(name).enum?.value;
  return values?.length === 1 && typeof values[0] === "string" ? values[0] : undefined;
}

function isEvent({ properties }: View): boolean {
  return properties.has("data") && [...properties.keys()].every((name) => eventFields.has(name));
}

/** What the data of an event hold, but for the end, and whether some of it is JSON in a text. */
function dataOf(
  shape: ValueSet,
  space: Space,
): { readonly held: readonly Schema[]; readonly isText: boolean } | undefined {
  const view = space.viewOf(shape);
  const data = view.properties.get("data");
  if (data === undefined || !isEvent(view)) return undefined;
  const all = alternativesOf(data, space);
  const going = all.filter((each) => endIn(each, space) === undefined);
  const texts = going.map((each) => textOf(each, space));
  if (going.length === all.length && texts.every((text) => text === undefined))
    return { held: [schemaOf(data)], isText: false };
  return {
    held: going.map((each, index) => texts[index] ?? schemaOf(each)),
    isText: texts.some((text) => text !== undefined),
  };
}

/** What JSON in a text holds. */
function textOf(shape: ValueSet, space: Space): Schema | undefined {
  const { contentSchema, contentMediaType = "" } = space.viewOf(shape);
  if (contentSchema !== undefined) return schemaOf(contentSchema);
  return isJsonType(contentMediaType) ? { at: shape.at, notes: {} } : undefined;
}

function choiceOf(schemas: readonly Schema[], { at }: Schema): Schema {
  const [first, ...others] = schemas;
  return first !== undefined && others.length === 0 ? first : { at, anyOf: schemas, notes: {} };
}
