import { isObject, type JsonObject, own, setOwn } from "../../base/json.js";
import { inferredMark, pageOriginMark } from "../../spec/extensions.js";
import { type Example, inferSchema } from "../facts/infer-schema.js";
import { type Field, type Note, plainType } from "../facts/parameter-table.js";
import type { Marker } from "./marks.js";

type BodyField = Omit<Field, "place">;

export interface BodyFacts {
  readonly fields: readonly BodyField[];
  readonly examples: readonly Example[];
  readonly description: string | undefined;
}

/** The schema of a body: what tables say of it, and what examples show beside that. */
export function buildBody(
  { fields, examples, description }: BodyFacts,
  marker: Marker,
  note: Note,
): JsonObject | undefined {
  const shown =
    examples.length === 0 ? undefined : inferSchema(examples, (schema, line) => marker.mark(schema, "example", line));
  const [first] = fields;
  const said = first && buildObject(fields, marker.mark({ type: "object" }, "table", first.line), marker);
  const schema = said && shown ? complete(said, shown, note, []) : (said ?? shown);
  return schema && { ...(description !== undefined && { description }), ...schema };
}

/** An object with the fields of tables; a field inside of another makes that one an object or a list. */
function buildObject(fields: readonly BodyField[], root: JsonObject, marker: Marker): JsonObject {
  for (const field of fields) {
    const name = field.path.at(-1) ?? "";
    const parent = field.path.slice(0, -1).reduce((node, key) => step(node, key, field, marker), root);
    // The parts of a list are those of its items.
    const holder = name !== "[]" && plainType(parent) === "array" ? step(parent, "[]", field, marker) : parent;
    const schema = marker.mark(field.schema, "table", field.line);
    if (name === "[]") holder.items = { ...(isObject(holder.items) && holder.items), ...schema };
    else {
      const properties = propertiesOf(holder);
      const known = own(properties, name);
      setOwn(properties, name, isObject(known) ? { ...schema, ...keepParts(known) } : schema);
      const required = Array.isArray(holder.required) ? holder.required : [];
      if (field.required && !required.includes(name)) holder.required = [...required, name];
    }
  }
  return root;
}

/** Parts that were listed before the row of the whole. */
function keepParts(known: JsonObject): JsonObject {
  const { properties, items, required } = known;
  return {
    ...(properties !== undefined && { properties }),
    ...(items !== undefined && { items }),
    ...(required !== undefined && { required }),
  };
}

function step(node: JsonObject, key: string, field: BodyField, marker: Marker): JsonObject {
  if (key === "[]") {
    node.type ??= "array";
    if (!isObject(node.items) || node.items[pageOriginMark] === undefined)
      node.items = marker.mark({ type: "object", ...(isObject(node.items) && node.items) }, "table", field.line);
    return node.items as JsonObject;
  }
  const holder = plainType(node) === "array" ? step(node, "[]", field, marker) : node;
  const properties = propertiesOf(holder);
  const known = own(properties, key);
  if (isObject(known)) return known;
  const made = marker.mark({}, "table", field.line);
  setOwn(properties, key, made);
  return made;
}

function propertiesOf(node: JsonObject): JsonObject {
  node.type ??= "object";
  if (!isObject(node.properties)) node.properties = {};
  return node.properties as JsonObject;
}

/** Adds to what tables say what only examples show; where they contradict each other the table holds. */
function complete(said: JsonObject, shown: JsonObject, note: Note, path: readonly string[]): JsonObject {
  if (said.type === undefined && said.oneOf === undefined) {
    const { [inferredMark]: _reader, [pageOriginMark]: _origin, ...known } = said;
    return shown.type === undefined ? said : { ...shown, ...known };
  }
  if (!agree(said, shown)) {
    const line = Number(/:(\d+)$/.exec(String(shown[pageOriginMark]))?.[1] ?? 1);
    const types = `${JSON.stringify(shown.type)} instead of ${JSON.stringify(said.type ?? "one of its types")}`;
    note(
      "import-conflict",
      line,
      `The example shows ${path.join(".") || "the body"} as ${types}; the table holds.`,
      "Correct the page, or decide in an overlay.",
    );
    return said;
  }
  const merged: JsonObject = { ...said };
  if (isObject(said.properties) || isObject(shown.properties))
    merged.properties = completeProperties(said, shown, note, path);
  if (isObject(shown.items) && plainType(said) === "array")
    merged.items = isObject(said.items) ? complete(said.items, shown.items, note, [...path, "[]"]) : shown.items;
  if (Array.isArray(shown.examples) && said.enum === undefined) merged.examples = shown.examples;
  return withMarksLast(merged);
}

function completeProperties(said: JsonObject, shown: JsonObject, note: Note, path: readonly string[]): JsonObject {
  const properties: JsonObject = { ...(isObject(said.properties) && said.properties) };
  for (const [name, schema] of Object.entries(isObject(shown.properties) ? shown.properties : {})) {
    if (!isObject(schema)) continue;
    const known = own(properties, name);
    setOwn(properties, name, isObject(known) ? complete(known, schema, note, [...path, name]) : schema);
  }
  return properties;
}

function agree(said: JsonObject, shown: JsonObject): boolean {
  const allowed = new Set(
    (Array.isArray(said.oneOf) ? said.oneOf.filter(isObject) : [said]).flatMap(({ type }) => type ?? []),
  );
  if (allowed.has("number")) allowed.add("integer");
  const types = [shown.type ?? []].flat().filter((type) => type !== "null");
  return allowed.size === 0 || types.every((type) => allowed.has(type));
}

function withMarksLast(schema: JsonObject): JsonObject {
  const { [inferredMark]: reader, [pageOriginMark]: origin, ...rest } = schema;
  return {
    ...rest,
    ...(reader !== undefined && { [inferredMark]: reader }),
    ...(origin !== undefined && { [pageOriginMark]: origin }),
  };
}
