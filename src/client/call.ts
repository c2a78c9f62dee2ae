import { EventStream } from "../stream/stream.js";
import { type CallState, describe, log } from "../transport/call-state.js";
import type { ClientContext } from "../transport/client-context.js";
import { connectionError } from "../transport/connection-error.js";
import { Deadline } from "../transport/deadline.js";
import { assignDefined } from "../transport/errors.js";
import { readRequestId } from "../transport/http-error.js";
import type { RequestOptions } from "../transport/options.js";
import type { OperationSpec } from "../transport/provider.js";
import { noSecrets } from "../transport/redact.js";
import { retryDelay } from "../transport/retry.js";
import { type PreparedRequest, transport } from "../transport/transport.js";
import { readAnswer } from "./answer.js";
import type { ApiResult } from "./api-promise.js";
import { checkArguments, readArguments } from "./arguments.js";
import { prepare } from "./prepare.js";

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
  const options: RequestOptions = assignDefined({ ...client.options }, given.options ?? {});
  const deadline = new Deadline(options.signal, options.timeout ?? 600_000);
  const state: CallState = {
    client,
    spec,
    options,
    deadline,
    attempts: 0,
    requestId: undefined,
    redact: noSecrets,
    controller: deadline.begin(0),
    stream: false,
    once: false,
  };
  let streaming = false;
  try {
    checkArguments(spec, given);
    const request = await deadline.guard(prepare(state, given, more));
    const result = await repeat(state, request);
    streaming = result.data instanceof EventStream;
    return result;
  } catch (error) {
    throw describe(state, error);
  } finally {
    if (!streaming) deadline.close();
  }
}

async function repeat(state: CallState, request: PreparedRequest): Promise<ApiResult<unknown>> {
  const { client, options, deadline } = state;
  const retries = state.once ? 0 : (options.retries ?? client.options.maxRetries ?? 2);
  for (;;) {
    state.attempts += 1;
    try {
      return await attempt(state, request);
    } catch (thrown) {
      const error = describe(state, thrown);
      const again = state.attempts <= retries && !deadline.stopped;
      const wait = again ? retryDelay(error, state.attempts, client.options.retryDelay) : undefined;
      if (wait === undefined || wait >= deadline.remaining) throw error;
      log(state, "warn", "retry", () => ({ error: error.message, wait: Math.round(wait) }));
      await deadline.wait(wait);
    }
  }
}

async function attempt(state: CallState, request: PreparedRequest): Promise<ApiResult<unknown>> {
  state.controller = state.deadline.begin(state.options.attemptTimeout ?? 0);
  const response = await transport(state, request);
  state.requestId = readRequestId(response.headers, state.redact);
  log(state, "debug", "response", () => ({ status: response.status, requestId: state.requestId }));
  try {
    return { data: await readAnswer(state, response), response, requestId: state.requestId };
  } catch (error) {
    throw connectionError(error, state.redact);
  }
}
