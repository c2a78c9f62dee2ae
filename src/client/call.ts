import { beginCall, type CallState, describe } from "../transport/call-state.js";
import type { ClientContext } from "../transport/client-context.js";
import { attemptError } from "../transport/connection-error.js";
import { assignDefined } from "../transport/errors.js";
import type { RequestOptions } from "../transport/options.js";
import type { NextQuery } from "../transport/pages.js";
import type { OperationSpec } from "../transport/provider.js";
import { transport } from "../transport/transport.js";
import { readAnswer } from "./answer.js";
import type { ApiResult } from "./api-promise.js";
import { readArguments } from "./arguments.js";
import { prepare } from "./prepare.js";
import { repeat } from "./repeat.js";
import { type Draft, sign } from "./sign.js";

/**
 * One call of an operation: check, send, repeat, read. `next` is what a page says of the one after it. Throws a
 * {@link ConcordError} that tells where it happened and holds no credential.
 */
export async function call(
  client: ClientContext,
  spec: OperationSpec,
  values: readonly unknown[],
  next?: NextQuery,
): Promise<ApiResult<unknown>> {
  const given = readArguments(spec, values);
  const options: RequestOptions = assignDefined({ ...client.options }, given.options ?? {});
  const state = beginCall(client, spec, options);
  const { deadline } = state;
  let streaming = false;
  try {
    const draft = await deadline.guard(prepare(state, given, next));
    const result = await repeat(state, () => attempt(state, draft));
    streaming = state.stream;
    return result;
  } catch (error) {
    throw describe(state, error);
  } finally {
    if (!streaming) deadline.close();
  }
}

async function attempt(state: CallState, draft: Draft): Promise<ApiResult<unknown>> {
  const response = await transport(state, await state.deadline.guard(sign(state, draft)));
  try {
    return { data: await readAnswer(state, response), response, requestId: state.requestId };
  } catch (error) {
    throw attemptError(error, state.redact, response.status);
  }
}
