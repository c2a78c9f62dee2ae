import type { CallState } from "../transport/call-state.js";
import { checkBody } from "./check-body.js";
import { writeHeaders } from "./headers.js";
import type { Draft } from "./sign.js";

/**
 * Checks a request that somebody else has made, to be signed. Its body is read into memory, so that it can be sent
 * again. Throws `ValidationError` before anything is sent.
 */
export async function prepareRequest(state: CallState, request: Request): Promise<Draft> {
  const { base, options } = state.client;
  const url = new URL(request.url);
  const given = Object.fromEntries(request.headers);
  const body = await readBody(state, request);
  const more = base.query.filter(([name]) => !url.searchParams.has(name));
  const search = [
    url.search.slice(1),
    new URLSearchParams(more.map(([name, value]): [string, string] => [name, value])).toString(),
  ];
  return {
    path: {},
    query: Object.fromEntries(url.searchParams),
    url: url.origin + url.pathname,
    search: search.filter(Boolean).join("&"),
    under: { ...state.spec.fixedHeaders, ...given },
    over: [writeHeaders(state.spec, options.headers)],
    init: { ...settingsOf(request), ...(body !== undefined && { body }) },
  };
}

/** The bytes, or for JSON the text, without what the provider does not document where that is to be dropped. */
async function readBody({ spec, client }: CallState, request: Request): Promise<string | ArrayBuffer | undefined> {
  const isJson = /[/+]json\b/.test(request.headers.get("content-type") ?? "");
  const body = isJson ? await request.text() : await request.arrayBuffer();
  const isEmpty = (typeof body === "string" ? body.length : body.byteLength) === 0;
  const { validate = true, unsupported = "pass" } = client.options;
  if (spec.body && validate && (isEmpty || typeof body === "string")) {
    const value = isEmpty ? undefined : parse(body as string);
    const type = isEmpty ? undefined : (request.headers.get("content-type") ?? undefined);
    const media = spec.body.choose?.(spec.body, value, type) ?? spec.body;
    const checked = checkBody(spec.body, media, value, { unsupported, report: client.report?.bind(undefined, spec) });
    client.provider.models?.check(client, spec, checked);
    if (checked !== value) return JSON.stringify(checked);
  }
  return isEmpty ? undefined : body;
}

/** Text that is no JSON is no object either, and checked as what it is. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What a request says beside what every request says: the platform's settings, and what openapi-fetch added to it. */
function settingsOf(request: Request): RequestInit {
  const { credentials, cache, keepalive } = request;
  return {
    ...Object.fromEntries(Object.entries(request)),
    ...(credentials !== undefined && credentials !== "same-origin" && { credentials }),
    ...(cache !== undefined && cache !== "default" && { cache }),
    ...(keepalive && { keepalive }),
  };
}
