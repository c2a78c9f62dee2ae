import { type EncodedBody, encodeBody } from "../transport/body.js";
import type { CallState } from "../transport/call-state.js";
import { argumentError } from "../transport/errors.js";
import type { NextQuery } from "../transport/pages.js";
import type { Invocation, SendCheck } from "../transport/provider.js";
import { isObject, type JsonObject } from "../transport/server-error.js";
import { queryString } from "../transport/url.js";
import { checkBody } from "./check-body.js";
import { headersOf, writeHeaders } from "./headers.js";
import type { Draft } from "./sign.js";

/**
 * Checks and encodes a call. `next` is what a page says of the one after it. Throws `ValidationError` before anything is
 * sent.
 */
export async function prepare(state: CallState, given: Invocation, next?: NextQuery): Promise<Draft> {
  const { client, spec, options } = state;
  const { path } = given;
  const { base, options: defaults } = client;
  const isChecked = defaults.validate !== false;
  const check = isChecked
    ? { unsupported: options.unsupported ?? "pass", report: client.report?.bind(undefined, spec) }
    : undefined;
  const own = spec.query?.rules.check(spec, given, check) ?? given.query;
  const query = { ...(own as JsonObject | undefined), ...options.query, ...next?.query };
  const body = await prepareBody(state, given.body, check);
  if (!spec.body) askFor(state, query);
  if (options.cookies && !spec.cookies) throw argumentError("unknown-property", ["cookies"], "nothing", "object");
  if (isChecked) spec.check?.(spec, { path, headers: headersOf(state), cookies: options.cookies });
  state.once = body?.once === true;
  const { idempotencyKey } = options;
  const last = {
    "idempotency-key": idempotencyKey === true ? crypto.randomUUID() : idempotencyKey,
    "content-type": body && (body.contentType ?? null),
  };
  return {
    path,
    query,
    url: base.root + (spec.fill?.(spec, path) ?? spec.path),
    search: next?.search?.(queryString(base, spec, {})) ?? queryString(base, spec, query),
    under: { accept: accept(state), ...spec.fixedHeaders },
    over: [writeHeaders(spec, defaults.headers), writeHeaders(spec, options.headers), last],
    cookie: spec.cookies?.join(options.cookies ?? {}, spec.cookies, isChecked),
    init: { ...(body && { body: body.data }), ...(state.once && { duplex: "half" }) },
  };
}

async function prepareBody(
  state: CallState,
  given: unknown,
  check: SendCheck | undefined,
): Promise<EncodedBody | undefined> {
  const { client, spec, options } = state;
  const { extraBody } = options;
  const wanted = wantedType(state);
  const media = spec.body?.choose?.(spec.body, given, wanted) ?? spec.body;
  const checked = spec.body && media && check ? checkBody(spec.body, media, given, check) : given;
  const value = extraBody ? { ...(isObject(checked) && checked), ...extraBody } : checked;
  askFor(state, value);
  client.provider.models?.check(client, spec, value);
  if (!media || value === undefined) return undefined;
  const isForm = wanted === undefined || isFormType(wanted);
  const type = isForm ? media.type : wanted;
  // What encodes a form knows no other type.
  const { encode = encodeBody } = isForm || !isFormType(media.type) ? media : {};
  const body = await encode(value, { ...media, type, options: client.options, asBytes: client.isForeign });
  // Only who writes a form knows its boundary.
  return wanted === undefined || /^multipart/.test(type) ? body : { ...body, contentType: wanted };
}

/** What the caller says of the body, if anything. */
function wantedType(state: CallState): string | undefined {
  const type = state.options.contentType ?? Object.fromEntries(headersOf(state))["content-type"];
  return typeof type === "string" ? type : undefined;
}

function isFormType(type: string): boolean {
  return /^multipart\/form-data|urlencoded/i.test(type);
}

/** Which of its answers the fields of a call ask for. */
function askFor(state: CallState, value: unknown): void {
  const { stream, forms } = state.spec;
  const fields = isObject(value) ? value : {};
  const { flag, byDefault = false } = stream ?? {};
  state.stream = stream !== undefined && (flag === undefined || (fields[flag] ?? byDefault) === true);
  state.mayStream = !stream && fields["stream"] === true;
  state.asked = forms?.ask(state.spec, fields);
}

function accept({ spec, stream, asked }: CallState): string {
  if (stream) return `${spec.stream?.type ?? "text/event-stream"}, application/json`;
  return asked?.accept ?? spec.accept ?? "application/json";
}
