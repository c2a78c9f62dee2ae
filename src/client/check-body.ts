import { argumentError, validationError } from "../transport/errors.js";
import type { Unsupported } from "../transport/options.js";
import type { BodySpec, QuerySpec } from "../transport/provider.js";
import { isObject } from "../transport/server-error.js";
import { placeText, pointerOf } from "../validation/place.js";
import { received } from "../validation/received.js";
import type { Issue, Validator } from "../validation/validator-types.js";
import { allIssues, unknownProperty } from "./drift.js";

export interface BodyCheck {
  readonly unsupported: Unsupported;
  /** Told of fields that the provider does not document; absent when nobody listens. */
  readonly report?: ((kind: "undocumented" | "dropped", issues: readonly Issue[]) => void) | undefined;
}

/** Checks a body before it is sent and returns what to send. Throws `ValidationError`. */
export function checkBody(spec: BodySpec, body: unknown, check: BodyCheck): unknown {
  const { validator } = spec;
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
export function checkQuery({ validator }: QuerySpec, query: unknown, { unsupported, report }: BodyCheck): unknown {
  if (validator === undefined) return query;
  // Nothing is sent of null, so it is as good as absent.
  const sent = isObject(query) ? Object.fromEntries(Object.entries(query).filter(([, item]) => item !== null)) : query;
  return checkValue(validator, sent, {
    unsupported,
    report: report && ((kind, issues) => report(kind, issues.map(inQuery))),
    locate: inQuery,
  });
}

/** The same for an operation that describes no query parameter, without what only programs with validators carry. */
export function checkUndescribed(query: object, { unsupported, report }: BodyCheck): object {
  const severity = unsupported === "error" ? "error" : "warning";
  const issues = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]): Issue => {
      const path = ["query", name];
      const message = `${placeText(path)} is not a known property.`;
      const pointer = pointerOf(path);
      return {
        code: unknownProperty,
        severity,
        path,
        pointer,
        expected: "nothing",
        received: received(value),
        message,
      };
    });
  if (issues.length === 0) return query;
  if (unsupported === "error") throw validationError(issues);
  report?.(unsupported === "drop" ? "dropped" : "undocumented", issues);
  return unsupported === "drop" ? {} : query;
}

function inQuery(issue: Issue): Issue {
  const { path, pointer, message } = issue;
  const rest = message.replace(/^The value|^(?!\[)/, (start) => (start ? "" : "."));
  return { ...issue, path: ["query", ...path], pointer: `/query${pointer}`, message: `query${rest}` };
}

interface ValueCheck extends BodyCheck {
  /** Says where the value of an issue stands in the call. */
  readonly locate?: (issue: Issue) => Issue;
}

function checkValue(validator: Validator<unknown>, body: unknown, check: ValueCheck): unknown {
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
