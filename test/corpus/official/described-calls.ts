import { successesOf } from "../../../scripts/contract/model/successes.js";
import type {
  Contract,
  MediaType,
  Operation,
  Parameter,
  Response,
  Stream,
} from "../../../scripts/contract/model/types.js";
import { bareType, isFormType, isJsonType, isStreamType, isTextType } from "../../../scripts/spec/media-types.js";
import { ValueSampler } from "./sample-value.js";

export interface Answer {
  readonly kind: "json" | "text" | "bytes" | "empty" | "stream";
  readonly status: number;
  readonly type?: string;
  readonly body: string | Uint8Array;
}

/** One call of an operation, of values that its description allows, and an answer that it describes. */
export interface DescribedCall {
  readonly operation: Operation;
  /** `POST /audio/transcriptions multipart/form-data → text srt`. */
  readonly name: string;
  readonly path: readonly unknown[];
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly bodyType?: string;
  readonly answer: Answer;
}

/** Each operation with every media type of its body, and with every kind of its answers. */
export function describedCalls(contract: Contract): readonly DescribedCall[] {
  const sampler = new ValueSampler(contract.schemas);
  return contract.operations.flatMap((operation) => callsOf(operation, sampler));
}

function callsOf(operation: Operation, sampler: ValueSampler): readonly DescribedCall[] {
  const { path: template, parameters, key } = operation;
  const valuesIn = (place: Parameter["in"]) =>
    Object.fromEntries(
      parameters.filter((each) => each.in === place).map((each) => [each.name, sampler.sample(each.schema, each.name)]),
    );
  const values = valuesIn("path");
  const path = Array.from(template.matchAll(/\{([^{}]+)\}/g), ([, name = ""]) => values[name]);
  const query = valuesIn("query");
  const bodies = bodiesOf(operation, sampler);
  const answers = answersOf(operation, sampler);
  return bodies.flatMap(({ body, bodyType }, index) =>
    (index === 0 ? answers : answers.slice(0, 1)).map(({ fields, label, ...answer }) => ({
      operation,
      name: [key, bodyType ?? (operation.request ? "without body" : []), "→", label].flat().join(" "),
      path,
      query: operation.request ? query : { ...query, ...fields },
      headers: valuesIn("header"),
      ...(body !== undefined && { body: fields === undefined ? body : { ...(body as object), ...fields }, bodyType }),
      answer,
    })),
  );
}

interface SampledBody {
  readonly body?: unknown;
  readonly bodyType?: string;
}

function bodiesOf({ request }: Operation, sampler: ValueSampler): readonly SampledBody[] {
  if (request === undefined) return [{}];
  const bodies = request.content.map(({ type, schema }): SampledBody => {
    const bodyType = bareType(type);
    const isValue = isJsonType(type) || isFormType(type);
    const files = isFormType(type);
    return { bodyType, body: isValue && schema ? sampler.sample(schema, "body", { files }) : "v=0" };
  });
  return request.required ? bodies : [...bodies, {}];
}

interface SampledAnswer extends Answer {
  readonly label: string;
  /** Body fields that ask for it. */
  readonly fields?: object;
}

function answersOf(operation: Operation, sampler: ValueSampler): readonly SampledAnswer[] {
  const { stream, responses, path } = operation;
  const [success] = successesOf(responses);
  const status = Number(success?.status) || 200;
  // Of files it is often described that they are a JSON text, or nothing at all.
  if (path.endsWith("/content") && !isObject(success))
    return [{ kind: "bytes", status, type: "application/octet-stream", ...bytes }];
  const plain = (success?.content ?? []).filter(({ type }) => type !== stream?.mediaType);
  return [
    ...plain.map((media) => ({ status, ...answerOf(media, sampler), ...asking(operation, false) })),
    ...transcripts(operation).map((format) => ({
      kind: "text" as const,
      status,
      type: "text/plain; charset=utf-8",
      label: format,
      body: "1\n00:00 --> 00:01\nHi",
      fields: { response_format: format, ...asking(operation, false).fields },
    })),
    ...(plain.length === 0 && stream === undefined
      ? [{ kind: "empty", label: "empty", status, body: "" } as const]
      : []),
    ...(stream === undefined ? [] : [{ status, ...streamOf(stream, sampler), ...asking(operation, true) }]),
  ];
}

function isObject(response: Response | undefined): boolean {
  return response?.content.some(({ schema }) => schema?.ref !== undefined) === true;
}

const bytes = { label: "bytes", body: new Uint8Array([0, 255, 10, 123]) };

function asking({ stream }: Operation, value: boolean) {
  return stream?.flag === undefined ? {} : { fields: { [stream.flag]: value } };
}

/** Formats that are asked for by a field of the body, and whose answers are not described. */
function transcripts({ path }: Operation): readonly string[] {
  return /^\/audio\/trans/.test(path) ? ["text", "srt", "vtt"] : [];
}

function answerOf({ type, schema }: MediaType, sampler: ValueSampler): Omit<SampledAnswer, "status"> {
  if (isTextType(type) && !isStreamType(type)) return { kind: "text", type, label: type, body: "v=0" };
  if (!isJsonType(type)) return { kind: "bytes", type, ...bytes, label: type };
  const value = schema === undefined ? {} : sampler.sample(schema, "answer");
  return { kind: "json", type, label: type, body: JSON.stringify(consistent(value)) };
}

/** Lists say twice which item is the last. */
function consistent(value: unknown): unknown {
  const { last_id, data } = Object(value);
  const last = Array.isArray(data) ? data.at(-1)?.id : undefined;
  return typeof last_id === "string" && last !== undefined ? { ...Object(value), last_id: last } : value;
}

/** One event of each kind, that which ends the stream last. */
function streamOf({ event, sentinel, mediaType, named }: Stream, sampler: ValueSampler): Omit<SampledAnswer, "status"> {
  const values = sampler.alternatives(event, "event").filter((value) => !isFailure(value));
  const ordered = [...values.filter((value) => !isLast(value)), ...values.filter(isLast)];
  const blocks = ordered.map((value) => (named === undefined ? `data: ${JSON.stringify(value)}\n\n` : framed(value)));
  const end = sentinel === undefined ? "" : `data: ${sentinel}\n\n`;
  return { kind: "stream", label: mediaType, type: mediaType, body: blocks.join("") + end };
}

function framed(value: unknown): string {
  const { event, data } = Object(value);
  return `event: ${event}\ndata: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`;
}

/** Of a named event, its name. */
function typeOf(value: unknown): string {
  const { type, event } = Object(value);
  return String(type ?? event);
}

function isFailure(value: unknown): boolean {
  return (
    typeof value !== "object" || /^(?:error|response\.failed)$/.test(typeOf(value)) || Object(value).code !== undefined
  );
}

function isLast(value: unknown): boolean {
  return /^(?:done|response\.completed|transcript\.text\.done|image_\w+\.completed)$/.test(typeOf(value));
}
