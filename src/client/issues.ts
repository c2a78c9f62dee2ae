import type { Issue, ValidationResult } from "../validation/validator-types.js";

/** The code of an issue of a property that the schema does not know. */
export const unknownProperty = "unknown-property";

/** Errors and warnings alike. */
export function allIssues(result: ValidationResult<unknown>): readonly Issue[] {
  return [...(result.ok ? [] : result.issues), ...result.warnings];
}
