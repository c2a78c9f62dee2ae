import type { Schema } from "../../contract/model/types.js";
import type { Space } from "../values/space.js";

/** Fields of an event as it is sent (HTML Living Standard, section 9.2.6). */
const eventFields: ReadonlySet<string> = new Set(["data", "event", "id", "retry"]);

/**
 * A stream of events may be described by the events or by what their data hold. Where one side has the event and the
 * other its data, both are brought to the data.
 */
export function unwrapEvents(
  [before, after]: readonly [Schema, Schema],
  [base, revision]: readonly [Space, Space],
): readonly [Schema, Schema] {
  const [one, two] = [dataOf(before, base), dataOf(after, revision)];
  return (one === undefined) === (two === undefined) ? [before, after] : [one ?? before, two ?? after];
}

function dataOf(schema: Schema, space: Space): Schema | undefined {
  const view = space.viewOf(space.shapeOf(schema));
  const data = view.properties.get("data");
  if (data === undefined || [...view.properties.keys()].some((name) => !eventFields.has(name))) return undefined;
  const known = space.unwrapped.get(schema) ?? { at: data.at, allOf: data.atoms, notes: {} };
  space.unwrapped.set(schema, known);
  return known;
}
