import { readAnswer } from "./answer.js";
import type { ApiResult } from "./api-promise.js";
import { type Invocation, readArguments } from "./arguments.js";
import type { ClientContext } from "./client-context.js";
import { Deadline } from "./deadline.js";
import { addContext, ConcordError, StreamError } from "./errors.js";
import { EventLimitError } from "./event-parser.js";
import type { MiddlewareContext } from "./middleware.js";
import type { RequestOptions } from "./options.js";
import { type PreparedRequest, prepare } from "./prepare.js";
import type { OperationSpec } from "./provider.js";
import { hideCredentials, type Redact, redactor } from "./redact.js";
import { retryDelay } from "./retry.js";
import { EventStream } from "./stream.js";
import { readRequestId, transport } from "./transport.js";

const noSecrets = redactor([]);
const tenMinutes = 600_000;
const twoMinutes = 120_000;

/** One call of an operation: check, send, repeat, read. */
export async function call(
  client: ClientContext,
  spec: OperationSpec,
  values: readonly unknown[],
): Promise<ApiResult<unknown>> {
  const run = new Call(client, spec);
  try {
    return await run.start(values);
  } catch (error) {
    throw run.describe(error);
  }
}

class Call {
  readonly #client: ClientContext;
  readonly #spec: OperationSpec;
  #attempts = 0;
  #requestId: string | undefined;
  #redact: Redact = noSecrets;

  constructor(client: ClientContext, spec: OperationSpec) {
    this.#client = client;
    this.#spec = spec;
  }

  async start(values: readonly unknown[]): Promise<ApiResult<unknown>> {
    const invocation = readArguments(this.#spec, values);
    const { options } = invocation;
    const deadline = new Deadline(options.signal, options.timeout ?? this.#client.options.timeout ?? tenMinutes);
    let streaming = false;
    try {
      const result = await this.#run(invocation, deadline);
      streaming = result.data instanceof EventStream;
      return result;
    } finally {
      if (!streaming) deadline.close();
    }
  }

  /** A typed error of whatever was thrown, with where it happened, without credentials. */
  readonly describe = (error: unknown): ConcordError => {
    const typed = error instanceof ConcordError ? error : this.#wrap(error);
    const { provider } = this.#client;
    const context = { provider: provider.name, operation: this.#spec.key, requestId: this.#requestId };
    addContext(typed, this.#attempts > 0 ? { ...context, attempts: this.#attempts } : context);
    return typed;
  };

  #wrap(error: unknown): ConcordError {
    if (error instanceof EventLimitError) return new StreamError(error.message, { reason: "too-large" });
    const message = error instanceof Error ? error.message : String(error);
    return new ConcordError(this.#redact(message));
  }

  async #run(invocation: Invocation, deadline: Deadline): Promise<ApiResult<unknown>> {
    const { options } = invocation;
    const request = await deadline.guard(prepare(this.#client, this.#spec, invocation));
    this.#redact = request.redact;
    const { maxRetries, retryDelay: delays } = this.#client.options;
    const retries = request.body?.once ? 0 : (options.retries ?? maxRetries ?? 2);
    const delay = { initial: delays?.initial ?? 500, max: delays?.max ?? 8000 };
    for (;;) {
      this.#attempts += 1;
      try {
        return await this.#attempt(request, options, deadline);
      } catch (thrown) {
        const error = await this.#afterError(this.describe(thrown));
        const wait =
          this.#attempts <= retries && !deadline.stopped ? retryDelay(error, this.#attempts, delay) : undefined;
        if (wait === undefined || wait >= deadline.remaining) throw error;
        this.#log("warn", "retry", () => ({ error: error.message, wait: Math.round(wait) }));
        await deadline.wait(wait);
      }
    }
  }

  async #attempt(request: PreparedRequest, options: RequestOptions, deadline: Deadline): Promise<ApiResult<unknown>> {
    const client = this.#client;
    const spec = this.#spec;
    const attemptTimeout = options.attemptTimeout ?? client.options.attemptTimeout ?? 0;
    const streamIdleTimeout = options.streamIdleTimeout ?? client.options.streamIdleTimeout ?? twoMinutes;
    const controller = deadline.begin(attemptTimeout);
    const response = await this.#send(request, deadline, controller.signal);
    this.#requestId = readRequestId(response.headers, request.redact);
    this.#log("debug", "response", () => ({ status: response.status, requestId: this.#requestId }));
    const { redact, stream } = request;
    const { describe } = this;
    return readAnswer(response, { client, spec, stream, streamIdleTimeout, deadline, controller, redact, describe });
  }

  async #send(request: PreparedRequest, deadline: Deadline, signal: AbortSignal): Promise<Response> {
    const { api, fetch, options } = this.#client;
    const { method, path } = this.#spec;
    const context = this.#context();
    this.#log("debug", "request", () => ({ url: request.url, headers: hideCredentials(request.headers) }));
    const once = request.body?.once === true;
    const { middleware = [] } = options;
    const result = await api.request(method as "get", path, {
      params: { path: {} },
      pathSerializer: () => request.url,
      querySerializer: () => request.query,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body.data }),
      ...(once ? { duplex: "half" } : {}),
      bodySerializer: (data: unknown) => data,
      parseAs: "stream",
      signal,
      fetch: (draft) => transport(draft, { fetch, middleware, context, deadline, redact: request.redact, once }),
    });
    return result.response;
  }

  async #afterError(error: ConcordError): Promise<ConcordError> {
    const context = this.#context();
    let current = error;
    for (const hooks of this.#client.options.middleware ?? []) {
      current = (await hooks.onError?.(current, context)) ?? current;
    }
    return current;
  }

  #context(): MiddlewareContext {
    return { provider: this.#client.provider.name, operation: this.#spec.key, attempt: this.#attempts };
  }

  #log(level: "debug" | "info" | "warn", message: string, fields: () => object): void {
    this.#client.log?.(level, message, () => ({ ...this.#context(), ...fields() }), this.#redact);
  }
}
