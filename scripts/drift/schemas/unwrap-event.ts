import type { Schema } from "../../contract/model/types.js";
import { isJsonType } from "../../spec/media-types.js";
import type { Space } from "../values/space.js";
import { isPlainUnion, type ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";

/** Fields of an event as it is sent (HTML Living Standard, section 9.2.6). */
const eventFields: ReadonlySet<string> = new Set(["data", "event", "id", "retry"]);

/** What ends a stream, in place of data. */
const sentinel = "[DONE]";

/** The ways to describe the events of a stream. */
interface Events {
  /** As they are written, but for an alternative that is only the end. */
  readonly endless: Schema;
  /** What their data hold, where the events are described. */
  readonly data?: Schema;
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
  if ((one.data === undefined) !== (two.data === undefined)) return [one.data ?? one.endless, two.data ?? two.endless];
  const [hadEnd, hasEnd] = [one.endless !== before, two.endless !== after];
  return hadEnd === hasEnd ? [before, after] : [one.endless, two.endless];
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
  const going = all.filter((each) => !isEnd(each, space));
  const endless = going.length === 0 || going.length === all.length ? schema : choiceOf(going.map(schemaOf), schema);
  const data = going.map((each) => dataOf(each, space));
  return going.length === 0 || data.includes(undefined)
    ? { endless }
    : {
        endless,
        data: choiceOf(
          data.flatMap((each) => each ?? []),
          schema,
        ),
      };
}

/** The schema itself, or the alternatives of it that have none themselves. */
function alternativesOf(shape: ValueSet, space: Space, inside: readonly ValueSet[] = []): readonly ValueSet[] {
  const { unions } = space.viewOf(shape);
  const [union] = unions;
  if (union === undefined || unions.length > 1 || shape.atoms.length > 1 || !isPlainUnion(union.atom)) return [shape];
  if (inside.includes(shape)) return [];
  return union.branches.flatMap((branch) => alternativesOf(branch, space, [...inside, shape]));
}

function isEnd(shape: ValueSet, space: Space): boolean {
  const view = space.viewOf(shape);
  const values = (isEvent(view) ? space.viewOf(view.properties.get("data") ?? shape) : view).enum?.value;
  return values?.length === 1 && values[0] === sentinel;
}

function isEvent({ properties }: View): boolean {
  return properties.has("data") && [...properties.keys()].every((name) => eventFields.has(name));
}

function dataOf(shape: ValueSet, space: Space): Schema | undefined {
  const view = space.viewOf(shape);
  const data = view.properties.get("data");
  if (data === undefined || !isEvent(view)) return undefined;
  const { contentSchema, contentMediaType = "" } = space.viewOf(data);
  if (contentSchema !== undefined) return schemaOf(contentSchema);
  return isJsonType(contentMediaType) ? { at: data.at, notes: {} } : schemaOf(data);
}

function choiceOf(schemas: readonly Schema[], { at }: Schema): Schema {
  const [first, ...others] = schemas;
  return first !== undefined && others.length === 0 ? first : { at, anyOf: schemas, notes: {} };
}

function schemaOf({ source, at, atoms }: ValueSet): Schema {
  return source ?? { at, allOf: atoms, notes: {} };
}
