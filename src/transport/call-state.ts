import type { ClientContext } from "./client-context.js";
import { Deadline } from "./deadline.js";
import { addContext, ConcordError, StreamError } from "./errors.js";
import { EventLimitError } from "./event-limit-error.js";
import type { MiddlewareContext } from "./middleware.js";
import type { RequestOptions } from "./options.js";
import type { AskedForms, OperationSpec } from "./provider.js";
import { noSecrets, type Redact } from "./redact.js";

/** One call under way, as its stages share it. */
export interface CallState {
  readonly client: ClientContext;
  readonly spec: OperationSpec;
  readonly options: RequestOptions;
  readonly deadline: Deadline;
  /** Requests sent so far. */
  attempts: number;
  requestId: string | undefined;
  redact: Redact;
  /** The answer is to be a stream. */
  stream: boolean;
  /** The body asks for a stream of which the description says nothing: the answer tells whether it is one. */
  mayStream?: boolean;
  /** What it can be otherwise, where that is not JSON alone. */
  asked?: AskedForms | undefined;
  /** The body can be sent only once. */
  once: boolean;
  /** The last answer that was no success, and as much of it as was read. */
  refusal?: { readonly response: Response; readonly text: string };
}

/** The state of a call that has sent nothing yet. Its deadline is running, and has to be closed. */
export function beginCall(client: ClientContext, spec: OperationSpec, options: RequestOptions): CallState {
  const deadline = new Deadline(options.signal, options.timeout ?? 600_000);
  const requestId = undefined;
  return { client, spec, options, deadline, requestId, attempts: 0, redact: noSecrets, stream: false, once: false };
}

export function contextOf({ client, spec, attempts }: CallState): MiddlewareContext {
  return { provider: client.provider.name, operation: spec.key, attempt: attempts };
}

/** A typed error of whatever was thrown, with where it happened, without credentials. */
export function describe(state: CallState, thrown: unknown): ConcordError {
  const error = thrown instanceof ConcordError ? thrown : wrap(state, thrown);
  const { provider, operation, attempt } = contextOf(state);
  addContext(error, { provider, operation, requestId: state.requestId, attempts: attempt || undefined });
  return error;
}

function wrap({ redact }: CallState, thrown: unknown): ConcordError {
  const message = redact(thrown instanceof Error ? thrown.message : String(thrown));
  return thrown instanceof EventLimitError
    ? new StreamError(message, { reason: "too-large" })
    : new ConcordError(message);
}

export function log(state: CallState, level: "debug" | "warn", message: string, fields: () => object): void {
  state.client.log?.(level, message, () => ({ ...contextOf(state), ...fields() }), state.redact);
}
