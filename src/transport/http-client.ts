import createFetchClient, { type Middleware as FetchMiddleware, type MiddlewareCallbackParams } from "openapi-fetch";

export type { FetchMiddleware };

/** What openapi-fetch tells every hook. */
export type HookOptions = MiddlewareCallbackParams;

/** The client of openapi-fetch that carries every request of one client of ours. */
export interface HttpClient {
  /** Puts the URL and the headers together, asks the hooks, and has `fetch` send what comes out. */
  request(
    method: Pick<string, "toUpperCase">,
    path: string,
    init: HttpRequestInit,
  ): Promise<{ readonly response: Response }>;
}

/** By their names in lower case; `null` takes away what openapi-fetch would add. */
export type HeaderTexts = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface HttpRequestInit extends Omit<RequestInit, "headers"> {
  readonly headers: HeaderTexts;
  readonly params: Pick<HookOptions["params"], "path" | "query">;
  readonly pathSerializer: () => string;
  readonly querySerializer: () => string;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly middleware: FetchMiddleware[];
  readonly parseAs: "stream";
}

/** A request that whoever sends it makes. A real one costs as much as the rest of a call, and only hooks look at it. */
export class Unsent {
  declare readonly url: string;
  declare readonly init: RequestInit & { readonly headers: Headers };
  declare readonly headers: Headers;
  declare readonly body: unknown;

  constructor(url: string, init: RequestInit & { readonly headers: Headers }) {
    this.url = url;
    this.init = init;
    this.headers = init.headers;
    this.body = init.body;
  }
}

export type Sendable = Request | Unsent;

/** `hasHooks`: there may be middleware. */
export function makeHttpClient(baseUrl: string, hasHooks: boolean): HttpClient {
  return createFetchClient({
    baseUrl,
    // It is encoded already.
    bodySerializer: (body) => body,
    ...(!hasHooks && { Request: Unsent as unknown as typeof Request }),
  }) as HttpClient;
}
