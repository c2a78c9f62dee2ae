import { isObject, type JsonObject, join, own, valueAt } from "../../base/json.js";
import { bareType } from "../../spec/media-types.js";
import { pointerOf } from "../../spec/reference-text.js";
import type { FormerPlace, FormerPlaces } from "./former-places.js";
import type { RepairContext } from "./repair-context.js";

/** A parameter in place of a field, and where that stands. */
interface QueryField {
  readonly parameter: JsonObject;
  readonly pointer: string;
}

/**
 * Puts parameters of the query in place of a whole query string that is described as a form (OpenAPI 3.2, "querystring"):
 * both say the same, field by field.
 */
export function spreadQueryString(
  owner: JsonObject,
  pointer: string,
  { document, places }: Pick<RepairContext, "document" | "places">,
): void {
  const written = own(owner, "parameters");
  if (!Array.isArray(written)) return;
  const list = join(pointer, "parameters");
  const fields = written.map((item: unknown, index) => {
    const { node, pointer: at } = resolve({ node: item, pointer: join(list, index) }, document);
    return queryFields(node, document, at)?.map((field) => ({ ...field, place: places.at(field.pointer) })) ?? [];
  });
  const more = fields.flatMap((each) => each.slice(1));
  // Places of the others stay what they are.
  const spread = [...fields.map(([first]) => first), ...more];
  for (const [index, field] of spread.entries()) if (field) standFor(join(list, index), field.place, places);
  owner.parameters = spread.map((field, index) => field?.parameter ?? written[index]);
}

/** A parameter stands where its field does, and so does its schema. */
function standFor(parameter: string, field: FormerPlace, places: FormerPlaces): void {
  places.make(parameter, field);
  places.put(join(parameter, "schema"), field);
}

/** The fields of a whole query string as parameters of their own, if it is a form. */
export function queryFields(
  parameter: unknown,
  document: JsonObject,
  pointer: string,
): readonly QueryField[] | undefined {
  if (!isObject(parameter) || own(parameter, "in") !== "querystring") return undefined;
  const content = own(parameter, "content");
  const [[type, written] = [""], ...others] = isObject(content) ? Object.entries(content) : [];
  const { node: media, pointer: at } = resolve({ node: written, pointer: join(pointer, "content", type) }, document);
  if (bareType(type) !== "application/x-www-form-urlencoded" || others.length > 0 || !isObject(media)) return undefined;
  const { node: schema, pointer: place } = resolve(
    { node: own(media, "schema"), pointer: join(at, "schema") },
    document,
  );
  const properties = isObject(schema) ? own(schema, "properties") : undefined;
  if (!isObject(schema) || !isObject(properties) || Object.keys(properties).length === 0) return undefined;
  if (["allOf", "anyOf", "oneOf", "patternProperties"].some((keyword) => Object.hasOwn(schema, keyword)))
    return undefined;
  const required = own(schema, "required");
  const encoding = own(media, "encoding");
  const { name: _, in: __, content: ___, required: ____, ...rest } = parameter;
  return Object.entries(properties).map(([name, field]) => ({
    pointer: join(place, "properties", name),
    parameter: {
      ...rest,
      name,
      in: "query",
      ...(Array.isArray(required) && required.includes(name) && { required: true }),
      ...styleOf(isObject(encoding) ? own(encoding, name) : undefined),
      schema: field,
    },
  }));
}

function styleOf(encoding: unknown): JsonObject {
  if (!isObject(encoding)) return {};
  const said = ["style", "explode", "allowReserved"].filter((keyword) => own(encoding, keyword) !== undefined);
  return Object.fromEntries(said.map((keyword) => [keyword, own(encoding, keyword)]));
}

interface Placed {
  readonly node: unknown;
  readonly pointer: string;
}

function resolve(placed: Placed, document: JsonObject): Placed {
  const seen = new Set<unknown>();
  let { node, pointer } = placed;
  while (isObject(node) && typeof node.$ref === "string" && !seen.has(node)) {
    seen.add(node);
    pointer = pointerOf(node.$ref) ?? "";
    node = valueAt(document, pointer);
  }
  return { node, pointer };
}
