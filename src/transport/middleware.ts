import type { FetchMiddleware, HookOptions } from "./http-client.js";

/** What hooks are told of the attempt, beside what openapi-fetch tells them. */
export interface MiddlewareContext {
  readonly provider: string;
  /** `POST /v1/chat/completions` */
  readonly operation: string;
  /** 1 for the first. */
  readonly attempt: number;
}

type Result<Name extends "onRequest" | "onResponse" | "onError"> = ReturnType<NonNullable<FetchMiddleware[Name]>>;

/**
 * openapi-fetch's middleware, around every attempt, which is told more. `onRequest` runs in the order of the list, the
 * others in reverse order. An error that a hook throws ends the call.
 */
export interface Middleware {
  /** Before sending. A returned request is sent instead; a returned response is the answer, and nothing is sent. */
  onRequest?(options: HookOptions & MiddlewareContext): Result<"onRequest">;
  /** After the headers, before the status is looked at; a returned response is used instead. */
  onResponse?(options: HookOptions & MiddlewareContext & { response: Response }): Result<"onResponse">;
  /**
   * When no answer came, before it is decided whether to repeat the attempt. A returned response is used as the answer, a
   * returned error takes the place of the `ConcordError`.
   */
  onError?(options: HookOptions & MiddlewareContext & { error: unknown }): Result<"onError">;
}
