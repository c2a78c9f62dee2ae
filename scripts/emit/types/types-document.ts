import type { Json, JsonObject } from "../../base/json.js";
import { follow } from "../../contract/model/follow.js";
import { isFile } from "../../contract/model/is-file.js";
import { mapOperation } from "../../contract/model/map-operation.js";
import { mapSchema, subschemas } from "../../contract/model/map-schema.js";
import { mappedTags, ownTags, tagSchema } from "../../contract/model/own-tags.js";
import type { Annotations, Contract, Operation, Schema } from "../../contract/model/types.js";
import { commentText } from "../code/encode.js";
import { printDocument } from "../document/print-document.js";
import { givenParameter } from "./given-parameter.js";

/**
 * The document that openapi-typescript sees: the contract without what types do not show (examples, extensions, tags),
 * with every text already safe inside a comment. In place of discriminators, from which it makes tags of its own and which
 * it misreads beside other keywords, branches have their tags.
 */
export function printTypesDocument(contract: Contract): JsonObject {
  const requested = requestedSchemas(contract);
  const change =
    (isRequest: boolean) =>
    (schema: Schema): Schema => {
      const { schemas } = contract;
      const rest = withTags(withOwnRequired(withOpenStrings(schema, schemas), schemas), schemas);
      return {
        ...withSafeNames(isRequest ? withOptionalReadOnly(rest) : rest),
        ...(isFile(schema) && fileKeywords(schema, isRequest)),
        notes: notesForTypes(schema.notes),
      };
    };
  const schemas = new Map(
    [...contract.schemas].map(([name, schema]) => [name, mapSchema(schema, change(requested.has(name)))] as const),
  );
  const operations = contract.operations.map((operation) => {
    const { summary: _, description: __, extensions: ___, security: ____, callbacks: _____, ...rest } = operation;
    const parameters = rest.parameters.map((parameter) => givenParameter(parameter, contract.schemas));
    const plain = { ...rest, parameters, ...placeForTypes(operation), tags: [] };
    return { ...mapOperation(plain, change(true)), responses: mapOperation(plain, change(false)).responses };
  });
  const { security: _, webhooks: __, ...rest } = contract;
  return printDocument({
    ...rest,
    info: { title: "", version: "" },
    servers: [],
    securitySchemes: new Map(),
    schemas,
    operations,
  });
}

/** openapi-typescript passes over methods that it does not know; where an operation stands, its types do not show. */
function placeForTypes({ method, path }: Operation): Pick<Operation, "method" | "path"> {
  const isKnown = /^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)$/.test(method);
  return isKnown ? { method, path } : { method: "POST", path: `/concord: ${method}${path.replaceAll("/..", "/-")}` };
}

function notesForTypes({ description, deprecated, default: fallback }: Annotations): Annotations {
  return {
    ...(description === undefined ? {} : { description: commentText(description) }),
    ...(fallback === undefined || typeof fallback === "object" ? {} : { default: safeDefault(fallback) }),
    ...(deprecated && { deprecated }),
  };
}

function safeDefault(value: Json): Json {
  return typeof value === "string" ? commentText(value) : value;
}

/** What a string says that stands for a file in a request, where it is given in many forms. */
export const fileMark = "concord: file";

/** Files, as openapi-typescript and the transform of its types know them. */
function fileKeywords({ types, string }: Schema, isRequest: boolean): Pick<Schema, "types" | "format" | "string"> {
  const marked = isRequest ? { string: { ...string, contentMediaType: fileMark } } : {};
  return { types: types ?? new Set(["string"]), format: "binary", ...marked };
}

/** The format of a string beside which a choice lists known values; a plain `string` would hide them from an editor. */
export const openStringFormat = "concord: open";

function withOpenStrings(schema: Schema, schemas: ReadonlyMap<string, Schema>): Schema {
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches === undefined || !branches.some((branch) => listsStrings(branch, schemas))) return schema;
  const opened = branches.map((branch) => (isAnyString(branch) ? { ...branch, format: openStringFormat } : branch));
  return schema.anyOf ? { ...schema, anyOf: opened } : { ...schema, oneOf: opened };
}

function isAnyString({ ref, enum: values, types }: Schema): boolean {
  return ref === undefined && values === undefined && types?.has("string") === true;
}

function listsStrings(branch: Schema, schemas: ReadonlyMap<string, Schema>): boolean {
  return follow(branch, schemas).schema.enum?.some((value) => typeof value === "string") ?? false;
}

/** Stands before property names that every object has, on which openapi-typescript's own loader fails. */
export const inheritedMark = "concord: ";

const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

function withSafeNames(schema: Omit<Schema, "discriminator">): Omit<Schema, "discriminator"> {
  const { object } = schema;
  if (object === undefined || ![...object.properties.keys()].some((name) => inherited.has(name))) return schema;
  const safe = (name: string): string => (inherited.has(name) ? inheritedMark + name : name);
  const properties = new Map([...object.properties].map(([name, property]) => [safe(name), property]));
  return { ...schema, object: { ...object, properties, required: new Set([...object.required].map(safe)) } };
}

/**
 * What a schema requires of its bases stands with it: openapi-typescript's helper for it does not compile where a base may
 * be null, or does not have the property.
 */
function withOwnRequired(schema: Schema, schemas: ReadonlyMap<string, Schema>): Schema {
  const { object, allOf } = schema;
  if (object === undefined || allOf === undefined) return schema;
  const missing = [...object.required].filter((name) => !object.properties.has(name));
  if (missing.length === 0) return schema;
  const anything: Schema = { at: schema.at, notes: {} };
  const found = missing.map((name) => [name, inheritedProperty(name, allOf, schemas) ?? anything] as const);
  const own = { ...object, properties: new Map([...object.properties, ...found]) };
  const { object: _, ...rest } = schema;
  return { ...rest, allOf: [...allOf, { at: schema.at, notes: {}, types: new Set(["object"]), object: own }] };
}

function inheritedProperty(
  name: string,
  parts: readonly Schema[],
  schemas: ReadonlyMap<string, Schema>,
  seen: Set<Schema> = new Set(),
): Schema | undefined {
  for (const part of parts) {
    const { schema } = follow(part, schemas);
    if (seen.has(schema)) continue;
    seen.add(schema);
    const { object, allOf = [], ref } = schema;
    const target = ref === undefined ? undefined : schemas.get(ref);
    const inner = [...(target === undefined ? [] : [target]), ...allOf];
    const property = object?.properties.get(name) ?? inheritedProperty(name, inner, schemas, seen);
    if (property !== undefined) return property;
  }
  return undefined;
}

/** A union whose branches say their tags: each that does not do so itself has what the discriminator maps to it. */
function withTags(schema: Schema, schemas: ReadonlyMap<string, Schema>): Omit<Schema, "discriminator"> {
  const { discriminator, ...rest } = schema;
  if (discriminator === undefined) return rest;
  const { property } = discriminator;
  const tagged = (branch: Schema): Schema => {
    const tags = mappedTags(discriminator, branch.ref);
    if (tags.length === 0 || ownTags(branch, property, schemas).length > 0) return branch;
    return { at: branch.at, notes: {}, allOf: [branch, tagSchema(branch.at, property, tags)] };
  };
  return {
    ...rest,
    ...(rest.anyOf && { anyOf: rest.anyOf.map(tagged) }),
    ...(rest.oneOf && { oneOf: rest.oneOf.map(tagged) }),
  };
}

/** Whoever sends an object cannot be made to send what only the server sets. */
function withOptionalReadOnly(schema: Omit<Schema, "discriminator">): Omit<Schema, "discriminator"> {
  const { object } = schema;
  const isOptional = (name: string): boolean => object?.properties.get(name)?.notes.readOnly === true;
  if (object === undefined || ![...object.required].some(isOptional)) return schema;
  return {
    ...schema,
    object: { ...object, required: new Set([...object.required].filter((name) => !isOptional(name))) },
  };
}

/** Names of the schemas that some request body contains. */
function requestedSchemas(contract: Contract): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (schema: Schema): void => {
    for (const part of subschemas(schema)) {
      if (part.ref === undefined || reached.has(part.ref)) continue;
      reached.add(part.ref);
      const target = contract.schemas.get(part.ref);
      if (target !== undefined) visit(target);
    }
  };
  for (const { request } of contract.operations) {
    for (const { schema } of request?.content ?? []) if (schema !== undefined) visit(schema);
  }
  return reached;
}
