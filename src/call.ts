import { readAnswer } from "./answer.js";
import type { ApiResult } from "./api-promise.js";
import { type Invocation, readArguments } from "./arguments.js";
import type { ClientContext } from "./client-context.js";
import { Deadline } from "./deadline.js";
import { addContext, ConcordError, StreamError } from "./errors.js";
import { EventLimitError } from "./event-parser.js";
import type { MiddlewareContext } from "./middleware.js";
import { type PreparedRequest, prepare } from "./prepare.js";
import type { OperationSpec } from "./provider.js";
import { hideCredentials, type Redact, redactor } from "./redact.js";
import { retryDelay } from "./retry.js";
import { EventStream } from "./stream.js";
import { readRequestId, transport } from "./transport.js";

/**
 * One call of an operation: check, send, repeat, read. `more` is added to the query parameters of the arguments. Throws
 * a {@link ConcordError} that tells where it happened and holds no credential.
 */
export async function call(
  client: ClientContext,
  spec: OperationSpec,
  values: readonly unknown[],
  more?: Readonly<Record<string, string>>,
): Promise<ApiResult<unknown>> {
  const given = readArguments(spec, values);
  const { signal, timeout = client.options.timeout ?? 600_000 } = given.options;
  const deadline = new Deadline(signal, timeout);
  const run = new Call(client, spec, deadline);
  let streaming = false;
  try {
    const result = await run.run({ ...given, query: { ...given.query, ...more } });
    streaming = result.data instanceof EventStream;
    return result;
  } catch (error) {
    throw run.describe(error);
  } finally {
    if (!streaming) deadline.close();
  }
}

class Call {
  readonly #client: ClientContext;
  readonly #spec: OperationSpec;
  readonly #deadline: Deadline;
  #attempts = 0;
  #requestId: string | undefined;
  #redact: Redact = redactor([]);

  constructor(client: ClientContext, spec: OperationSpec, deadline: Deadline) {
    this.#client = client;
    this.#spec = spec;
    this.#deadline = deadline;
  }

  readonly describe = (error: unknown): ConcordError => {
    const typed = error instanceof ConcordError ? error : this.#wrap(error);
    const { provider, operation, attempt } = this.#context();
    addContext(typed, { provider, operation, requestId: this.#requestId, attempts: attempt || undefined });
    return typed;
  };

  async run(given: Invocation): Promise<ApiResult<unknown>> {
    const deadline = this.#deadline;
    const request = await deadline.guard(prepare(this.#client, this.#spec, given));
    this.#redact = request.redact;
    const { maxRetries = 2, retryDelay: delays } = this.#client.options;
    const retries = request.body?.once ? 0 : (given.options.retries ?? maxRetries);
    for (;;) {
      this.#attempts += 1;
      try {
        return await this.#attempt(request, given);
      } catch (thrown) {
        const error = await this.#afterError(this.describe(thrown));
        const again = this.#attempts <= retries && !deadline.stopped;
        const wait = again ? retryDelay(error, this.#attempts, delays) : undefined;
        if (wait === undefined || wait >= deadline.remaining) throw error;
        this.#log("warn", "retry", () => ({ error: error.message, wait: Math.round(wait) }));
        await deadline.wait(wait);
      }
    }
  }

  async #attempt(request: PreparedRequest, { options }: Invocation): Promise<ApiResult<unknown>> {
    const deadline = this.#deadline;
    const defaults = this.#client.options;
    const controller = deadline.begin(options.attemptTimeout ?? defaults.attemptTimeout ?? 0);
    const response = await this.#send(request, controller.signal);
    this.#requestId = readRequestId(response.headers, request.redact);
    this.#log("debug", "response", () => ({ status: response.status, requestId: this.#requestId }));
    return readAnswer(response, {
      client: this.#client,
      spec: this.#spec,
      stream: request.stream,
      streamIdleTimeout: options.streamIdleTimeout ?? defaults.streamIdleTimeout ?? 120_000,
      deadline,
      controller,
      redact: request.redact,
      describe: this.describe,
    });
  }

  async #send({ url, query, headers, body, redact }: PreparedRequest, signal: AbortSignal): Promise<Response> {
    const { api, fetch, options } = this.#client;
    const { middleware = [] } = options;
    const once = body?.once === true;
    const context = this.#context();
    const deadline = this.#deadline;
    this.#log("debug", "request", () => ({ url, headers: hideCredentials(headers) }));
    const { response } = await api.request(this.#spec.method as "get", this.#spec.path, {
      params: { path: {} },
      pathSerializer: () => url,
      querySerializer: () => query,
      headers,
      ...(body && { body: body.data }),
      ...(once && { duplex: "half" }),
      bodySerializer: (data: unknown) => data,
      parseAs: "stream",
      signal,
      fetch: (draft) => transport(draft, { fetch, middleware, context, deadline, redact, once }),
    });
    return response;
  }

  async #afterError(error: ConcordError): Promise<ConcordError> {
    let current = error;
    for (const hooks of this.#client.options.middleware ?? []) {
      current = (await hooks.onError?.(current, this.#context())) ?? current;
    }
    return current;
  }

  #wrap(error: unknown): ConcordError {
    if (error instanceof EventLimitError) return new StreamError(error.message, { reason: "too-large" });
    return new ConcordError(this.#redact(error instanceof Error ? error.message : String(error)));
  }

  #context(): MiddlewareContext {
    return { provider: this.#client.provider.name, operation: this.#spec.key, attempt: this.#attempts };
  }

  #log(level: "debug" | "warn", message: string, fields: () => object): void {
    this.#client.log?.(level, message, () => ({ ...this.#context(), ...fields() }), this.#redact);
  }
}
