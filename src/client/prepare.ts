import { type EncodedBody, encodeBody } from "../transport/body.js";
import type { CallState } from "../transport/call-state.js";
import type { NextQuery } from "../transport/pages.js";
import type { OperationSpec } from "../transport/provider.js";
import { isObject } from "../transport/server-error.js";
import { continuedQuery, fillPath, queryString } from "../transport/url.js";
import type { Invocation } from "./arguments.js";
import { type BodyCheck, checkBody, checkQuery } from "./check-body.js";
import { checkParameters, writeHeaders } from "./check-parameters.js";
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
  checkParameters(state);
  state.once = body?.once === true;
  const { idempotencyKey } = options;
  const last = {
    "idempotency-key": idempotencyKey === true ? crypto.randomUUID() : idempotencyKey,
    "content-type": body?.contentType,
  };
  return {
    path,
    query,
    url: base.root + fillPath(spec.path, path, spec.pathStyles),
    search: next?.search === undefined ? queryString(base, spec, query) : continuedQuery(base, spec, next.search),
    under: { accept: accept(spec, state.stream), ...spec.fixedHeaders },
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
  const { validate = true, formArrays = "brackets" } = client.options;
  const { extraBody } = options;
  const checked = spec.body && validate ? checkBody(spec.body, given, check) : given;
  const value = extraBody ? { ...(isObject(checked) && checked), ...extraBody } : checked;
  const { flag, byDefault = false } = spec.stream ?? {};
  const asked = flag !== undefined && isObject(value) ? (value[flag] ?? byDefault) : byDefault;
  state.stream = spec.stream !== undefined && (flag === undefined || asked === true);
  if (!spec.body || value === undefined) return undefined;
  const { type, encode = encodeBody } = spec.body;
  return encode(value, { type, arrays: formArrays, asBytes: client.isForeign });
}

function accept(spec: OperationSpec, stream: boolean): string {
  if (stream) return `${spec.stream?.type ?? "text/event-stream"}, application/json`;
  return (spec.response ?? "json") === "json" ? "application/json" : "*/*";
}
