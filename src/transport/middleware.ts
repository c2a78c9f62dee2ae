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
