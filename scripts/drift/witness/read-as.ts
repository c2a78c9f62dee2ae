import type { Json } from "../../base/json.js";
import { cutOf, joinerOf } from "../schemas/list-styles.js";
import { listsOf } from "../schemas/lists-of-one.js";
import type { ListStyles, SchemaPair } from "../schemas/pair.js";
import { deepReadingsOf } from "../values/texts.js";
import { isMap } from "./objects.js";

/** Of readings of a form with many fields, not all are tried. */
const mostReadings = 64;

/** What a value may be for the receiver: where all is text, whatever has the same text. */
export function readAs({ context }: SchemaPair, value: Json): readonly Json[] {
  const { text, jsonParts, lists, fieldLists } = context;
  if (!text) return [value];
  const isText = (part: Json, name: string) => jsonParts === undefined || !(isMap(part) || jsonParts.includes(name));
  const readings = deepReadingsOf(value, isText);
  if (lists) return readings.flatMap((reading) => asListOfOne(reading, lists));
  if (fieldLists === undefined) return readings;
  return readings.flatMap((reading) => (isMap(reading) ? withLists(reading, fieldLists) : [reading]));
}

/**
 * The value and, where the receiver has lists that it reads it as one of, the list of it, and what is the only one of a list, or the
 * text to which the items of one are joined.
 */
function asListOfOne(value: Json, lists: ListStyles): readonly Json[] {
  const [sent, taken] = lists;
  if (Array.isArray(value)) {
    const [item, ...others] = value;
    const joiner = value.length > 0 && value.every(isScalar) ? joinerOf(sent) : undefined;
    const joined = joiner === undefined ? [] : deepReadingsOf(value.join(joiner));
    return sent === "repeated" && item !== undefined && others.length === 0 ? [value, item] : [value, ...joined];
  }
  if (value === null) return [value];
  if (taken === "repeated") return [value, [value]];
  const cutAt = isScalar(value) ? cutOf(lists) : undefined;
  if (cutAt === undefined) return [value];
  const parts = String(value).split(cutAt);
  return parts.length > 1 ? [value, ...deepReadingsOf(parts)] : [value, [value]];
}

function isScalar(value: Json): boolean {
  return value !== null && typeof value !== "object";
}

function withLists(
  form: { readonly [key: string]: Json },
  fieldLists: ReadonlyMap<string, ListStyles>,
): readonly Json[] {
  let read: readonly (readonly (readonly [string, Json])[])[] = [[]];
  for (const [name, part] of Object.entries(form)) {
    const parts = asListOfOne(part, listsOf(fieldLists, name));
    read = parts.flatMap((one) => read.map((others) => [...others, [name, one] as const])).slice(0, mostReadings);
  }
  return read.map((parts) => Object.fromEntries(parts));
}
