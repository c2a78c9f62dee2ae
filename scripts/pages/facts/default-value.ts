import { isJson, isObject, type JsonObject } from "../../base/json.js";
import { jsonValue } from "../blocks/json-reader.js";
import { parseExample } from "./parse-example.js";

/** The value that a default cell writes, read as the type that it belongs to; `undefined` where it fits none. */
export function parseDefault(text: string, schema: JsonObject): unknown {
  const branches = Array.isArray(schema.oneOf) ? schema.oneOf.filter(isObject) : [schema];
  const types = branches.flatMap(({ type }) => type ?? []);
  const bare = text.replace(/^["“'](.*)["”']$/, "$1");
  const parsed = parseJson(text) ?? (/^[[{]/.test(text) ? parseLoosely(text) : undefined);
  const fits = (type: unknown): boolean => {
    if (type === "integer") return Number.isInteger(parsed);
    if (type === "array") return Array.isArray(parsed);
    return type === "object" ? isObject(parsed) : typeof parsed === type;
  };
  if (types.length === 0) return parsed ?? bare;
  if (parsed !== undefined && types.some(fits)) return parsed;
  // Many languages have a comma before the decimals.
  if (types.includes("number") && /^-?\d+,\d+$/.test(text)) return Number(text.replace(",", "."));
  if (types.includes("boolean") && /^(?:true|false)$/i.test(text)) return /^true$/i.test(text);
  return types.includes("string") ? bare : undefined;
}

/** JSON as pages write it: `{include_usage: true}`. */
function parseLoosely(text: string): unknown {
  const node = parseExample(text);
  return node?.end === text.length ? jsonValue(node) : undefined;
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
