import type { Json } from "../../base/json.js";
import { aboveRoot, pathOf, withPath } from "../../contract/model/api-root.js";
import { findProperty } from "../../contract/model/find-property.js";
import { followParts } from "../../contract/model/follow.js";
import { isFile } from "../../contract/model/is-file.js";
import type { Contract, MediaType, Operation, Parameter } from "../../contract/model/types.js";
import { isMap } from "../../drift/witness/objects.js";
import { isFormType, isJsonType } from "../../spec/media-types.js";
import type { ExampleValues } from "./example-values.js";
import { type KeyPlace, keyPlaceOf } from "./key-place.js";

/** One call of an operation at one provider, with values for what is required; each language writes it in its own way. */
export interface CallPlan {
  readonly provider: string;
  readonly operation: Operation;
  /** Of the API root: `https://api.openai.com/v1`. */
  readonly root: string;
  /** Of the operation, with `{…}` for what is in the path. */
  readonly url: string;
  readonly path: Values;
  readonly query: Values;
  readonly headers: Values;
  readonly body?: CallBody;
  readonly key: KeyPlace | undefined;
}

export type Values = readonly (readonly [name: string, value: Json])[];

export interface CallBody {
  readonly kind: "json" | "form" | "text" | "bytes";
  readonly type: string;
  readonly value: Json;
  /** Fields of a form that are files. */
  readonly files: ReadonlySet<string>;
}

export function planCall(operation: Operation, contract: Contract, examples: ExampleValues): CallPlan {
  const server = operation.servers?.[0] ?? contract.servers[0];
  const root = /^https?:/.test(server?.url ?? "") ? (server?.url ?? "") : `https://api.example.com${server?.url ?? ""}`;
  const valuesIn = (place: Parameter["in"]): Values =>
    operation.parameters
      .filter((parameter) => parameter.in === place && (parameter.required || place === "path"))
      .map(({ name, schema }) => [name, examples.of(schema, name) ?? "…"]);
  const fixed = [...(operation.fixedQuery ?? [])].filter(([name]) => !valuesIn("query").some(([one]) => one === name));
  const body = bodyOf(operation, contract, examples);
  return {
    provider: contract.provider,
    operation,
    root,
    url: withPath(root, aboveRoot(operation.path, pathOf(root))),
    path: valuesIn("path"),
    query: [...fixed, ...valuesIn("query")],
    headers: [...(operation.fixedHeaders ?? []), ...valuesIn("header")],
    ...(body && { body }),
    key: keyPlaceOf(operation, contract),
  };
}

function bodyOf({ request }: Operation, { schemas }: Contract, examples: ExampleValues): CallBody | undefined {
  const media = request && mainMedia(request.content);
  if (media === undefined) return undefined;
  const { type, schema } = media;
  const value = (schema && examples.of(schema)) ?? {};
  if (!request?.required && isMap(value) && Object.keys(value).length === 0) return undefined;
  if (isJsonType(type)) return { kind: "json", type, value, files: new Set() };
  if (!isFormType(type))
    return { kind: /^text\//.test(type) ? "text" : "bytes", type, value: "Hello", files: new Set() };
  const names = isMap(value) ? Object.keys(value) : [];
  const isFileField = (name: string): boolean =>
    findProperty(schema, name, schemas).some((property) => isFile(followParts(property, schemas)));
  return { kind: "form", type, value, files: new Set(names.filter(isFileField)) };
}

function mainMedia(content: readonly MediaType[]): MediaType | undefined {
  return content.find(({ type }) => isJsonType(type)) ?? content.find(({ type }) => isFormType(type)) ?? content[0];
}

/** Where the values of a path go. */
export function fillPath(template: string, values: Values): string {
  return values.reduce((path, [name, value]) => path.replaceAll(`{${name}}`, encodeText(textOf(value))), template);
}

/** For a URL, in which half a surrogate pair is U+FFFD. */
export function encodeText(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}

/** As it stands in a path, a query or a form. */
export function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The variable of the environment that has the key: `my-relay` has `MY_RELAY_API_KEY`. */
export function keyVariable(provider: string): string {
  return `${provider.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}_API_KEY`;
}
