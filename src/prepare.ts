import { createFinalURL } from "openapi-fetch";
import type { Invocation } from "./arguments.js";
import { type EncodedBody, encodeBody } from "./body.js";
import type { CallState } from "./call-state.js";
import { checkBody, checkQuery } from "./check-body.js";
import { ConcordError } from "./errors.js";
import type { HeaderValues } from "./options.js";
import type { OperationSpec } from "./provider.js";
import { isSensitiveHeader, redactor } from "./redact.js";
import { isObject } from "./server-error.js";
import { fillPath, queryString } from "./url.js";

/** A request, checked and encoded, that can be sent any number of times. */
export interface PreparedRequest {
  readonly url: string;
  readonly init: RequestInit & { readonly headers: Readonly<Record<string, string>> };
}

/**
 * Checks and encodes a call, and learns from it what to hide. `more` is added to the query parameters. Throws
 * `ValidationError` before anything is sent.
 */
export async function prepare(
  state: CallState,
  { path, body: value, query: given }: Invocation,
  more?: Readonly<Record<string, string>>,
): Promise<PreparedRequest> {
  const { client, spec, options } = state;
  const { base, provider, options: defaults } = client;
  const query = { ...prepareQuery(state, given), ...more };
  const body = await prepareBody(state, value);
  const apiKey = typeof defaults.apiKey === "function" ? await defaults.apiKey() : defaults.apiKey;
  const { in: place, name, prefix = "" } = provider.auth ?? bearer;
  const auth = apiKey ? { [name]: prefix + apiKey } : {};
  // Known before headers are made: what refuses a header's value quotes it.
  const secrets = credentials(defaults.headers, options.headers, Object.fromEntries(base.query), query);
  state.redact = redactor([apiKey ?? "", ...secrets]);
  state.once = body?.once === true;
  const { idempotencyKey } = options;
  const headers = mergeHeaders(
    { accept: accept(spec, state.stream), ...(place === "header" && auth) },
    defaults.headers,
    options.headers,
    {
      "idempotency-key": idempotencyKey === true ? crypto.randomUUID() : idempotencyKey,
      "content-type": body?.contentType,
    },
  );
  const url = createFinalURL(spec.path, {
    baseUrl: base.root,
    params: { path, query: { ...query, ...(place === "query" && auth) } },
    pathSerializer: fillPath,
    querySerializer: (all) => queryString(base, spec, all),
  });
  return {
    url,
    init: { method: spec.method, headers, ...(body && { body: body.data }), ...(state.once && { duplex: "half" }) },
  };
}

/** Values that are credentials by their names. */
function credentials(...all: readonly (object | undefined)[]): string[] {
  return all
    .flatMap((values) => Object.entries(values ?? {}))
    .filter(([name, value]) => isSensitiveHeader(name) && value !== undefined && value !== null)
    .map(([, value]) => String(value));
}

const bearer = { in: "header", name: "authorization", prefix: "Bearer " };

/** Of the query in the options only the documented part is checked: they are the way to send what is not documented. */
function prepareQuery({ client, spec, options }: CallState, given: unknown): Readonly<Record<string, unknown>> {
  const { unsupported = "pass", query: more } = options;
  let own: unknown = given ?? undefined;
  if (spec.query && client.options.validate !== false) {
    if (own === undefined) checkQuery(spec.query, more ?? {}, { unsupported: "pass" });
    else own = checkQuery(spec.query, own, { unsupported, report: client.report?.bind(undefined, spec) });
  }
  return { ...(isObject(own) && own), ...more };
}

async function prepareBody(state: CallState, given: unknown): Promise<EncodedBody | undefined> {
  const { client, spec, options } = state;
  const { validate = true, formArrays = "brackets" } = client.options;
  const { extraBody, unsupported = "pass" } = options;
  const report = client.report?.bind(undefined, spec);
  const checked = spec.body && validate ? checkBody(spec.body, given, { unsupported, report }) : given;
  const value = extraBody ? { ...(isObject(checked) && checked), ...extraBody } : checked;
  const { flag } = spec.stream ?? {};
  state.stream = spec.stream !== undefined && (flag === undefined || (isObject(value) && value[flag] === true));
  return spec.body && value !== undefined ? encodeBody(spec.body.type, value, formArrays) : undefined;
}

/** Later ones win; names in lower case, so that they can; `null` removes. As a `Headers` they would be copied once more. */
function mergeHeaders(...all: (HeaderValues | undefined)[]): Record<string, string> {
  const merged = new Map<string, string>();
  for (const [name, value] of all.flatMap((headers) => Object.entries(headers ?? {}))) {
    if (value === null) merged.delete(name.toLowerCase());
    else if (value !== undefined) merged.set(name.toLowerCase(), headerValue(name, value));
  }
  return Object.fromEntries(merged);
}

/** What `fetch` would refuse as if the connection had failed, and quote. */
function headerValue(name: string, value: unknown): string {
  const text = String(value).trim();
  if (/[\0\r\n]|[^\0-\xff]/.test(text))
    throw new ConcordError(`The header ${name} has a character that no header can have.`);
  return text;
}

function accept(spec: OperationSpec, stream: boolean): string {
  if (stream) return `${spec.stream?.type ?? "text/event-stream"}, application/json`;
  return (spec.response ?? "json") === "json" ? "application/json" : "*/*";
}
