import type { Check } from "./check.js";
import { enough } from "./findings.js";
import { makeIssue } from "./make-issue.js";
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

/** Makes the validator of a check. It throws for no value. */
export function validator<T>(
  check: Check,
  direction: Direction = "request",
  jsonSchema?: JsonSchemaConverter,
): Validator<T> {
  const validate = (value: unknown, options: ValidateOptions = {}): ValidationResult<T> => {
    const { strict = false, once = false } = options;
    const unknown = strict ? "error" : direction === "response" ? undefined : "warning";
    const { issues, warnings } = run(check, value, { unknown, once });
    return issues.length > 0 ? { ok: false, issues, warnings } : { ok: true, value: value as T, warnings };
  };
  return {
    is: (value): value is T => accepts(check, value),
    validate,
    "~standard": standard(validate, jsonSchema),
  };
}

/** What cannot be read to its end, such as an object that throws where it is read, is not valid. */
function accepts(check: Check, value: unknown): boolean {
  try {
    return check(value) === true;
  } catch (error) {
    if (error !== foreign) return false;
  }
  try {
    return check(plainCopy(value)) === true;
  } catch {
    return false;
  }
}

interface RunOptions {
  /** What properties are that the schema does not know; `undefined` for nothing. */
  readonly unknown: Issue["severity"] | undefined;
  readonly once: boolean;
}

type Found = Pick<IssueSink, "issues" | "warnings">;

function run(check: Check, value: unknown, options: RunOptions): Found {
  try {
    return find(check, value, options);
  } catch (error) {
    if (error !== foreign) return unreadable(check, value, error);
  }
  try {
    return find(check, plainCopy(value), options);
  } catch (error) {
    return unreadable(check, value, error);
  }
}

function find(check: Check, value: unknown, { unknown, once }: RunOptions): Found {
  const sink = IssueSink.root(once);
  try {
    check(value, sink);
    if (unknown !== undefined) sink.finish(unknown);
  } catch (error) {
    if (error !== enough) throw error;
  }
  return sink;
}

/** Looking for issues takes more of the stack than a verdict, and reads more: the verdict counts. */
function unreadable(check: Check, value: unknown, error: unknown): Found {
  const issue = error instanceof RangeError ? tooDeep : notRead;
  return accepts(check, value)
    ? { issues: [], warnings: [{ ...issue, severity: "warning" }] }
    : { issues: [issue], warnings: [] };
}

/** The engine's stack ended: the value is nested thousands of levels deep, or contains itself. */
const tooDeep: Issue = makeIssue({
  code: "too-deep",
  path: [],
  expected: "value without excessive nesting",
  received: "value nested too deeply or containing itself",
  message: "The value is nested too deeply to be checked, or contains itself.",
});

/** An engine may also tell of the end of its stack by an error like those that a value throws. */
const notRead: Issue = makeIssue({
  code: "unreadable",
  path: [],
  expected: "value that can be read",
  received: "value that throws where it is read",
  message: "The value cannot be read: one of its properties throws, or it is nested too deeply.",
});

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
