import type {
  Issue,
  StandardProps,
  StandardResult,
  ValidateOptions,
  ValidationResult,
  Validator,
} from "../validator.js";
import type { Check } from "./check.js";
import { Sink } from "./sink.js";

/**
 * What a validator is for. In a `response`, properties that the schema does not know are no news: servers add them.
 */
export type Direction = "request" | "response";

/** Makes the validator of a check. */
export function validator<T>(check: Check, direction: Direction = "request"): Validator<T> {
  const validate = (value: unknown, options?: ValidateOptions): ValidationResult<T> =>
    run(check, value, direction === "response" && options?.strict !== true ? undefined : (options?.strict ?? false));
  return {
    is: (value): value is T => accepts(check, value),
    validate,
    "~standard": standard(validate),
  };
}

function accepts(check: Check, value: unknown): boolean {
  try {
    return check(value) === true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** `strict` decides what unknown properties are: errors, warnings, or (undefined) nothing. */
function run<T>(check: Check, value: unknown, strict: boolean | undefined): ValidationResult<T> {
  const sink = Sink.root();
  try {
    check(value, sink);
    if (strict !== undefined) sink.finish(strict ? "error" : "warning");
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, issues: [tooDeep], warnings: [] };
  }
  const { issues, warnings } = sink;
  return issues.length > 0 ? { ok: false, issues, warnings } : { ok: true, value: value as T, warnings };
}

/** The engine's stack ended: the value is nested thousands of levels deep, or contains itself. */
const tooDeep: Issue = {
  code: "too-deep",
  severity: "error",
  path: [],
  pointer: "",
  expected: "value without excessive nesting",
  received: "value nested too deeply or containing itself",
  message: "The value is nested too deeply to be checked, or contains itself.",
};

function standard<T>(validate: (value: unknown) => ValidationResult<T>): StandardProps<T> {
  return {
    version: 1,
    vendor: "openapi-concord",
    validate: (value): StandardResult<T> => {
      const result = validate(value);
      return result.ok
        ? { value: result.value }
        : { issues: result.issues.map(({ message, path }) => ({ message, path: [...path] })) };
    },
  };
}
