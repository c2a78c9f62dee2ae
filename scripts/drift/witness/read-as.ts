import type { Json } from "../../base/json.js";
import type { SchemaPair } from "../schemas/pair.js";
import { deepReadingsOf } from "../values/texts.js";
import { isMap } from "./sampler.js";

/** What a value may be for the receiver: where all is text, whatever has the same text. */
export function readAs({ context }: SchemaPair, value: Json): readonly Json[] {
  const { text, jsonParts } = context;
  if (!text) return [value];
  const isText = (part: Json, name: string) => jsonParts === undefined || !(isMap(part) || jsonParts.includes(name));
  return deepReadingsOf(value, isText);
}
