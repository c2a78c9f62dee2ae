import { isObject, type JsonObject, join, own, setOwn, valueAt } from "../../base/json.js";
import { encodingField, styleExtension, tabStyle } from "../../spec/extensions.js";
import { operationsIn } from "../../spec/path-item.js";
import { walkDocument } from "../../spec/walk.js";

/** Where parts of the prepared description, and of what becomes of it, stood before. */
export type Moves = Map<string, string>;

interface Placed {
  readonly parameter: JsonObject;
  readonly pointer: string;
}

/**
 * Changes a bundled Swagger 2.0 description in place into one that the converter loses nothing of. The converter passes
 * over shared body parameters, keeps of a form field only type and format, prefers the document's `produces` to an
 * operation's, and leaves discriminators as plain strings.
 */
export function prepareSwagger(document: JsonObject, note: (pointer: string, message: string) => void): Moves {
  const moves: Moves = new Map();
  document.swagger = "2.0";
  if (own(document, "host") === undefined && own(document, "schemes") !== undefined) {
    delete document.schemes;
    note("/schemes", '"schemes" says nothing without "host"; left out.');
  }
  walkDocument(document, ({ kind, value, pointer }) => {
    if (kind === "parameter") markSeparator(value, pointer, note);
    if (kind !== "schema") return;
    const property = own(value, "discriminator");
    if (typeof property === "string") value.discriminator = { propertyName: property };
  });
  const paths = own(document, "paths");
  for (const [path, item] of isObject(paths) ? Object.entries(paths) : []) {
    if (isObject(item)) preparePathItem(item, join("/paths", path), { document, moves, note });
  }
  for (const [name, parameter] of entriesOf(own(document, "parameters"))) {
    if (!isInBody(parameter)) continue;
    delete (own(document, "parameters") as JsonObject)[name];
  }
  return moves;
}

/** The converter knows neither tabs nor any separator but the comma outside of a query. */
function markSeparator(parameter: JsonObject, pointer: string, note: Context["note"]): void {
  const { in: place, collectionFormat: format } = parameter;
  if (place === "query" && format === "tsv") parameter[styleExtension] = tabStyle;
  if ((place !== "path" && place !== "header") || format === undefined || format === "csv") return;
  note(
    join(pointer, "collectionFormat"),
    `Lists in a ${place} are sent with commas; "${String(format)}" was left out.`,
  );
}

interface Context {
  readonly document: JsonObject;
  readonly moves: Moves;
  readonly note: (pointer: string, message: string) => void;
}

function preparePathItem(item: JsonObject, pointer: string, context: Context): void {
  const shared = parametersOf(item, pointer, context);
  const inBody = shared.filter(({ parameter }) => isInBody(parameter));
  setParameters(item, pointer, shared, context);
  for (const key of Object.keys(item)) {
    // What is no operation the converter would take for one.
    if (item[key] === null) delete item[key];
  }
  for (const placed of operationsIn(item, pointer)) prepareOperation(placed.operation, placed.pointer, inBody, context);
}

function prepareOperation(
  operation: JsonObject,
  pointer: string,
  inherited: readonly Placed[],
  context: Context,
): void {
  const { document, moves } = context;
  const listed = parametersOf(operation, pointer, context);
  const bodies = listed.filter(({ parameter }) => isInBody(parameter));
  const names = new Set(bodies.map(({ parameter }) => own(parameter, "name")));
  const hasBody = bodies.some(({ parameter }) => parameter.in === "body");
  const all = hasBody
    ? bodies
    : [...inherited.filter(({ parameter }) => !names.has(own(parameter, "name"))), ...bodies];
  setParameters(operation, pointer, listed, context);
  const consumes = textsOf(own(operation, "consumes")) ?? textsOf(own(document, "consumes"));
  const body = all.find(({ parameter }) => parameter.in === "body");
  const fields = all.filter(({ parameter }) => parameter.in === "formData");
  if (body !== undefined) {
    appendParameter(operation, body.parameter);
    moves.set(join(pointer, "requestBody"), body.pointer);
    placeTypes("consumes", { operation, pointer }, { at: join(pointer, "requestBody"), from: body.pointer }, context);
    if (fields.length > 0) {
      context.note(
        fields[0]?.pointer ?? pointer,
        "An operation takes a body or form fields, not both; the body is kept.",
      );
    }
  } else if (fields.length > 0) {
    appendParameter(operation, formBody(fields, join(pointer, "requestBody"), consumes, context));
    const from = fields[0]?.pointer ?? pointer;
    placeTypes("consumes", { operation, pointer }, { at: join(pointer, "requestBody"), from }, context);
    operation.consumes = formTypes(consumes, fields);
  }
  const produces = textsOf(own(operation, "produces")) ?? textsOf(own(document, "produces")) ?? ["application/json"];
  for (const [status, response] of entriesOf(own(operation, "responses"))) {
    if (own(response, "schema") === undefined) continue;
    const at = join(pointer, "responses", status);
    placeTypes("produces", { operation, pointer }, { at, from: at }, context);
    placeContent(response, produces);
  }
}

/** The parameters of a list, those of the body with references followed. */
function parametersOf(owner: JsonObject, pointer: string, { document }: Context): readonly Placed[] {
  const list = own(owner, "parameters");
  if (!Array.isArray(list)) return [];
  return list.flatMap((written: unknown, index): Placed[] => {
    const ref = isObject(written) ? own(written, "$ref") : undefined;
    const target = typeof ref === "string" && ref.startsWith("#/") ? decodeURIComponent(ref.slice(1)) : undefined;
    const parameter = target === undefined ? undefined : valueAt(document, target);
    if (target !== undefined && isObject(parameter) && isInBody(parameter)) return [{ parameter, pointer: target }];
    return isObject(written) ? [{ parameter: written, pointer: join(pointer, "parameters", index) }] : [];
  });
}

/** Leaves what is not in the body, under its new index. */
function setParameters(owner: JsonObject, pointer: string, all: readonly Placed[], { moves }: Context): void {
  const kept = all.filter(({ parameter }) => !isInBody(parameter));
  if (own(owner, "parameters") === undefined) return;
  owner.parameters = kept.map(({ parameter }) => parameter);
  for (const [index, { pointer: from }] of kept.entries()) moves.set(join(pointer, "parameters", index), from);
}

function appendParameter(operation: JsonObject, parameter: JsonObject): void {
  const present = own(operation, "parameters");
  operation.parameters = [...(Array.isArray(present) ? present : []), structuredClone(parameter)];
}

function isInBody(parameter: JsonObject): boolean {
  return parameter.in === "body" || parameter.in === "formData";
}

const parameterFields: ReadonlySet<string> = new Set(["name", "in", "required", "collectionFormat", "allowEmptyValue"]);

/** Form fields as one body: an object with a property for each. */
function formBody(
  fields: readonly Placed[],
  pointer: string,
  consumes: readonly string[] | undefined,
  { moves }: Context,
): JsonObject {
  const properties: JsonObject = {};
  const required: string[] = [];
  const encoding: JsonObject = {};
  for (const { parameter, pointer: from } of fields) {
    const name = String(own(parameter, "name"));
    const schema = Object.fromEntries(Object.entries(parameter).filter(([key]) => !parameterFields.has(key)));
    setOwn(properties, name, schema);
    if (own(parameter, "required") === true) required.push(name);
    for (const type of formTypes(consumes, fields)) {
      const content = join(pointer, "content", type);
      moves.set(join(content, "schema", "properties", name), from);
      moves.set(join(content, "encoding", name), from);
    }
    const written = listEncoding(parameter);
    if (written !== undefined) setOwn(encoding, name, written);
  }
  moves.set(pointer, fields[0]?.pointer ?? pointer);
  const schema = {
    type: "object",
    properties,
    ...(required.length > 0 ? { required } : {}),
    ...(Object.keys(encoding).length > 0 ? { [encodingField]: encoding } : {}),
  };
  return { name: "form", in: "body", ...(required.length > 0 ? { required: true } : {}), schema };
}

const listStyles: Readonly<Record<string, string>> = {
  csv: "form",
  ssv: "spaceDelimited",
  pipes: "pipeDelimited",
};

/** How a list is written, with commas where nothing is said (Swagger 2.0, "Parameter Object"); files have parts of their own. */
function listEncoding(parameter: JsonObject): JsonObject | undefined {
  const { type, items, collectionFormat: format = "csv" } = parameter;
  if (type !== "array" || (isObject(items) && items.type === "file")) return undefined;
  if (format === "multi") return { style: "form", explode: true };
  if (format === "tsv") return { [styleExtension]: tabStyle, explode: false };
  const style = listStyles[String(format)];
  return style === undefined ? undefined : { style, explode: false };
}

/** A form with a file is sent in parts, whatever the description says. */
function formTypes(consumes: readonly string[] | undefined, fields: readonly Placed[]): readonly string[] {
  const types = (consumes ?? []).filter((type) =>
    /^(multipart\/form-data|application\/x-www-form-urlencoded)$/.test(type),
  );
  const parts = "multipart/form-data";
  if (fields.some(({ parameter }) => parameter.type === "file")) return [parts];
  return types.length > 0 ? types : [consumes === undefined ? "application/x-www-form-urlencoded" : parts];
}

/** A media type stands in the list of the operation, or in that of the document; its schema where the content does. */
function placeTypes(
  field: "consumes" | "produces",
  { operation, pointer }: { readonly operation: JsonObject; readonly pointer: string },
  { at, from }: { readonly at: string; readonly from: string },
  { document, moves }: Context,
): void {
  const isOwn = textsOf(own(operation, field)) !== undefined;
  const list = own(isOwn ? operation : document, field);
  if (!Array.isArray(list)) return;
  for (const [index, type] of list.entries()) {
    if (typeof type !== "string") continue;
    const content = join(at, "content", type);
    moves.set(content, join(isOwn ? pointer : "", field, index));
    moves.set(join(content, "schema"), join(from, "schema"));
  }
}

function placeContent(response: JsonObject, produces: readonly string[]): void {
  const schema = own(response, "schema");
  if (schema === undefined) return;
  delete response.schema;
  response.content = Object.fromEntries(produces.map((type) => [type, { schema: structuredClone(schema) }]));
}

function textsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((item) => typeof item === "string");
  return texts.length === 0 ? undefined : texts;
}

function entriesOf(value: unknown): readonly (readonly [string, JsonObject])[] {
  return isObject(value)
    ? Object.entries(value).filter((entry): entry is [string, JsonObject] => isObject(entry[1]))
    : [];
}
