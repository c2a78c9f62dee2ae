import { type JsonNode, readJson } from "../blocks/json-reader.js";

/** The JSON value that a text begins with. */
export function parseExample(text: string): JsonNode | undefined {
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}
