import { groupBy } from "../../base/group-by.js";
import { isJoint } from "../../base/joint-names.js";
import { findProperty, inPlace, listedTexts } from "../../contract/model/find-property.js";
import { successesOf } from "../../contract/model/successes.js";
import type { Contract, MediaType, Operation, Schema } from "../../contract/model/types.js";
import { bareType, isJsonType, isTextType } from "../../spec/media-types.js";
import type { AnswerTypes } from "./answer-types.js";

/** A request property whose value decides which of its types an answer has. */
export interface AnswerChoice {
  readonly field: string;
  readonly options: readonly AnswerOption[];
  /** What the answer is for values for which it is no JSON. */
  readonly formats: readonly AnswerFormat[];
  /** No answer of that kind is described. */
  readonly inferred: boolean;
}

export interface AnswerFormat {
  readonly value: string;
  readonly kind: "text" | "binary";
  readonly accept: string;
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

/** Formats by the names that media types have for them, where those are others. */
const subtypes: Readonly<Record<string, string>> = {
  text: "plain",
  txt: "plain",
  srt: "subrip",
  tsv: "tabseparatedvalues",
  md: "markdown",
  yml: "yaml",
  mp3: "mpeg",
  jpg: "jpeg",
  xls: "vndmsexcel",
  xlsx: "vndopenxmlformatsofficedocumentspreadsheetmlsheet",
  docx: "vndopenxmlformatsofficedocumentwordprocessingmldocument",
};

/** Fields that choose a format, also where no answer of it is described, and those that may mean something else. */
const formatFields = ["response_format", "responseFormat", "output_format", "outputFormat", "format"];

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
  for (const field of formatFields) {
    const property = requestProperty(operation, field, schemas);
    const isSure = field === formatFields[0];
    const found = property.length > 0 && choiceOf({ operation, answer, schemas, isOne, isSure }, field, property);
    if (found) return found;
  }
  return undefined;
}

interface FormatPlace {
  readonly operation: Operation;
  readonly answer: AnswerTypes;
  readonly schemas: Schemas;
  readonly isOne: boolean;
  /** The name of the field leaves no doubt. */
  readonly isSure: boolean;
}

function choiceOf(place: FormatPlace, field: string, property: readonly Schema[]): AnswerChoice | undefined {
  const { operation, answer, schemas, isOne, isSure } = place;
  const { json } = answer;
  if (json === undefined) return undefined;
  const values = valuesOf(property, answer, schemas);
  const medias = successesOf(operation.responses).flatMap(({ content }) => content);
  const formats = values.flatMap((value) => formatOf(value, medias, isSure));
  const fallback = property.map(({ notes }) => notes.default).find((value) => typeof value === "string") ?? "json";
  const names = isOne ? json.split(" | ").flatMap((name) => membersOf(name, schemas)) : [];
  const typeOf = (value: string) => {
    const kind = formats.find((format) => format.value === value)?.kind;
    return kind === undefined ? (typeNamed(value, names) ?? json) : kind === "text" ? "string" : "Blob";
  };
  const byType = groupBy(values, typeOf);
  if (byType.size < 2 || (!isSure && formats.length === 0)) return undefined;
  const options = [...byType].map(([type, own]) => ({ values: own, type, isDefault: own.includes(fallback) }));
  const isText = formats.some(({ kind }) => kind === "text");
  return { field, options: defaultLast(options), formats, inferred: isText && !answer.kinds.includes("text") };
}

/** The answer of a format, where it is no JSON: the media type that is described of it, or a text by its name. */
function formatOf(value: string, medias: readonly MediaType[], isSure: boolean): readonly AnswerFormat[] {
  const word = value.toLowerCase().replace(/[^a-z0-9]/g, "");
  const subtype = subtypes[word] ?? word;
  const media = medias.map(({ type }) => bareType(type)).find((type) => subtypeOf(type) === subtype);
  if (media !== undefined)
    return isJsonType(media) ? [] : [{ value, kind: isTextType(media) ? "text" : "binary", accept: media }];
  return isSure && textFormat.test(value) ? [{ value, kind: "text", accept: "text/plain" }] : [];
}

/** `subrip` of `application/x-subrip`. */
function subtypeOf(type: string): string {
  return (type.split("/")[1] ?? "").replace(/^x-/, "").replace(/[^a-z0-9]/g, "");
}

/** The values that the property lists; of an open one of a transcription, which has a `text` as JSON, those in use. */
function valuesOf(property: readonly Schema[], { json }: AnswerTypes, schemas: Schemas): readonly string[] {
  const found = property.map((schema) => listedTexts(schema, schemas));
  const values = [...new Set(found.flatMap((each) => each.values))];
  if (values.length > 0 || !found.some(({ open }) => open)) return values;
  const text = findProperty(schemas.get(json ?? ""), "text", schemas);
  return text.some(({ types }) => types?.has("string")) ? ["json", ...transcripts] : [];
}

/** Of the body, or of the query of an operation without one. */
function requestProperty({ request, parameters }: Operation, name: string, schemas: Schemas): readonly Schema[] {
  if (request === undefined)
    return parameters.filter((each) => each.in === "query" && each.name === name).map(({ schema }) => schema);
  return request.content.flatMap(({ schema }) => findProperty(schema, name, schemas));
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
  const typesOf = new Set(vectors.flatMap(({ types }) => [...(types ?? [])]));
  const isNumbers =
    typesOf.has("array") && [...typesOf].every((type) => /^(?:array|number|integer|string)$/.test(type));
  if (json === undefined || !values.includes("base64") || !isNumbers) return undefined;
  const others = values.filter((value) => value !== "base64");
  const options = [
    { values: ["base64"], type: `Base64Embeddings<${json}>`, isDefault: false },
    { values: others, type: typesOf.has("string") ? `FloatEmbeddings<${json}>` : json, isDefault: true },
  ];
  return { field, options, formats: [], inferred: false };
}

function defaultLast(options: readonly AnswerOption[]): readonly AnswerOption[] {
  return [...options.filter(({ isDefault }) => !isDefault), ...options.filter(({ isDefault }) => isDefault)];
}
