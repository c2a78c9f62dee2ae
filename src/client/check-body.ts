import { argumentError, validationError } from "../transport/errors.js";
import type { Unsupported } from "../transport/options.js";
import type { BodySpec, MediaSpec, QuerySpec } from "../transport/provider.js";
import { isObject } from "../transport/server-error.js";
import { makeIssue } from "../validation/make-issue.js";
import { typeOf } from "../validation/received.js";
import type { Issue, Validator } from "../validation/validator-types.js";
import { allIssues, unknownProperty } from "./drift.js";

export interface BodyCheck {
  readonly unsupported: Unsupported;
  /** Told of fields that the provider does not document; absent when nobody listens. */
  readonly report?: ((kind: "undocumented" | "dropped", issues: readonly Issue[]) => void) | undefined;
}

/** Checks a body before it is sent and returns what to send. Throws `ValidationError`. */
export function checkBody(spec: BodySpec, body: unknown, check: BodyCheck, media: MediaSpec = spec): unknown {
  const { validator } = media;
  if (body === undefined) {
    if (spec.required === false) return body;
    throw argumentError("required", [], "an object", "nothing");
  }
  if (validator === undefined || isEncoded(body)) return body;
  return checkValue(validator, body, check);
}

/**
 * Checks query parameters before they are sent and returns what to send; the paths of issues start with `query`. Throws
 * `ValidationError`.
 */
export function checkQuery(spec: QuerySpec | undefined, query: object, { unsupported, report }: BodyCheck): unknown {
  const validator = spec === undefined ? nothingKnown : spec.validator;
  if (validator === undefined) return query;
  // Nothing is sent of null, so it is as good as absent.
  const sent = Object.fromEntries(Object.entries(query).filter(([, item]) => item !== null && item !== undefined));
  return checkValue(validator, sent, {
    unsupported,
    report: report && ((kind, issues) => report(kind, issues.map(inQuery))),
    locate: inQuery,
  });
}

/** Of an operation without query parameters. Apart from other validators, so that programs without them need none. */
const nothingKnown: Pick<Validator<unknown>, "is" | "validate"> = {
  is: (value): value is unknown => Object.keys(Object(value)).length === 0,
  validate(value, { strict = false } = {}) {
    const issues = Object.entries(Object(value)).map(([name, item]) =>
      makeIssue({
        code: unknownProperty,
        severity: strict ? "error" : "warning",
        path: [name],
        expected: "nothing",
        received: typeOf(item),
        message: `${name} is not a known property.`,
      }),
    );
    return strict && issues.length > 0 ? { ok: false, issues, warnings: [] } : { ok: true, value, warnings: issues };
  },
};

function inQuery(issue: Issue): Issue {
  const { path, pointer, message } = issue;
  const rest = message.replace(/^The value|^(?!\[)/, (start) => (start ? "" : "."));
  return { ...issue, path: ["query", ...path], pointer: `/query${pointer}`, message: `query${rest}` };
}

interface ValueCheck extends BodyCheck {
  /** Says where the value of an issue stands in the call. */
  readonly locate?: (issue: Issue) => Issue;
}

function checkValue(validator: Pick<Validator<unknown>, "is" | "validate">, body: unknown, check: ValueCheck): unknown {
  const { unsupported, report, locate = (issue) => issue } = check;
  if (unsupported === "pass" && report === undefined && validator.is(body)) return body;
  const result = validator.validate(body, { strict: unsupported === "error" });
  const unknown = allIssues(result).filter(({ code }) => code === unknownProperty);
  if (unsupported === "drop" && unknown.length > 0) {
    report?.("dropped", unknown);
    const paths = unknown.map(({ path }) => path);
    return checkValue(validator, dropPaths(body, paths), { unsupported: "pass", locate });
  }
  if (!result.ok) throw validationError(result.issues.map(locate));
  if (unknown.length > 0) report?.("undocumented", unknown);
  return body;
}

/** What the caller encoded is sent as it is. */
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
