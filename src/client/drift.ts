import type { CallState } from "../transport/call-state.js";
import type { ResponseValidators } from "../transport/drift-event.js";
import type { Issue, ValidationResult } from "../validation/validator-types.js";

/** The code of an issue of a property that the schema does not know. */
export const unknownProperty = "unknown-property";

/** Errors and warnings alike. */
export function allIssues(result: ValidationResult<unknown>): readonly Issue[] {
  return [...(result.ok ? [] : result.issues), ...result.warnings];
}

/** What the client was given for the operation, or else what its description brings. */
export function responseValidators({ client, spec }: CallState): ResponseValidators {
  return client.options.responses?.[spec.key] ?? { result: spec.result, event: spec.stream?.event };
}

/**
 * Checks values after the caller has them, where anybody wants to know. One observer serves one call, and tells each kind
 * of trouble once: the same unknown field in a thousand events is one finding.
 */
export function driftObserver(state: CallState, kind: "response" | "event"): ((value: unknown) => void) | undefined {
  const { client, spec, requestId } = state;
  const { report } = client;
  const { result, event } = responseValidators(state);
  const validator = kind === "event" ? event : result;
  if (!validator || !report) return undefined;
  const seen = new Set<string>();
  return async (value) => {
    // The caller goes on first.
    await undefined;
    const issues = allIssues(validator.validate(value, { strict: true })).filter(({ code, pointer }) => {
      const id = code + pointer.replace(/\/\d+/g, "/*");
      return !seen.has(id) && seen.add(id);
    });
    if (issues.length > 0) report(spec, kind, issues, requestId);
  };
}
