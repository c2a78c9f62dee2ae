import type { CallState } from "../transport/call-state.js";
import type { KeyPlace } from "../transport/credentials.js";
import type { HeaderTexts } from "../transport/http-client.js";
import type { PreparedRequest } from "../transport/transport.js";
import { pair } from "../transport/url.js";
import { authenticate } from "./authenticate.js";

/** A request, checked and encoded, which lacks only credentials: those are asked for anew before each attempt. */
export interface Draft {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Without its query. */
  readonly url: string;
  /** The query, without `?`. */
  readonly search: string;
  /** What the credentials go before. */
  readonly under: HeaderTexts;
  /** What goes before the credentials, the last before the others. */
  readonly over: readonly HeaderTexts[];
  /** What operations describe of cookies. */
  readonly cookie?: string | undefined;
  /** The rest of the request. */
  readonly init: RequestInit;
}

/** Signs a request for one attempt. */
export async function sign(state: CallState, draft: Draft): Promise<PreparedRequest> {
  const { path, query, url, search, under, over, init } = draft;
  const { client, options } = state;
  const own = { ...client.options.headers, ...options.headers };
  const keys = await authenticate(state, own, under, query, { cookie: draft.cookie });
  const placed = (where: KeyPlace["in"]) =>
    keys
      .filter(({ place }) => place.in === where)
      .map(({ place: { name, prefix = "" }, value }) => [name, prefix + value] as const);
  const inQuery = placed("query");
  const added = inQuery.filter(([name]) => !new URLSearchParams(search).has(name)).map(pair);
  const headers = joinHeaders([under, Object.fromEntries(placed("header")), ...over]);
  const cookies = [headers["cookie"], draft.cookie, ...placed("cookie").map((each) => each.join("="))].filter(Boolean);
  return {
    ...init,
    params: { path, query: { ...Object.fromEntries(inQuery), ...query } },
    pathSerializer: () => url,
    querySerializer: () => [search, ...added].filter(Boolean).join("&"),
    headers: { ...headers, cookie: cookies.join("; ") || undefined },
  };
}

/** Later ones win, whatever the case of their names. A `Headers` would be sorted and copied once more. */
function joinHeaders(all: readonly HeaderTexts[]): HeaderTexts {
  const given = all.flatMap((headers) => Object.entries(headers)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), value]));
}
