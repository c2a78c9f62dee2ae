import type { Invocation } from "./arguments.js";
import { type EncodedBody, encodeBody } from "./body.js";
import { checkBody } from "./check-body.js";
import type { ClientContext } from "./client-context.js";
import type { HeaderValues } from "./options.js";
import type { OperationSpec } from "./provider.js";
import { isSensitiveHeader, type Redact, redactor } from "./redact.js";
import { isObject } from "./server-error.js";
import { fillPath, queryString } from "./url.js";

/** A request, checked and encoded, that can be sent any number of times. */
export interface PreparedRequest {
  /** URL without the query. */
  readonly url: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: EncodedBody | undefined;
  /** The answer is to be a stream. */
  readonly stream: boolean;
  readonly redact: Redact;
}

/** Checks and encodes a call. Throws `ValidationError` before anything is sent. */
export async function prepare(client: ClientContext, spec: OperationSpec, call: Invocation): Promise<PreparedRequest> {
  const { options } = client;
  const url = client.base.root + fillPath(spec.path, call.path);
  const body = await prepareBody(client, spec, call);
  const apiKey = typeof options.apiKey === "function" ? await options.apiKey() : options.apiKey;
  const stream = spec.stream !== undefined && wantsStream(spec.stream.flag, body?.value);
  const auth = authorization(client, apiKey);
  const headers = mergeHeaders(
    { accept: accept(spec, stream), ...auth.header },
    options.headers,
    call.options.headers,
    idempotency(call.options.idempotencyKey),
    { "content-type": body?.encoded.contentType },
  );
  const secrets = Object.entries(headers).filter(([name]) => isSensitiveHeader(name));
  const querySecrets = [...client.base.query, ...Object.entries(call.query)].filter(([name]) =>
    isSensitiveHeader(name),
  );
  return {
    url,
    query: queryString(client.base, spec, { ...call.query, ...auth.query }),
    headers,
    body: body?.encoded,
    stream,
    redact: redactor([apiKey ?? "", ...[...secrets, ...querySecrets].map(([, value]) => String(value))]),
  };
}

async function prepareBody(client: ClientContext, spec: OperationSpec, call: Invocation) {
  if (spec.body === undefined) return undefined;
  const { options } = client;
  const checked =
    options.validate === false
      ? call.body
      : checkBody(spec.body, call.body, {
          unsupported: call.options.unsupported ?? options.unsupported ?? "pass",
          onUnsupported: client.onUnsupported && ((issues, dropped) => client.onUnsupported?.(spec, issues, dropped)),
        });
  const { extraBody } = call.options;
  const value = extraBody && (checked === undefined || isObject(checked)) ? { ...checked, ...extraBody } : checked;
  if (value === undefined) return undefined;
  return { value, encoded: await encodeBody(spec.body.type, value, options.formArrays ?? "brackets") };
}

function wantsStream(flag: string | undefined, body: unknown): boolean {
  return flag === undefined || (isObject(body) && body[flag] === true);
}

function accept(spec: OperationSpec, stream: boolean): string {
  if (stream) return `${spec.stream?.type ?? "text/event-stream"}, application/json`;
  return spec.response === undefined || spec.response === "json" ? "application/json" : "*/*";
}

function authorization({ provider }: ClientContext, key: string | undefined) {
  if (key === undefined || key === "") return { header: {}, query: {} };
  const auth = provider.auth ?? { in: "header", name: "authorization", prefix: "Bearer " };
  const value = `${auth.prefix ?? ""}${key}`;
  return auth.in === "query"
    ? { header: {}, query: { [auth.name]: value } }
    : { header: { [auth.name]: value }, query: {} };
}

function idempotency(key: string | true | undefined): HeaderValues {
  return key === undefined ? {} : { "idempotency-key": key === true ? crypto.randomUUID() : key };
}

/** Later ones win; names in lower case, so that they can; `null` removes. */
function mergeHeaders(...all: (HeaderValues | undefined)[]): Record<string, string> {
  const merged = new Map<string, string>();
  for (const [name, value] of all.flatMap((headers) => Object.entries(headers ?? {}))) {
    if (value === null) merged.delete(name.toLowerCase());
    else if (value !== undefined) merged.set(name.toLowerCase(), String(value));
  }
  return Object.fromEntries(merged);
}
