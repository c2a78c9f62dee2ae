import { isObject, type JsonObject, own, setOwn } from "../../base/json.js";
import { inferredMark, pageOriginMark } from "../../spec/extensions.js";
import { type Field, type Note, plainType } from "../facts/field.js";
import { type BodySide, type Example, inferSchema } from "../facts/infer-schema.js";
import { admitExample } from "./admit.js";
import type { Marker } from "./marks.js";

type BodyField = Omit<Field, "place">;

export interface BodyFacts {
  readonly fields: readonly BodyField[];
  readonly examples: readonly Example[];
  readonly description: string | undefined;
  readonly direction: BodySide;
}

/** The schema of a body: what tables say of it, and what examples show beside that. */
export function buildBody(facts: BodyFacts, marker: Marker, note: Note): JsonObject | undefined {
  const { fields, examples, description, direction } = facts;
  const shown = showBody(facts, marker);
  const [first] = fields;
  const said = first && buildObject(fields, marker.mark({ type: "object" }, "table", first.line), marker);
  const schema = structuredClone(said && shown ? complete(said, shown) : (said ?? shown));
  if (schema === undefined) return undefined;
  if (said) for (const example of examples) admitExample(schema, example, note);
  // A request that only an example shows is an object for all that is known.
  if (!said && direction === "request" && examples.every(({ node }) => node.kind === "object")) schema.type = "object";
  return { ...(description !== undefined && { description }), ...schema };
}

function showBody({ examples, direction }: BodyFacts, marker: Marker): JsonObject | undefined {
  if (examples.length === 0) return undefined;
  return inferSchema(examples, (schema, line) => marker.mark(schema, "example", line), direction);
}

/** An object with the fields of tables; a field inside of another makes that one an object or a list. */
function buildObject(fields: readonly BodyField[], root: JsonObject, marker: Marker): JsonObject {
  for (const field of fields) {
    const name = field.path.at(-1) ?? "";
    const parent = field.path.slice(0, -1).reduce((node, key) => step(node, key, field, marker), root);
    const holder = name === "[]" ? parent : holderOf(parent, field, marker);
    const schema = marker.mark(field.schema, "table", field.line);
    if (name === "[]") holder.items = { ...(isObject(holder.items) && holder.items), ...schema };
    else {
      const properties = propertiesOf(holder);
      const known = own(properties, name);
      setOwn(properties, name, isObject(known) ? { ...schema, ...keepParts(known) } : schema);
      const required: unknown[] = Array.isArray(holder.required) ? holder.required : [];
      if (!field.required || (isObject(known) && required.includes(name))) continue;
      required.push(name);
      holder.required = required;
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
    const list = branchOf(node, ["array"]) ?? node;
    list.type ??= "array";
    if (!isObject(list.items) || list.items[pageOriginMark] === undefined)
      list.items = marker.mark({ type: "object", ...(isObject(list.items) && list.items) }, "table", field.line);
    return list.items as JsonObject;
  }
  const holder = holderOf(node, field, marker);
  const properties = propertiesOf(holder);
  const known = own(properties, key);
  if (isObject(known)) return known;
  const made = marker.mark({}, "table", field.line);
  setOwn(properties, key, made);
  return made;
}

/** What has the parts of a field: of a list its items, of a choice the branch that may have parts, lists first. */
function holderOf(node: JsonObject, field: BodyField, marker: Marker): JsonObject {
  const branch = branchOf(node, ["array", "object"]);
  if (branch !== undefined) return holderOf(branch, field, marker);
  return plainType(node) === "array" ? step(node, "[]", field, marker) : node;
}

/** The alternative of the first of some types that there is one of. */
function branchOf({ oneOf }: JsonObject, types: readonly string[]): JsonObject | undefined {
  const branches = Array.isArray(oneOf) ? oneOf.filter(isObject) : [];
  return types.map((type) => branches.find((each) => plainType(each) === type)).find(Boolean);
}

function propertiesOf(node: JsonObject): JsonObject {
  node.type ??= "object";
  if (!isObject(node.properties)) node.properties = {};
  return node.properties as JsonObject;
}

/** Adds to what tables say what only examples show. */
function complete(said: JsonObject, shown: JsonObject): JsonObject {
  if (said.type === undefined && said.oneOf === undefined) {
    const { [inferredMark]: _reader, [pageOriginMark]: _origin, ...known } = said;
    return { ...shown, ...known, ...completeParts(said, shown) };
  }
  const merged: JsonObject = { ...said, ...completeParts(said, shown) };
  if (Array.isArray(said.oneOf))
    merged.oneOf = said.oneOf.filter(isObject).map((branch) => ({ ...branch, ...completeParts(branch, shown) }));
  if (Array.isArray(shown.examples) && said.enum === undefined) merged.examples = shown.examples;
  return withMarksLast(merged);
}

/** Properties and items of a schema that has such, or may have. */
function completeParts(said: JsonObject, shown: JsonObject): JsonObject {
  const type = plainType(said);
  const isOpen = said.type === undefined && said.oneOf === undefined;
  const { properties, items } = shown;
  return {
    ...(isObject(properties) && (isOpen || type === "object") && { properties: completeProperties(said, properties) }),
    ...(isObject(items) &&
      (isOpen || type === "array") && { items: isObject(said.items) ? complete(said.items, items) : items }),
  };
}

function completeProperties(said: JsonObject, shown: JsonObject): JsonObject {
  const properties: JsonObject = { ...(isObject(said.properties) && said.properties) };
  for (const [name, schema] of Object.entries(shown)) {
    if (!isObject(schema)) continue;
    const known = own(properties, name);
    setOwn(properties, name, isObject(known) ? complete(known, schema) : schema);
  }
  return properties;
}

function withMarksLast(schema: JsonObject): JsonObject {
  const { [inferredMark]: reader, [pageOriginMark]: origin, ...rest } = schema;
  return {
    ...rest,
    ...(reader !== undefined && { [inferredMark]: reader }),
    ...(origin !== undefined && { [pageOriginMark]: origin }),
  };
}
