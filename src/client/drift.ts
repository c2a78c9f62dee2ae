import type { CallState } from "../transport/call-state.js";
import type { ResponseValidators } from "../transport/drift-event.js";

/** What the client was given for the operation. */
export function responseValidators({ client, spec }: CallState): ResponseValidators | undefined {
  return client.options.responses?.[spec.key];
}

/** Tells of values that do not fit the description, where anybody wants to know. */
export function driftObserver(state: CallState, kind: "response" | "event"): ((value: unknown) => void) | undefined {
  const { client, spec, requestId } = state;
  const { report } = client;
  const known = responseValidators(state);
  return report && known?.watch.observer(known, kind, (issues) => report(spec, kind, issues, requestId));
}
