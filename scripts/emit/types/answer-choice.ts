import { isJoint } from "../../base/joint-names.js";
import { findProperty, inPlace, listedTexts } from "../../contract/model/find-property.js";
import type { Contract, Operation, Schema } from "../../contract/model/types.js";
import type { AnswerTypes } from "./answer-types.js";

/** A request property whose value decides which of its types an answer has. */
export interface AnswerChoice {
  readonly field: string;
  readonly options: readonly AnswerOption[];
  /** The values for which the answer is a text. */
  readonly texts: readonly string[];
  /** No answer of that kind is described. */
  readonly inferred: boolean;
}

export interface AnswerOption {
  readonly values: readonly string[];
  readonly type: string;
  /** The server takes one of the values where none is given. */
  readonly isDefault: boolean;
}

type Schemas = ReadonlyMap<string, Schema>;

/** Names of formats that are texts, of which a JSON answer cannot be one. */
const textFormat = /^(?:text|plain|txt|srt|vtt|csv|tsv|xml|html|markdown|md|ya?ml)$/;

/** Formats of transcripts, which descriptions often leave out where the property takes any text. */
const transcripts = ["text", "srt", "vtt"];

/** What of the request decides the type of a plain answer. */
export function answerChoice(
  operation: Operation,
  answer: AnswerTypes,
  { schemas, provider }: Contract,
): AnswerChoice | undefined {
  // Of several providers' answers nothing tells which belongs to which value.
  const isOne = !isJoint(provider);
  return formatChoice(operation, answer, schemas, isOne) ?? vectorChoice(operation, answer, schemas);
}

function formatChoice(
  operation: Operation,
  answer: AnswerTypes,
  schemas: Schemas,
  isOne: boolean,
): AnswerChoice | undefined {
  const field = "response_format";
  const { json } = answer;
  const property = requestProperty(operation, field, schemas);
  if (json === undefined || property.length === 0) return undefined;
  const values = valuesOf(property, answer, schemas);
  const texts = values.filter((value) => textFormat.test(value));
  const fallback = property.map(({ notes }) => notes.default).find((value) => typeof value === "string") ?? "json";
  const names = isOne ? json.split(" | ").flatMap((name) => membersOf(name, schemas)) : [];
  const typeOf = (value: string) => (texts.includes(value) ? "string" : (typeNamed(value, names) ?? json));
  const byType = new Map<string, string[]>();
  for (const value of values) byType.set(typeOf(value), [...(byType.get(typeOf(value)) ?? []), value]);
  if (byType.size < 2) return undefined;
  const options = [...byType].map(([type, own]) => ({ values: own, type, isDefault: own.includes(fallback) }));
  return { field, options: defaultLast(options), texts, inferred: texts.length > 0 && !answer.kinds.includes("text") };
}

/** The values that the property lists; of an open one of a transcription, which has a `text` as JSON, those in use. */
function valuesOf(property: readonly Schema[], { json }: AnswerTypes, schemas: Schemas): readonly string[] {
  const found = property.map((schema) => listedTexts(schema, schemas));
  const values = [...new Set(found.flatMap((each) => each.values))];
  if (values.length > 0 || !found.some(({ open }) => open)) return values;
  const text = findProperty(schemas.get(json ?? ""), "text", schemas);
  return text.some(({ types }) => types?.has("string")) ? ["json", ...transcripts] : [];
}

function requestProperty({ request }: Operation, name: string, schemas: Schemas): readonly Schema[] {
  return (request?.content ?? []).flatMap(({ schema }) => findProperty(schema, name, schemas));
}

/** The alternatives of a named answer, by name. */
function membersOf(name: string, schemas: Schemas): readonly string[] {
  const { anyOf, oneOf } = schemas.get(name) ?? {};
  const names = (anyOf ?? oneOf ?? []).flatMap(({ ref }) => ref ?? []);
  return names.length > 0 ? names : [name];
}

/** `verbose_json` is answered by `TranscriptionVerboseJson`; of several names that end so, the shortest says the least. */
function typeNamed(value: string, names: readonly string[]): string | undefined {
  const words = value.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
  const found = names.filter((name) => name.toLowerCase().endsWith(words));
  return names.length < 2 ? undefined : found.sort((a, b) => a.length - b.length)[0];
}

/** Vectors come as base64 where that is asked for, which descriptions of the answer leave out. */
function vectorChoice(operation: Operation, { json }: AnswerTypes, schemas: Schemas): AnswerChoice | undefined {
  const field = "encoding_format";
  const property = requestProperty(operation, field, schemas);
  const values = [...new Set(property.flatMap((schema) => listedTexts(schema, schemas).values))];
  const items = findProperty(schemas.get(json ?? ""), "data", schemas).flatMap(({ array }) => array?.items ?? []);
  const vectors = items
    .flatMap((item) => findProperty(item, "embedding", schemas))
    .flatMap((each) => inPlace(each, schemas));
  const isNumbers = vectors.length > 0 && vectors.every(({ types }) => types?.size === 1 && types.has("array"));
  if (json === undefined || !values.includes("base64") || !isNumbers) return undefined;
  const others = values.filter((value) => value !== "base64");
  const options = [
    { values: ["base64"], type: `Base64Embeddings<${json}>`, isDefault: false },
    { values: others, type: json, isDefault: true },
  ];
  return { field, options, texts: [], inferred: false };
}

function defaultLast(options: readonly AnswerOption[]): readonly AnswerOption[] {
  return [...options.filter(({ isDefault }) => !isDefault), ...options.filter(({ isDefault }) => isDefault)];
}
