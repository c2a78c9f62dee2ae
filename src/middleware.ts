import { type CallState, contextOf, describe } from "./call-state.js";
import type { ConcordError } from "./errors.js";

/** What a hook is told of the attempt. */
export interface MiddlewareContext {
  readonly provider: string;
  /** `POST /v1/chat/completions` */
  readonly operation: string;
  /** 1 for the first. */
  readonly attempt: number;
}

/** Hooks around every attempt. Each sees what the one before it made; an error that a hook throws ends the call. */
export interface Middleware {
  /** Before sending; a returned request is sent instead. */
  onRequest?(
    request: Request,
    context: MiddlewareContext,
  ): Request | undefined | Promise<Request | undefined> | undefined;
  /** After the headers, before the status is looked at; a returned response is used instead. */
  onResponse?(
    response: Response,
    context: MiddlewareContext,
  ): Response | undefined | Promise<Response | undefined> | undefined;
  /** When an attempt failed, before it is decided whether to repeat it; a returned error takes its place. */
  onError?(
    error: ConcordError,
    context: MiddlewareContext,
  ): ConcordError | undefined | Promise<ConcordError | undefined> | undefined;
}

type Hook<T> = (value: T, context: MiddlewareContext) => T | undefined | Promise<T | undefined>;

/** Passes a value through one of the hooks of each middleware. What a hook throws is no failure of the connection. */
export async function runHooks<T>(
  state: CallState,
  value: T,
  hookOf: (hooks: Middleware) => Hook<T> | undefined,
): Promise<T> {
  let current = value;
  try {
    for (const hooks of state.client.options.middleware ?? []) {
      current = (await hookOf(hooks)?.call(hooks, current, contextOf(state))) ?? current;
    }
  } catch (thrown) {
    throw describe(state, thrown);
  }
  return current;
}
