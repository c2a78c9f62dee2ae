import { ValidationError } from "./errors.js";
import type { Unsupported } from "./options.js";
import type { BodySpec } from "./provider.js";
import type { Issue } from "./validator.js";

const unknownProperty = "unknown-property";

export interface BodyCheck {
  readonly unsupported: Unsupported;
  /** Told of fields that the provider does not document and that were sent, or dropped. */
  readonly onUnsupported?: ((issues: readonly Issue[], dropped: boolean) => void) | undefined;
}

/** Checks a body before it is sent and returns what to send. Throws {@link ValidationError}. */
export function checkBody(spec: BodySpec, body: unknown, { unsupported, onUnsupported }: BodyCheck): unknown {
  const { validator } = spec;
  if (body === undefined) {
    if (spec.required === false) return body;
    throw new ValidationError("The body is missing.", { issues: [missingBody] });
  }
  if (validator === undefined || isEncoded(body)) return body;
  if (unsupported === "pass" && onUnsupported === undefined && validator.is(body)) return body;
  const result = validator.validate(body, { strict: unsupported === "error" });
  const unknown = [...(result.ok ? [] : result.issues), ...result.warnings].filter(
    ({ code }) => code === unknownProperty,
  );
  if (unsupported === "drop" && unknown.length > 0) {
    const rest = dropPaths(
      body,
      unknown.map(({ path }) => path),
    );
    onUnsupported?.(unknown, true);
    const second = validator.validate(rest);
    if (!second.ok) throw invalid(second.issues);
    return rest;
  }
  if (!result.ok) throw invalid(result.issues);
  if (unknown.length > 0) onUnsupported?.(unknown, false);
  return body;
}

const missingBody: Issue = {
  code: "required",
  severity: "error",
  path: [],
  pointer: "",
  expected: "a body",
  received: "nothing",
  message: "The body is missing.",
};

/** What the caller encoded is sent as it is. */
function isEncoded(body: unknown): boolean {
  return body instanceof FormData || body instanceof URLSearchParams;
}

function invalid(issues: readonly Issue[]): ValidationError {
  const shown = issues.slice(0, 3).map(({ pointer, message }) => (pointer ? `${pointer}: ${message}` : message));
  const more = issues.length > 3 ? `; and ${issues.length - 3} more` : "";
  return new ValidationError(`The request is not valid: ${shown.join("; ")}${more}`, { issues });
}

type Path = Issue["path"];

/** A copy without the values at these paths. What no path leads into is shared with the original. */
export function dropPaths(value: unknown, paths: readonly Path[]): unknown {
  if (paths.length === 0) return value;
  const below = (key: string | number) =>
    paths.filter((path) => path.length > 1 && path[0] === key).map((path) => path.slice(1));
  const dropped = (key: string | number) => paths.some((path) => path.length === 1 && path[0] === key);
  if (Array.isArray(value)) return value.map((item, index) => dropPaths(item, below(index)));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !dropped(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, dropPaths(item, below(key))]));
}
