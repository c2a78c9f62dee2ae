import { pascal, reserveName } from "../../base/identifiers.js";
import { itemSchema } from "../../contract/model/find-pages.js";
import { findProperty } from "../../contract/model/find-property.js";
import { follow } from "../../contract/model/follow.js";
import { isFile } from "../../contract/model/is-file.js";
import type { Pages } from "../../contract/model/pages.js";
import { successesOf } from "../../contract/model/successes.js";
import type { Body, Contract, MediaType, Operation, Parameter, Schema, Stream } from "../../contract/model/types.js";
import { bareType, isFormType, isJsonType, isStreamType, isTextType } from "../../spec/media-types.js";
import { templateNames } from "../../spec/path-item.js";
import { type AnswerChoice, answerChoice } from "./answer-choice.js";
import { type AnswerTypes, answerTypes } from "./answer-types.js";
import { type CallInput, type CallVariant, callVariants, memberText, type NarrowedMember } from "./call-variants.js";
import { describedError } from "./described-error.js";
import { holdsChunks } from "./holds-chunks.js";
import { schemaType } from "./schema-type.js";

/** The types that one operation's signature names. All of them are exported by the `types` module, or built in. */
export interface OperationTypes {
  readonly operation: Operation;
  /** Names of the arguments for the path parameters, in template order, with their types. */
  readonly path: readonly { readonly name: string; readonly type: string }[];
  /** With the media types that it can have; what a client writes best goes first. */
  readonly body?: {
    readonly type: string;
    /** Of the type what is encoded, without forms that the caller has made. */
    readonly value: string;
    readonly medias: readonly [MediaType, ...MediaType[]];
    readonly required: boolean;
  };
  /** The body has its place among the arguments, and nothing can be given there. */
  readonly emptyBody?: true;
  readonly query?: { readonly name: string; readonly required: boolean };
  readonly headers?: { readonly name: string; readonly required: boolean };
  readonly cookies?: { readonly name: string; readonly required: boolean };
  readonly result: AnswerTypes;
  /** What of the request decides which of the types it has. */
  readonly choice?: AnswerChoice;
  /** Properties of which one shows that an answer with an `error` is the one described, and reports none. */
  readonly data?: readonly string[];
  readonly event?: string;
  /** The same of an event that is like an error. */
  readonly eventData?: readonly string[];
  /** Events are, or may be, chunks of a chat completion. */
  readonly chunks?: true;
  /** The ways of calling it, the plain one last. */
  readonly calls: readonly CallVariant[];
  /** How its list goes on, where that is certain. */
  readonly pages?: Pages;
}

/** Media types by how well a client can write them. */
const bodyPreference = ["application/json", "multipart/form-data", "application/x-www-form-urlencoded"];

export function typeOperations(contract: Contract): readonly OperationTypes[] {
  const taken = new Set(contract.schemas.keys());
  const reserve = (wanted: string): string => reserveName(wanted, taken);
  const known = new Map<string, string>();
  const nameOf = (wanted: string, base: string, members: readonly NarrowedMember[]): string => {
    const key = [wanted, base, ...members.map(memberText)].join(" ");
    const name = known.get(key) ?? reserve(wanted);
    known.set(key, name);
    return name;
  };
  return contract.operations.map((operation) => {
    const described = typeOperation(operation, contract, reserve);
    const typed = { ...described, calls: callVariants({ ...described, argument: ownArgument(described) }, nameOf) };
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

function ownArgument({ body, query }: Described): CallInput["argument"] {
  if (body !== undefined) return { base: body.value, isBody: true };
  return query && { base: query.name, isBody: false };
}

type Described = Omit<OperationTypes, "calls" | "pages">;

function typeOperation(operation: Operation, contract: Contract, reserve: (name: string) => string): Described {
  const { schemas } = contract;
  const parametersIn = (place: Parameter["in"]) => operation.parameters.filter((parameter) => parameter.in === place);
  const group = (place: Parameter["in"], suffix: string) => {
    const parameters = parametersIn(place);
    if (parameters.length === 0) return undefined;
    return { name: reserve(pascal(operation.id) + suffix), required: parameters.some(({ required }) => required) };
  };
  const body = bodyOf(operation, schemas);
  const query = group("query", "Query");
  const headers = group("header", "Headers");
  const cookies = group("cookie", "Cookies");
  const data = answeredError(operation, schemas);
  const result = answerTypes(operation, schemas);
  const choice = answerChoice(operation, result, contract);
  return {
    operation,
    path: pathArguments(operation),
    ...(body && { body }),
    ...(!body && (operation.request || operation.emptyBody) && { emptyBody: true }),
    ...(query && { query }),
    ...(headers && { headers }),
    ...(cookies && { cookies }),
    result,
    ...(choice && { choice }),
    ...(data && { data }),
    ...(operation.stream && eventTypes(operation.stream, schemas)),
  };
}

function eventTypes(stream: Stream, schemas: Contract["schemas"]) {
  const { event, named } = stream;
  const data = named && { at: event.at, notes: {}, anyOf: findProperty(event, "data", schemas) };
  const eventData = describedError(data ?? event, schemas, "event");
  return {
    event: schemaType(event),
    ...(eventData && { eventData }),
    ...(holdsChunks(stream, schemas) && { chunks: true as const }),
  };
}

function answeredError(operation: Operation, schemas: Contract["schemas"]): readonly string[] | undefined {
  const { responses, stream, page } = operation;
  const kind = stream || page ? "page" : "answer";
  const media = successesOf(responses).flatMap(({ content }) => content.filter(({ type }) => isJsonType(type)));
  const names = media.flatMap(({ schema }) => describedError(schema, schemas, kind) ?? []);
  return names.length === 0 ? undefined : [...new Set(names)];
}

function sortedMedias({ content }: Body): readonly MediaType[] {
  const rank = ({ type }: MediaType): number => {
    const index = bodyPreference.indexOf(bareType(type));
    return index < 0 ? (isJsonType(type) ? 0.5 : bodyPreference.length) : index;
  };
  return [...content].sort((a, b) => rank(a) - rank(b));
}

function bodyOf({ request }: Operation, schemas: Contract["schemas"]): OperationTypes["body"] {
  if (request === undefined) return undefined;
  const [first, ...others] = sortedMedias(request).map((media) => withFile(media, schemas));
  if (first === undefined) return undefined;
  const medias = [first, ...others] as const;
  const types = new Set(medias.flatMap(bodyTypes));
  const value = types.has("unknown") ? "unknown" : [...types].join(" | ");
  const type = [value, ...(value === "unknown" ? [] : medias.flatMap(madeForm))].join(" | ");
  return { type, value, medias, required: request.required };
}

/** A form that the caller has made. */
function madeForm({ type }: MediaType): readonly string[] {
  if (!isFormType(type)) return [];
  return [bareType(type) === "multipart/form-data" ? "FormData" : "URLSearchParams"];
}

/** A file is one under whatever name. */
function withFile(media: MediaType, schemas: Contract["schemas"]): MediaType {
  const schema = media.schema && follow(media.schema, schemas).schema;
  return schema !== undefined && bareType(media.type) === "*/*" && isFile(schema) ? { ...media, schema } : media;
}

/** Whether the body is encoded from a value, and checked as one; what may be of any type is, unless it is a file. */
export function isEncoded({ type, schema }: MediaType): boolean {
  if (bareType(type) === "*/*") return schema === undefined || !isFile(schema);
  return isJsonType(type) || isFormType(type);
}

function bodyTypes(media: MediaType): readonly string[] {
  const { type, schema } = media;
  if (isEncoded(media)) return [schema === undefined ? "unknown" : schemaType(schema)];
  const isText = isTextType(type) || isStreamType(type) || (schema?.types?.has("string") && !isFile(schema));
  return isText ? ["string", "FileInput"] : ["FileInput"];
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
  if (names.length > 0 && names.every((type) => type === "boolean")) return "boolean";
  return names.includes("boolean") ? "string | number | boolean" : "string | number";
}

const noRules: Pick<Schema, "types" | "array"> = {};
