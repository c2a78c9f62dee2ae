import { validationError } from "../transport/errors.js";
import type { CheckValue, SendCheck } from "../transport/provider.js";
import { isObject } from "../transport/server-error.js";
import type { Issue, Validator } from "../validation/validator-types.js";
import { allIssues, unknownProperty } from "./issues.js";
import { tellDeveloper } from "./tell-developer.js";

/** Checks a body before it is sent. What the caller encoded is sent as it is. Operations with a validator bring it. */
export const checkValue: CheckValue = (validator, body, check) =>
  isEncoded(body) ? body : checkFields(validator, body, check);

interface FieldCheck extends SendCheck {
  /** Says where the value of an issue stands in the call. */
  readonly locate?: (issue: Issue) => Issue;
}

/** What to send of a value. Throws `ValidationError`. */
export function checkFields(
  validator: Pick<Validator<unknown>, "is" | "validate">,
  value: unknown,
  check: FieldCheck,
): unknown {
  const { unsupported, report = tellDeveloper, locate = (issue) => issue } = check;
  if (unsupported === "pass" && report === undefined && validator.is(value)) return value;
  const result = validator.validate(value, { strict: unsupported !== "pass" });
  const unknown = allIssues(result).filter(({ code }) => code === unknownProperty);
  if (unsupported === "drop" && unknown.length > 0) {
    report?.("dropped", unknown);
    const paths = unknown.map(({ path }) => path);
    // One run tells at most so many.
    return checkFields(validator, dropPaths(value, paths), check);
  }
  if (!result.ok) throw validationError(result.issues.map(locate));
  if (unknown.length > 0) report?.("undocumented", unknown);
  return value;
}

function isEncoded(body: unknown): boolean {
  // By its name, since it may be of a library of its own.
  return /FormData|URLSearchParams/.test(Object.prototype.toString.call(body));
}

type Path = Issue["path"];

/** A copy without the values at these paths. What no path leads into is shared with the original. */
function dropPaths(value: unknown, paths: readonly Path[]): unknown {
  if (paths.length === 0) return value;
  const below = (key: string | number) => paths.filter(([first]) => first === key).map((path) => path.slice(1));
  if (Array.isArray(value)) return value.map((item, index) => dropPaths(item, below(index)));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => below(key).every(({ length }) => length > 0));
  return Object.fromEntries(kept.map(([key, item]) => [key, dropPaths(item, below(key))]));
}
