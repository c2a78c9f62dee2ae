import type { Check } from "./check.js";
import { foreign, plainCopy } from "./record.js";
import { IssueSink } from "./sink.js";
import type {
  Issue,
  JsonSchemaConverter,
  StandardProps,
  StandardResult,
  ValidateOptions,
  ValidationResult,
  Validator,
} from "./validator-types.js";

/**
 * What a validator is for. In a `response`, properties that the schema does not know are no news: servers add them.
 */
export type Direction = "request" | "response";

/** Makes the validator of a check. */
export function validator<T>(
  check: Check,
  direction: Direction = "request",
  jsonSchema?: JsonSchemaConverter,
): Validator<T> {
  const validate = (value: unknown, { strict = false }: ValidateOptions = {}): ValidationResult<T> => {
    const { issues, warnings } = run(check, value, direction === "response" && !strict ? undefined : strict);
    return issues.length > 0 ? { ok: false, issues, warnings } : { ok: true, value: value as T, warnings };
  };
  return {
    is: (value): value is T => {
      try {
        return check(value) === true;
      } catch (error) {
        return recover(check, value, error);
      }
    },
    validate,
    "~standard": standard(validate, jsonSchema),
  };
}

/** The verdict after a check was interrupted. */
function recover(check: Check, value: unknown, error: unknown): boolean {
  if (error instanceof RangeError) return false;
  if (error !== foreign) throw error;
  try {
    return check(plainCopy(value)) === true;
  } catch (next) {
    return recover(check, value, next);
  }
}

/** `strict` decides what unknown properties are: errors, warnings, or (undefined) nothing. */
function run(check: Check, value: unknown, strict: boolean | undefined): Pick<IssueSink, "issues" | "warnings"> {
  const sink = IssueSink.root();
  try {
    check(value, sink);
    if (strict !== undefined) sink.finish(strict ? "error" : "warning");
    return sink;
  } catch (error) {
    if (error === foreign) return run(check, plainCopy(value), strict);
    if (error instanceof RangeError) return { issues: [tooDeep], warnings: [] };
    throw error;
  }
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

function standard<T>(
  validate: (value: unknown) => ValidationResult<T>,
  jsonSchema: JsonSchemaConverter | undefined,
): StandardProps<T> {
  return {
    ...(jsonSchema !== undefined && { jsonSchema }),
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
