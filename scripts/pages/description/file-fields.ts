import { isObject, type JsonObject, objectOf } from "../../base/json.js";
import type { OperationFacts, PlacedField } from "../facts/operation-facts.js";
import { isFileName } from "../words/field-names.js";

/** Fields of what is sent, of which those are files that a page calls texts: what a command reads from a file, or a form has by name. */
export function withFiles(sent: readonly PlacedField[], facts: OperationFacts, media: string): readonly PlacedField[] {
  const read = new Set(facts.forms.flatMap(({ name, value }) => (value.startsWith("@") ? [name] : [])));
  const isForm = media === "multipart/form-data";
  return sent.map((field) => {
    const { path, schema } = field;
    const [name = ""] = path;
    const isText = path.length === 1 && schema.type === "string" && schema.format === undefined;
    const isNamed = isForm && isFileName(name) && !/\b(?:url|uri|base64)\b/i.test(String(schema.description));
    return isText && (read.has(name) || isNamed) ? { ...field, schema: { ...schema, format: "binary" } } : field;
  });
}

/** A body with what only a form that a command sends shows of it. */
export function withFormFields(told: JsonObject, shown: JsonObject): JsonObject {
  if (!isObject(told.properties) || !isObject(shown.properties)) return told;
  return { ...told, properties: { ...told.properties, ...pickOthers(shown.properties, told.properties) } };
}

function pickOthers(from: JsonObject, known: JsonObject): JsonObject {
  return objectOf(Object.entries(from).filter(([name]) => !Object.hasOwn(known, name)));
}
