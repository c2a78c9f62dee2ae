import { pascal, reserveName } from "../../base/identifiers.js";
import { itemSchema } from "../../contract/model/find-pages.js";
import type { Pages } from "../../contract/model/pages.js";
import type { Body, Contract, MediaType, Operation, Parameter, Schema } from "../../contract/model/types.js";
import { bareType, isJsonType } from "../../spec/media-types.js";
import { templateNames } from "../../spec/path-item.js";
import { jsonLiteral, stringLiteral } from "../code/encode.js";

/** The types that one operation's signature names. All of them are exported by the `types` module, or built in. */
export interface OperationTypes {
  readonly operation: Operation;
  /** Names of the arguments for the path parameters, in template order, with their types. */
  readonly path: readonly { readonly name: string; readonly type: string }[];
  readonly body?: { readonly type: string; readonly media: MediaType; readonly required: boolean };
  /** The body has its place among the arguments, and nothing can be given there. */
  readonly emptyBody?: true;
  readonly query?: { readonly name: string; readonly required: boolean };
  readonly headers?: { readonly name: string; readonly required: boolean };
  readonly cookies?: { readonly name: string; readonly required: boolean };
  readonly result: { readonly type: string; readonly kind: "json" | "text" | "binary" | "none" };
  readonly event?: string;
  /** How its list goes on, where that is certain. */
  readonly pages?: Pages;
}

/** Media types by how well a client can write them. */
const bodyPreference = ["application/json", "multipart/form-data", "application/x-www-form-urlencoded"];

export function typeOperations(contract: Contract): readonly OperationTypes[] {
  const taken = new Set(contract.schemas.keys());
  const reserve = (wanted: string): string => reserveName(wanted, taken);
  return contract.operations.map((operation) => {
    const typed = typeOperation(operation, reserve);
    const pages = pagesOf(typed, contract);
    return pages === undefined ? typed : { ...typed, pages };
  });
}

/** The pages of a list that the answer has. */
function pagesOf({ operation, result, event }: OperationTypes, { schemas }: Contract): Pages | undefined {
  const { page } = operation;
  const answer = schemas.get(result.type);
  if (!page || answer === undefined || event !== undefined) return undefined;
  return itemSchema(answer, page.items, schemas) === undefined ? undefined : page;
}

function typeOperation(operation: Operation, reserve: (name: string) => string): OperationTypes {
  const parametersIn = (place: Parameter["in"]) => operation.parameters.filter((parameter) => parameter.in === place);
  const group = (place: Parameter["in"], suffix: string) => {
    const parameters = parametersIn(place);
    if (parameters.length === 0) return undefined;
    return { name: reserve(pascal(operation.id) + suffix), required: parameters.some(({ required }) => required) };
  };
  const media = operation.request && preferredMedia(operation.request);
  const query = group("query", "Query");
  const headers = group("header", "Headers");
  const cookies = group("cookie", "Cookies");
  return {
    operation,
    path: pathArguments(operation),
    ...(media && operation.request && { body: { type: bodyType(media), media, required: operation.request.required } }),
    ...(!media && (operation.request || operation.emptyBody) && { emptyBody: true }),
    ...(query && { query }),
    ...(headers && { headers }),
    ...(cookies && { cookies }),
    result: resultOf(operation),
    ...(operation.stream && { event: schemaType(operation.stream.event) }),
  };
}

function preferredMedia({ content }: Body): MediaType | undefined {
  const rank = ({ type }: MediaType): number => {
    const index = bodyPreference.indexOf(bareType(type));
    return index < 0 ? (isJsonType(type) ? 0.5 : bodyPreference.length) : index;
  };
  return [...content].sort((a, b) => rank(a) - rank(b))[0];
}

function bodyType({ type, schema }: MediaType): string {
  const bare = bareType(type);
  if (isJsonType(type) || bodyPreference.includes(bare)) return schema === undefined ? "unknown" : schemaType(schema);
  if (bare.startsWith("text/")) return "string";
  return "Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>";
}

function pathArguments({ path, parameters }: Operation): OperationTypes["path"] {
  const names = templateNames(path);
  return names.map((name) => {
    const schema = parameters.find((parameter) => parameter.in === "path" && parameter.name === name)?.schema;
    return { name, type: schema === undefined ? "string" : pathType(schema) };
  });
}

function pathType({ types, array }: Pick<Schema, "types" | "array">): string {
  if (types?.size === 1 && types.has("array")) return `readonly (${pathType(array?.items ?? noRules)})[]`;
  if (types?.size === 1 && types.has("object")) return "Readonly<Record<string, unknown>>";
  const names = [...(types ?? [])].filter((type) => type !== "null");
  if (names.length > 0 && names.every((type) => type === "string")) return "string";
  if (names.length > 0 && names.every((type) => type === "integer" || type === "number")) return "number";
  return "string | number";
}

const noRules: Pick<Schema, "types" | "array"> = {};

/** What a success carries: the JSON type if there is one, else text or bytes. */
function resultOf({ responses, stream }: Operation): OperationTypes["result"] {
  const successes = responses.filter(({ status }) => /^2/.test(status));
  const content = (successes.length > 0 ? successes : responses.filter(({ status }) => status === "default"))
    .flatMap((response) => response.content)
    .filter(({ type }) => type !== stream?.mediaType || stream.flag === undefined);
  const json = content.filter(({ type }) => isJsonType(type));
  if (json.length > 0) {
    const types = new Set(json.map(({ schema }) => (schema === undefined ? "unknown" : schemaType(schema))));
    return { type: [...types].join(" | "), kind: "json" };
  }
  if (content.length === 0) return { type: "void", kind: "none" };
  return content.every(({ type }) => type.startsWith("text/"))
    ? { type: "string", kind: "text" }
    : { type: "Blob", kind: "binary" };
}

/** The type expression of a schema in a signature: its name, or a scalar. */
function schemaType(schema: Schema): string {
  if (schema.ref !== undefined) return schema.ref;
  if (schema.format === "binary") return "Blob";
  if (schema.types === undefined) return "unknown";
  const scalars = { integer: "number", array: "unknown[]", object: "Record<string, unknown>" } as const;
  return [
    ...new Set([...schema.types].map((type) => (type in scalars ? scalars[type as keyof typeof scalars] : type))),
  ].join(" | ");
}

/** `operations["modelsList"]["parameters"]["query"]`, as openapi-typescript lays it out. */
export function parametersType(operation: Operation, place: "query" | "header" | "cookie"): string {
  return `NonNullable<operations[${stringLiteral(operation.id)}]["parameters"][${jsonLiteral(place)}]>`;
}
