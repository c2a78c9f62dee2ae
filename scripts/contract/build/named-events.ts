import { isJsonType } from "../../spec/media-types.js";
import type { Schema } from "../model/types.js";
import type { DocumentReader } from "./document-reader.js";

/** Events that are given with their names, for these say what their data is. */
export interface NamedEvents {
  readonly event: Schema;
  /** The names of those whose data is a text, no JSON. */
  readonly texts: readonly string[];
}

/** The fields of an event as server-sent events have them. */
export const envelopeFields: ReadonlySet<string> = new Set(["data", "event", "id", "retry", "comment"]);

/** One alternative of the events of a stream. */
interface Alternative {
  readonly at: Schema["at"];
  readonly name: Schema;
  readonly data: Schema;
  readonly isText: boolean;
  /** Its schema says exactly what is given of it. */
  readonly isExact: boolean;
}

type Properties = ReadonlyMap<string, Schema>;

/**
 * The events of a stream whose description has a schema for each name of an event; `told` where their data tell them apart
 * as well, and nothing where some have no name.
 */
export function namedEvents(
  written: Schema | undefined,
  reader: DocumentReader,
  sentinel: string,
): NamedEvents | "told" | undefined {
  const found = written && alternativesOf(written, { reader, properties: new Map(), inside: [] });
  if (written === undefined || found === undefined) return undefined;
  if (new Set(found.flatMap(namesOf)).size < 2) return undefined;
  const isEnd = ({ data }: Alternative) => data.enum?.every((value) => value === sentinel) === true;
  const all = found.filter((each) => !isEnd(each));
  if (tellThemselves(all, reader)) return "told";
  const event = all.every(({ isExact }) => isExact) ? written : { at: written.at, notes: {}, anyOf: all.map(eventOf) };
  return { event, texts: all.filter(({ isText }) => isText).flatMap(namesOf) };
}

interface Place {
  readonly reader: DocumentReader;
  /** What stands beside the alternatives. */
  readonly properties: Properties;
  readonly inside: readonly Schema[];
}

/** Nothing where one of them is no event with a name. */
function alternativesOf(schema: Schema, place: Place): readonly Alternative[] | undefined {
  const { reader, inside } = place;
  const target = resolve(schema, reader);
  if (target === undefined || inside.includes(target)) return undefined;
  const properties = new Map([...place.properties, ...propertiesOf(target, reader)]);
  const branches = target.oneOf ?? target.anyOf;
  if (branches !== undefined) {
    const found = branches.map((branch) => alternativesOf(branch, { reader, properties, inside: [...inside, target] }));
    return found.includes(undefined) ? undefined : found.flatMap((each) => each ?? []);
  }
  const name = resolve(properties.get("event"), reader);
  const data = resolve(properties.get("data"), reader);
  if (name?.enum === undefined || data === undefined) return undefined;
  if ([...properties.keys()].some((each) => !envelopeFields.has(each))) return undefined;
  const isText = holdsText(data);
  const isPlain = !holdsJson(data);
  const { properties: own, required } = target.object ?? {};
  const isOwn = own?.has("event") && own.has("data") && required?.has("event") && required.has("data");
  const value =
    data.string?.contentSchema ?? (isPlain ? (properties.get("data") ?? data) : { at: data.at, notes: data.notes });
  return [{ at: target.at, name, data: value, isText, isExact: isPlain && isOwn === true }];
}

/** A text, and not one that holds JSON. */
export function holdsText(schema: Schema): boolean {
  return schema.types?.size === 1 && schema.types.has("string") && !holdsJson(schema);
}

function holdsJson({ string: { contentSchema, contentMediaType = "text/plain" } = {} }: Schema): boolean {
  return contentSchema !== undefined || isJsonType(contentMediaType);
}

function resolve(schema: Schema | undefined, reader: DocumentReader): Schema | undefined {
  const seen = new Set<Schema>();
  let target = schema;
  while (target?.ref !== undefined && !seen.has(target)) {
    seen.add(target);
    target = reader.registry.schemaNamed(target.ref);
  }
  return target;
}

/** Those of its parts included. */
function propertiesOf({ object, allOf = [] }: Schema, reader: DocumentReader): Properties {
  const parts = allOf.flatMap((part) => [...(resolve(part, reader)?.object?.properties ?? [])]);
  return new Map([...parts, ...(object?.properties ?? [])]);
}

function namesOf({ name }: Alternative): readonly string[] {
  return (name.enum ?? []).map(String);
}

function eventOf({ at, name, data }: Alternative): Schema {
  const properties = new Map([
    ["event", name],
    ["data", data],
  ]);
  return { at, notes: {}, types: new Set(["object"]), object: { properties, required: new Set(properties.keys()) } };
}

/** Whether a property of the data has other values in each of them. */
function tellThemselves(all: readonly Alternative[], reader: DocumentReader): boolean {
  const [first] = all;
  const names = [
    ...(first === undefined ? [] : propertiesOf(resolve(first.data, reader) ?? first.data, reader).keys()),
  ];
  return names.some((name) => {
    const values = all.map(({ data }) => listed(data, name, reader, []));
    const flat = values.flatMap((each) => each ?? []);
    return !values.includes(undefined) && new Set(flat).size === flat.length;
  });
}

/** The values that a property is said to have, in each alternative of an object. */
function listed(
  schema: Schema,
  name: string,
  reader: DocumentReader,
  inside: readonly Schema[],
): readonly unknown[] | undefined {
  const target = resolve(schema, reader);
  if (target === undefined || inside.includes(target)) return undefined;
  const own = resolve(propertiesOf(target, reader).get(name), reader)?.enum;
  const branches = target.oneOf ?? target.anyOf;
  if (own !== undefined || branches === undefined) return own;
  const found = branches.map((branch) => listed(branch, name, reader, [...inside, target]));
  return found.includes(undefined) ? undefined : found.flatMap((each) => each ?? []);
}
