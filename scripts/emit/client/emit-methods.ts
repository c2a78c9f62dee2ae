import { memberName, reserveName } from "../../base/identifiers.js";
import type { Pages } from "../../contract/model/pages.js";
import type { Operation, Parameter } from "../../contract/model/types.js";
import { codeComment, commentText, isIdentifier, namesIn, propertyKey, stringLiteral } from "../code/encode.js";
import type { MethodCode, ParameterCode } from "../code/source-code.js";
import type { NarrowedArgument } from "../types/call-variants.js";
import type { OperationTypes } from "../types/operation-types.js";
import { itemType } from "./print-pages.js";
import type { Resource } from "./resources.js";

export interface EmittedMethods {
  readonly methods: readonly MethodCode[];
  /** Names that the signatures use of the runtime. */
  readonly runtimeTypes: readonly string[];
}

/** Built in or from the runtime, or no name at all; everything else is imported from the `types` module. */
const builtIn: ReadonlySet<string> = new Set(
  "Base64Embeddings FloatEmbeddings FileInput FormData URLSearchParams string number boolean null unknown void Blob ArrayBuffer Uint8Array ReadableStream Record undefined".split(
    " ",
  ),
);

/** Every name of the `types` module that the signatures use, sorted. */
export function usedTypes(operations: readonly OperationTypes[]): readonly string[] {
  const names = operations.flatMap(({ body, query, headers, cookies, result, choice, event, calls }) =>
    [
      ...calls.map(({ argument }) => argument?.name),
      body?.type,
      query?.name,
      headers?.name,
      cookies?.name,
      result.type,
      event,
      ...(choice?.options ?? []).map(({ type }) => type),
    ].flatMap((type) => (type === undefined ? [] : namesIn(type))),
  );
  return [...new Set(names)].filter((name) => !builtIn.has(name)).sort();
}

/** Emits the signatures of a resource's methods; a method that can stream has one for each way of calling it. */
export function emitMethods(resource: Resource): EmittedMethods {
  const methods: MethodCode[] = [];
  const runtimeTypes = new Set<string>();
  for (const [name, typed] of resource.operations) {
    runtimeTypes.add(typed.pages === undefined ? "ApiPromise" : "PagePromise").add("RequestOptions");
    if (typed.event !== undefined) runtimeTypes.add("EventStream");
    for (const name of ["Base64Embeddings", "FloatEmbeddings"])
      if (typed.choice?.options.some(({ type }) => type.startsWith(name))) runtimeTypes.add(name);
    if (/\bFileInput\b/.test(typed.body?.type ?? "")) runtimeTypes.add("FileInput");
    if (ownArgument(typed).type === noQuery) runtimeTypes.add(noQuery);
    methods.push(...emitOverloads(name, typed));
  }
  return { methods, runtimeTypes: [...runtimeTypes] };
}

/** A method that can be called in several ways has one signature for each. Editors show the text of the first with all. */
function emitOverloads(name: string, typed: OperationTypes): readonly MethodCode[] {
  return typed.calls.map(({ argument, result }, index) => ({
    name: propertyKey(name),
    doc: index === 0 ? docOf(typed) : "",
    parameters: parametersOf(typed, argument),
    returnType: typed.pages === undefined ? `ApiPromise<${result}>` : pageType(result, typed.pages),
  }));
}

function pageType(result: string, pages: Pages): string {
  return `PagePromise<${result}, ${itemType(result, pages)}>`;
}

/**
 * The path parameters, then the body, or the query of an operation without one, then the options. A query that is not
 * described has its place all the same: one that is added to the description then moves no argument.
 */
function parametersOf(typed: OperationTypes, narrowed: NarrowedArgument | undefined): readonly ParameterCode[] {
  const taken = new Set(["body", "query", "options"]);
  const path = typed.path.map(({ name, type }) => ({ name: argumentName(name, taken), type, isOptional: false }));
  const { name, type, required } = ownArgument(typed, narrowed);
  const options = optionsOf(typed);
  // No optional parameter stands before a required one.
  const own = required || !options.required || type === "undefined" ? type : `${type} | undefined`;
  return [
    ...path,
    { name, type: own, isOptional: !required && !options.required },
    { name: "options", type: options.type, isOptional: !options.required },
  ];
}

const noQuery = "NoQuery";

/** The argument between those of the path and the options. */
function ownArgument(typed: OperationTypes, narrowed?: NarrowedArgument) {
  const own = plainArgument(typed);
  if (narrowed === undefined) return own;
  const asks = narrowed.members.some(({ optional }) => !optional);
  // Of a form that the caller has made nothing is read, so that it is answered as one that asks for nothing.
  const { type = "", value = "" } = (asks ? undefined : typed.body) ?? {};
  return { ...own, type: narrowed.name + type.slice(value.length), required: own.required || asks };
}

function plainArgument({ body, emptyBody, query }: OperationTypes) {
  if (body !== undefined) return { name: "body", type: body.type, required: body.required };
  if (emptyBody) return { name: "body", type: "undefined", required: false };
  if (query !== undefined) return { name: "query", type: query.name, required: query.required };
  return { name: "query", type: noQuery, required: false };
}

function optionsOf({ body, emptyBody, query, headers, cookies, operation }: OperationTypes) {
  const members = [
    ...((body !== undefined || emptyBody) && query !== undefined ? [{ ...query, member: "query" }] : []),
    ...(headers === undefined ? [] : [{ ...withFixed(headers, operation), member: "headers" }]),
    ...(cookies === undefined ? [] : [{ ...cookies, member: "cookies" }]),
  ];
  const texts = members.map(({ member, required, name }) => `${member}${required ? "" : "?"}: ${name}`);
  return {
    type: ["RequestOptions", ...(texts.length === 0 ? [] : [`{ ${texts.join("; ")} }`])].join(" & "),
    required: members.some(({ required }) => required),
  };
}

/** What is always sent need not be given. */
function withFixed({ name, required }: { readonly name: string; readonly required: boolean }, operation: Operation) {
  const fixed = [...(operation.fixedHeaders?.keys() ?? [])].filter((header) =>
    operation.parameters.some((parameter) => parameter.in === "header" && parameter.name === header),
  );
  if (fixed.length === 0) return { name, required };
  const isRest = (parameter: Parameter): boolean => parameter.in === "header" && !fixed.includes(parameter.name);
  return {
    name: `Omit<${name}, ${fixed.map(stringLiteral).join(" | ")}>`,
    required: operation.parameters.some((parameter) => isRest(parameter) && parameter.required),
  };
}

function argumentName(name: string, taken: Set<string>): string {
  const wanted = memberName(name);
  return reserveName(isIdentifier(wanted) ? wanted : `${wanted}_`, taken);
}

function docOf({ operation }: OperationTypes): string {
  const text = operation.summary ?? operation.description?.split(/\n\s*\n/)[0] ?? "";
  const providers =
    operation.providers === undefined ? "" : `\n\nOnly at ${operation.providers.map(commentText).join(", ")}.`;
  const unknown =
    operation.unknownAt === undefined
      ? ""
      : `\n\nNot known of ${operation.unknownAt.map(commentText).join(", ")}: its docs page does not mention it.`;
  const { adoptedFrom } = operation.stream ?? {};
  const events =
    adoptedFrom === undefined
      ? ""
      : `\n\nIts events are inferred: they have the type that ${commentText(adoptedFrom)} describes for the same operation.`;
  const deprecated = operation.deprecated ? "\n\n@deprecated" : "";
  const place = codeComment(operation.key);
  return `${text === "" ? "" : `${commentText(text.trim())}\n\n`}${place}${providers}${unknown}${events}${deprecated}`;
}
