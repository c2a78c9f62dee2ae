import type { FormArrays, FormObjects } from "./body.js";
import type { Credential, KeyCredential } from "./credentials.js";
import type { DriftEvent, ResponseValidators } from "./drift-event.js";
import type { HeaderValues } from "./header-values.js";
import type { Logger, LogLevel } from "./logger.js";
import type { Middleware } from "./middleware.js";
import type { RetryDelay } from "./retry.js";

/** What to do with request fields that the provider does not document. */
export type Unsupported = "error" | "drop" | "pass";

/** Options of a call that a client can set for all of its calls. Times are in milliseconds; `0` means no limit. */
export interface SharedOptions {
  /** For the whole call: attempts, the waits between them and the body; for a stream, up to its headers. Default 600,000. */
  readonly timeout?: number | undefined;
  /** For one attempt; when it is over, the attempt is repeated as after a connection error. Default: no limit. */
  readonly attemptTimeout?: number | undefined;
  /** Longest silence of a stream; comments break it too. A stream that lacks nothing but its end then just ends. Default 120,000. */
  readonly streamIdleTimeout?: number | undefined;
  /**
   * Request fields that the provider does not document: send them (`pass`, the default), send the request without them
   * and report it (`drop`), or refuse the call (`error`).
   */
  readonly unsupported?: Unsupported | undefined;
}

export interface ClientOptions extends SharedOptions {
  /**
   * The key, or a function that gets a fresh one for each attempt. `user:password` where the provider takes that. One that
   * is there and empty is refused; leave it out to send none.
   */
  readonly apiKey?: KeyCredential | undefined;
  /** URL of the API root, in place of the provider's. It may have a query, which every request then carries. */
  readonly baseURL?: string | undefined;
  /** In place of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Sent with every request. */
  readonly headers?: HeaderValues | undefined;
  /** Repetitions after a failure that may pass. Default 2. */
  readonly maxRetries?: number | undefined;
  /** Waits between repetitions, of which chance takes up to a quarter. Default 500, at most 8,000. */
  readonly retryDelay?: RetryDelay | undefined;
  /** Longest answer in bytes. Default 64 Mi, and 1 Gi for files. */
  readonly maxResponseSize?: number | undefined;
  /** Longest line and event data of a stream, in characters. Default 16 Mi. */
  readonly maxEventSize?: number | undefined;
  /** What a stream does that ends without saying that it is complete: throw (`error`, the default) or just end. */
  readonly incompleteStream?: "error" | "end" | undefined;
  /**
   * Check request bodies and query parameters before sending. Default `true`. With `{ models: true }` also tell what the model
   * of a body is known not to take, where the provider was generated with models: as warnings, to `logger` and `onDrift`.
   */
  readonly validate?: boolean | { readonly models?: boolean | undefined } | undefined;
  /** How a list is written in a form: the name again for each item, or `name[]`. Default: as the provider is known to. */
  readonly formArrays?: FormArrays | undefined;
  /** How an object is written in a form: as JSON, or `name[key]`. Default: as the provider is known to. */
  readonly formObjects?: FormObjects | undefined;
  readonly middleware?: readonly Middleware[] | undefined;
  /**
   * Such as `console`. It never sees a credential. Without one, and without `onDrift`, a field that is not described is told to
   * `console.warn`, once, unless `NODE_ENV` is `production`.
   */
  readonly logger?: Logger | undefined;
  /** The least severe level to log. Default `warn`. */
  readonly logLevel?: LogLevel | undefined;
  /**
   * What checks answers, by operation (`POST /v1/chat/completions`): the `responses` of a provider's `responses` module.
   * It is a module of its own so that only who watches for drift has these validators in the bundle.
   */
  readonly responses?: Readonly<Record<string, ResponseValidators>> | undefined;
  /** Called in the background when an answer does not fit its description. Its errors are ignored. */
  readonly onDrift?: ((event: DriftEvent) => void) | undefined;
}

/** {@link ClientOptions} of a provider with several ways to sign in, which go by the names of its security schemes. */
export type OptionsWith<Credentials> = ClientOptions &
  (unknown extends Credentials ? unknown : { readonly credentials?: Credentials | undefined });

/** The options as the runtime reads them. */
export type AnyClientOptions = OptionsWith<Readonly<Record<string, Credential | undefined>>>;

/** The last argument of every method. */
export interface RequestOptions extends SharedOptions {
  readonly signal?: AbortSignal | undefined;
  /** Repetitions after a failure that may pass, in place of the client's `maxRetries`. */
  readonly retries?: number | undefined;
  readonly headers?: HeaderValues | undefined;
  /** Query parameters that are not described; and, where the operation has a body, the described ones. */
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  /** Cookies that the operation describes. Browsers send none that a program sets, which is refused. */
  readonly cookies?: Readonly<Record<string, unknown>> | undefined;
  /** `Idempotency-Key`, the same for every attempt; `true` makes one. */
  readonly idempotencyKey?: string | true | undefined;
  /** Media type of the body, in place of the one that the value would choose. */
  readonly contentType?: string | undefined;
  /** Fields to add to the body that its type does not know. They are not checked. */
  readonly extraBody?: Readonly<Record<string, unknown>> | undefined;
}

/** Every name of {@link RequestOptions}. */
export const optionNames: Readonly<Record<string, true>> = {
  timeout: true,
  attemptTimeout: true,
  streamIdleTimeout: true,
  unsupported: true,
  signal: true,
  retries: true,
  headers: true,
  query: true,
  cookies: true,
  idempotencyKey: true,
  contentType: true,
  extraBody: true,
} satisfies Readonly<Record<keyof RequestOptions, true>>;

/**
 * The query of an operation that describes no query parameters: `{}` or nothing. Options of the request are the next
 * argument; their `query` takes what is not described.
 */
export interface NoQuery {
  readonly [name: string]: never;
}
