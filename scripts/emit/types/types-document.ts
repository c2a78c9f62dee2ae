import type { JsonObject } from "../../base/json.js";
import type { Annotations } from "../../contract/model/annotations.js";
import { directionsOf } from "../../contract/model/directions.js";
import { inPlace } from "../../contract/model/find-property.js";
import { followParts } from "../../contract/model/follow.js";
import { isFile } from "../../contract/model/is-file.js";
import { OperationMapper } from "../../contract/model/map-operation.js";
import { mapSchema } from "../../contract/model/map-schema.js";
import { tagSchema, tagValues } from "../../contract/model/own-tags.js";
import { SchemaFacts } from "../../contract/model/schema-facts.js";
import type { Contract, Operation, Parameter, Response, Schema } from "../../contract/model/types.js";
import { commentText } from "../code/encode.js";
import { printDocument } from "../document/print-document.js";
import type { NamedAnswers } from "../document/print-exchange.js";
import { givenParameter } from "./given-parameter.js";
import { PlainSchemas } from "./plain-schema.js";
import { textPlaces } from "./text-files.js";
import { parameterDoc, schemaDoc } from "./type-docs.js";

/**
 * The document that openapi-typescript sees: the contract without what types do not show (examples, extensions, tags),
 * with every text already safe inside a comment. In place of discriminators, from which it makes tags of its own and which
 * it misreads beside other keywords, branches have their tags.
 */
export function printTypesDocument(contract: Contract): JsonObject {
  const directions = directionsOf(contract);
  const { schemas: named } = contract;
  const spelled = new PlainSchemas(named);
  const facts = new SchemaFacts(named);
  const isText = textPlaces(contract);
  const change =
    (isRequest: boolean) =>
    (schema: Schema): Schema => {
      const plain = spelled.plain(withTags(withOpenStrings(schema, named), facts));
      const notes = notesForTypes(schemaDoc(schema));
      if (!isFile(schema)) return { ...plain, notes };
      return { ...plain, ...(isText(schema) ? asText(schema) : fileKeywords(schema, isRequest)), notes };
    };
  const printed = (schema: Schema, isRequest: boolean): Schema => {
    const spell = change(isRequest);
    return mapSchema(schema, (part, before) => spell(withOptionalHidden(part, before, isRequest)));
  };
  const schemas = new Map(
    [...contract.schemas].map(([name, schema]) => {
      const type = printed(schema, directions.get(name) !== "response");
      const doc = schemaDoc(schema, `${schema.at.file}#${schema.at.pointer}`);
      return [name, { ...type, notes: notesForTypes(doc) }] as const;
    }),
  );
  const [asking, answering] = [new OperationMapper(change(true)), new OperationMapper(change(false))];
  const given = eachOnce((parameter: Parameter): Parameter => {
    const description = parameterDoc(parameter);
    return { ...givenParameter(parameter, contract.schemas), description };
  });
  const answered = eachOnce((response: Response) => withSafeHeaders(safe(answering.response(response))));
  const operations = contract.operations.map((operation) => {
    const { summary: _, description: __, extensions: ___, security: ____, callbacks: _____, ...rest } = operation;
    const parameters = rest.parameters.map(given);
    const asked = asking.operation({ ...rest, responses: [], parameters, ...placeForTypes(operation), tags: [] });
    const request = asked.request && safe(asked.request);
    return { ...asked, ...(request && { request }), responses: rest.responses.map(answered) };
  });
  const { security: _, webhooks: __, ...rest } = contract;
  const forTypes: Contract = {
    ...rest,
    info: { title: "", version: "" },
    servers: [],
    securitySchemes: new Map(),
    schemas,
    operations,
  };
  return printDocument(forTypes, repeatedAnswers(forTypes));
}

/** Each answer that several operations have, with a name: openapi-typescript makes the type of it once. */
function repeatedAnswers({ operations, schemas }: Contract): NamedAnswers {
  const [seen, repeated] = [new Set<Response>(), new Set<Response>()];
  for (const response of operations.flatMap(({ responses }) => responses))
    (seen.has(response) ? repeated : seen).add(response);
  return new Map(schemas.size === 0 ? [] : [...repeated].map((response, index) => [response, `answer${index}`]));
}

/** The function, which looks at what operations share once. */
function eachOnce<T>(make: (part: T) => T): (part: T) => T {
  const made = new Map<T, T>();
  return (part) => {
    const known = made.get(part) ?? make(part);
    made.set(part, known);
    return known;
  };
}

/** What is described, in words that are safe inside a comment. */
function safe<T extends { readonly description?: string }>(described: T): T {
  const { description } = described;
  return description === undefined ? described : { ...described, description: commentText(description) };
}

function withSafeHeaders(response: Response): Response {
  return { ...response, headers: response.headers.map(safe) };
}

/** openapi-typescript passes over methods that it does not know; where an operation stands, its types do not show. */
function placeForTypes({ method, path }: Operation): Pick<Operation, "method" | "path"> {
  const isKnown = /^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)$/.test(method);
  return isKnown ? { method, path } : { method: "POST", path: `/concord: ${method}${path.replaceAll("/..", "/-")}` };
}

function notesForTypes(description: string): Annotations {
  return description === "" ? {} : { description };
}

/** What a string says that stands for a file in a request, where it is given in many forms. */
export const fileMark = "concord: file";

/** What JSON holds of a file. */
function asText({ types }: Schema): Pick<Schema, "types" | "format" | "string"> {
  return { types: types ?? new Set(["string"]), format: "", string: {} };
}

/** Files, as openapi-typescript and the transform of its types know them. */
function fileKeywords({ types, string }: Schema, isRequest: boolean): Pick<Schema, "types" | "format" | "string"> {
  const marked = isRequest ? { string: { ...string, contentMediaType: fileMark } } : {};
  return { types: types ?? new Set(["string"]), format: "binary", ...marked };
}

/** The format of a string beside which a choice lists known values; a plain `string` would hide them from an editor. */
export const openStringFormat = "concord: open";

function withOpenStrings(schema: Schema, schemas: ReadonlyMap<string, Schema>): Schema {
  const branches = schema.anyOf ?? schema.oneOf;
  if (!branches?.some((branch) => isAnyString(followParts(branch, schemas)))) return schema;
  if (!branches.some((branch) => listsStrings(branch, schemas))) return schema;
  const opened = branches.map((branch) => {
    const target = followParts(branch, schemas);
    return isAnyString(target) ? { ...target, notes: branch.notes, format: openStringFormat } : branch;
  });
  return schema.anyOf ? { ...schema, anyOf: opened } : { ...schema, oneOf: opened };
}

function isAnyString(schema: Schema): boolean {
  const { ref, enum: values, types, anyOf, oneOf, allOf } = schema;
  const isPlain = [ref, values, anyOf, oneOf, allOf].every((rules) => rules === undefined) && !isFile(schema);
  return isPlain && types?.has("string") === true && !types.has("object") && !types.has("array");
}

/** Also behind names, and in a choice with null. */
function listsStrings(branch: Schema, schemas: ReadonlyMap<string, Schema>): boolean {
  return inPlace(branch, schemas).some(
    ({ enum: values }) => values?.some((value) => typeof value === "string") === true,
  );
}

/** A union whose branches say their tags: each that does not do so itself has what the discriminator maps to it, and none has what is mapped to another. */
function withTags(schema: Schema, facts: SchemaFacts): Schema {
  if (schema.discriminator === undefined) return schema;
  const { discriminator, ...rest } = schema;
  const { property } = discriminator;
  const tagged = (branch: Schema): Schema => {
    const own = facts.tagOf(branch, property);
    const tags = tagValues(discriminator, branch, facts);
    if (tags === undefined || own?.values.size === tags.length) return branch;
    return { at: branch.at, notes: {}, allOf: [branch, tagSchema(branch.at, property, tags, own?.optional === true)] };
  };
  return {
    ...rest,
    ...(rest.anyOf && { anyOf: rest.anyOf.map(tagged) }),
    ...(rest.oneOf && { oneOf: rest.oneOf.map(tagged) }),
  };
}

/**
 * Whoever sends an object cannot be made to send what only the server sets, and the server does not send what only it gets.
 * Notes of properties tell it, as they were before.
 */
function withOptionalHidden(schema: Schema, before: Schema, isRequest: boolean): Schema {
  const { object } = schema;
  const isOptional = (name: string): boolean => {
    const { readOnly, writeOnly } = before.object?.properties.get(name)?.notes ?? {};
    return (isRequest ? readOnly : writeOnly) === true;
  };
  if (object === undefined || ![...object.required].some(isOptional)) return schema;
  return {
    ...schema,
    object: { ...object, required: new Set([...object.required].filter((name) => !isOptional(name))) },
  };
}
