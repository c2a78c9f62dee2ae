import { isObject, type JsonObject, own, valueAt } from "../../base/json.js";
import { bareType } from "../../spec/media-types.js";
import { pointerOf } from "../../spec/reference-text.js";

/**
 * Puts parameters of the query in place of a whole query string that is described as a form (OpenAPI 3.2, "querystring"):
 * both say the same, field by field.
 */
export function spreadQueryString(owner: JsonObject, document: JsonObject): void {
  const written = own(owner, "parameters");
  if (!Array.isArray(written)) return;
  const more: JsonObject[] = [];
  // Places of the others stay what they are.
  const kept = written.map((item: unknown) => {
    const [first = item, ...others] = queryFields(resolve(item, document), document) ?? [];
    more.push(...others);
    return first;
  });
  owner.parameters = [...kept, ...more];
}

/** The fields of a whole query string as parameters of their own, if it is a form. */
export function queryFields(parameter: unknown, document: JsonObject): readonly JsonObject[] | undefined {
  if (!isObject(parameter) || own(parameter, "in") !== "querystring") return undefined;
  const content = own(parameter, "content");
  const [[type, written] = [""], ...others] = isObject(content) ? Object.entries(content) : [];
  const media = resolve(written, document);
  if (bareType(type) !== "application/x-www-form-urlencoded" || others.length > 0 || !isObject(media)) return undefined;
  const schema = resolve(own(media, "schema"), document);
  const properties = isObject(schema) ? own(schema, "properties") : undefined;
  if (!isObject(schema) || !isObject(properties) || Object.keys(properties).length === 0) return undefined;
  if (["allOf", "anyOf", "oneOf", "patternProperties"].some((keyword) => Object.hasOwn(schema, keyword)))
    return undefined;
  const required = own(schema, "required");
  const encoding = own(media, "encoding");
  const { name: _, in: __, content: ___, required: ____, ...rest } = parameter;
  return Object.entries(properties).map(([name, field]) => ({
    ...rest,
    name,
    in: "query",
    ...(Array.isArray(required) && required.includes(name) && { required: true }),
    ...styleOf(isObject(encoding) ? own(encoding, name) : undefined),
    schema: field,
  }));
}

function styleOf(encoding: unknown): JsonObject {
  if (!isObject(encoding)) return {};
  const said = ["style", "explode", "allowReserved"].filter((keyword) => own(encoding, keyword) !== undefined);
  return Object.fromEntries(said.map((keyword) => [keyword, own(encoding, keyword)]));
}

function resolve(node: unknown, document: JsonObject): unknown {
  const seen = new Set<unknown>();
  let target = node;
  while (isObject(target) && typeof target.$ref === "string" && !seen.has(target)) {
    seen.add(target);
    target = valueAt(document, pointerOf(target.$ref) ?? "");
  }
  return target;
}
