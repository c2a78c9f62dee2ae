import type { Issue, Validator } from "./validator.js";

/**
 * `response`: the data of a success; `event`: one event of a stream; `undocumented` and `dropped`: request fields that the
 * provider does not document and that were sent, or left out.
 */
export type DriftKind = "response" | "event" | "undocumented" | "dropped";

/** An answer, or a request, departs from the provider's description. */
export interface DriftEvent {
  readonly provider: string;
  /** `POST /v1/chat/completions` */
  readonly operation: string;
  readonly kind: DriftKind;
  readonly requestId: string | undefined;
  readonly issues: readonly Issue[];
}

/**
 * Checks values after the caller has them. One observer serves one call, and tells each kind of trouble once: the same
 * unknown field in a thousand events is one finding.
 */
export function driftObserver(
  validator: Validator<unknown> | undefined,
  report: ((issues: readonly Issue[]) => void) | undefined,
): ((value: unknown) => void) | undefined {
  if (!validator || !report) return undefined;
  const seen = new Set<string>();
  return async (value) => {
    // The caller goes on first.
    await undefined;
    const result = validator.validate(value);
    const issues = [...(result.ok ? [] : result.issues), ...result.warnings].filter(({ code, pointer }) => {
      const id = code + pointer.replace(/\/\d+/g, "/*");
      return !seen.has(id) && seen.add(id);
    });
    if (issues.length > 0) report(issues);
  };
}
