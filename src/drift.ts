import type { Issue, Validator } from "./validator.js";

/** An answer, or a request, departs from the provider's description. */
export interface DriftEvent {
  readonly provider: string;
  /** `POST /v1/chat/completions` */
  readonly operation: string;
  /** `request`: fields that were dropped; `response`: the data of a success; `event`: one event of a stream. */
  readonly kind: "request" | "response" | "event";
  readonly requestId: string | undefined;
  readonly issues: readonly Issue[];
}

export type ReportDrift = (kind: DriftEvent["kind"], issues: readonly Issue[], requestId: string | undefined) => void;

/**
 * Checks values after the caller has them. One observer serves one call, and tells each kind of trouble once: the same
 * unknown field in a thousand events is one finding.
 */
export function driftObserver(
  kind: "response" | "event",
  validator: Validator<unknown> | undefined,
  report: ReportDrift | undefined,
  requestId: string | undefined,
): ((value: unknown) => void) | undefined {
  if (validator === undefined || report === undefined) return undefined;
  const seen = new Set<string>();
  const check = (value: unknown): void => {
    const result = validator.validate(value);
    const issues = [...(result.ok ? [] : result.issues), ...result.warnings].filter((issue) => {
      const id = `${issue.code} ${issue.path.map((step) => (typeof step === "number" ? "*" : step)).join("/")}`;
      return !seen.has(id) && seen.add(id);
    });
    if (issues.length > 0) report(kind, issues, requestId);
  };
  return (value) => {
    Promise.resolve(value)
      .then(check)
      .catch(() => undefined);
  };
}
