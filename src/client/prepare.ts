import { type EncodedBody, encodeBody } from "../transport/body.js";
import type { CallState } from "../transport/call-state.js";
import type { NextQuery } from "../transport/pages.js";
import { isObject } from "../transport/server-error.js";
import { continuedQuery, fillPath, queryString } from "../transport/url.js";
import type { Invocation } from "./arguments.js";
import { type BodyCheck, checkBody, checkQuery } from "./check-body.js";
import { checkParameters, givenHeaders, writeHeaders } from "./check-parameters.js";
import type { Draft } from "./sign.js";

/**
 * Checks and encodes a call. `next` is what a page says of the one after it. Throws `ValidationError` before anything is
 * sent.
 */
export async function prepare(
  state: CallState,
  { path, body: value, query: given }: Invocation,
  next?: NextQuery,
): Promise<Draft> {
  const { client, spec, options } = state;
  const { base, options: defaults } = client;
  const check = { unsupported: options.unsupported ?? "pass", report: client.report?.bind(undefined, spec) };
  const query = { ...prepareQuery(state, given, check), ...next?.query };
  const body = await prepareBody(state, value, check);
  if (!spec.body) askFor(state, query);
  checkParameters(state);
  state.once = body?.once === true;
  const { idempotencyKey } = options;
  const last = {
    "idempotency-key": idempotencyKey === true ? crypto.randomUUID() : idempotencyKey,
    "content-type": body && (body.contentType ?? null),
  };
  return {
    path,
    query,
    url: base.root + fillPath(spec.path, path, spec.pathStyles),
    search: next?.search === undefined ? queryString(base, spec, query) : continuedQuery(base, spec, next.search),
    under: { accept: accept(state), ...spec.fixedHeaders },
    over: [writeHeaders(spec, defaults.headers), writeHeaders(spec, options.headers), last],
    cookie: spec.cookies?.join(options.cookies ?? {}, spec.cookies),
    init: { ...(body && { body: body.data }), ...(state.once && { duplex: "half" }) },
  };
}

/** Of the query in the options only the documented part is checked: they are the way to send what is not documented. */
function prepareQuery(
  { client, spec, options: { query: more } }: CallState,
  given: unknown,
  check: BodyCheck,
): Readonly<Record<string, unknown>> {
  const isChecked = client.options.validate !== false;
  if (isChecked && given === undefined && spec.query) checkQuery(spec.query, more ?? {}, { unsupported: "pass" });
  const own = isChecked && isObject(given) ? checkQuery(spec.query, given, check) : given;
  return { ...(isObject(own) && own), ...more };
}

async function prepareBody(state: CallState, given: unknown, check: BodyCheck): Promise<EncodedBody | undefined> {
  const { client, spec, options } = state;
  const { validate = true, formArrays, formObjects } = client.options;
  const { extraBody } = options;
  const wanted = wantedType(state);
  const media = spec.body?.choose?.(spec.body, given, wanted) ?? spec.body;
  const checked = spec.body && validate ? checkBody(spec.body, given, check, media) : given;
  const value = extraBody ? { ...(isObject(checked) && checked), ...extraBody } : checked;
  askFor(state, value);
  if (!media || value === undefined) return undefined;
  const isForm = wanted === undefined || isFormType(wanted);
  const { encode = encodeBody, fields, type, arrays, objects } = isForm ? media : { type: wanted };
  const forms = { arrays: formArrays ?? arrays, objects: formObjects ?? objects };
  const body = await encode(value, { type, ...forms, fields, asBytes: client.isForeign });
  // Only who writes a form knows its boundary.
  return wanted === undefined || /^multipart/.test(type) ? body : { ...body, contentType: wanted };
}

/** What the caller says of the body, if anything. */
function wantedType(state: CallState): string | undefined {
  const type = state.options.contentType ?? givenHeaders(state).get("content-type");
  return typeof type === "string" ? type : undefined;
}

function isFormType(type: string): boolean {
  return /^multipart\/form-data|urlencoded/i.test(type);
}

/** Which of its answers the fields of a call ask for. */
function askFor(state: CallState, value: unknown): void {
  const { stream, texts } = state.spec;
  const fields = isObject(value) ? value : {};
  const { flag, byDefault = false } = stream ?? {};
  state.stream = stream !== undefined && (flag === undefined || (fields[flag] ?? byDefault) === true);
  state.text = texts?.values.some((each) => each === fields[texts.field]) === true;
}

function accept({ spec, stream, text }: CallState): string {
  if (stream) return `${spec.stream?.type ?? "text/event-stream"}, application/json`;
  if (text) return "text/plain, application/json";
  return spec.accept ?? ([spec.response ?? "json"].flat()[0] === "json" ? "application/json" : "*/*");
}
