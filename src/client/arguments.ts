import { type ValidationError, validationError } from "../transport/errors.js";
import type { Invocation, OperationSpec } from "../transport/provider.js";
import type { JsonObject } from "../transport/server-error.js";
import { pathParameters } from "../transport/url.js";
import { makeIssue } from "../validation/make-issue.js";
import { typeOf } from "../validation/received.js";
import type { Issue } from "../validation/validator-types.js";

/** What tells how the arguments of an operation stand. */
export type Places = Pick<OperationSpec, "path" | "body" | "emptyBody">;

/**
 * Reads positional arguments: path parameters in the order of the template, then the body, or for an operation without
 * one the query, then options. What is described of the query moves nothing.
 */
export function readArguments({ path, body }: Places, values: readonly unknown[]): Invocation {
  const names = pathParameters(path);
  const [own, options, ...rest] = values.slice(names.length);
  return {
    path: Object.fromEntries(names.map((name, index) => [name, values[index]])),
    body: body && own,
    query: body ? undefined : (own ?? undefined),
    options: options ?? undefined,
    rest,
  };
}

/**
 * Throws {@link ValidationError} for arguments that would otherwise be ignored: no object in the place of the options,
 * more arguments than there are places.
 */
export function checkArguments(places: Places, { query, options, rest }: Invocation): void {
  checkRecord(places, ["query"], places.emptyBody ? undefined : query);
  checkRecord(places, ["options"], options);
  checkRecord(places, ["options", "query"], (options as JsonObject | undefined)?.["query"] ?? undefined);
  const count = namesOf(places).length;
  if (rest.some((value) => value !== undefined))
    refuse(places, ["arguments"], `at most ${count}`, String(count + rest.length));
}

function checkRecord(places: Places, path: readonly string[], value: unknown): void {
  if (value !== undefined && !isRecord(value)) refuse(places, path, "an object", typeOf(value));
}

/** Objects with fields, instances of a program's own classes among them; no list, date, map, signal or the like. */
export function isRecord(value: unknown): value is JsonObject {
  return Object.prototype.toString.call(value) === "[object Object]";
}

export function refuse(places: Places, path: readonly string[], expected: string, received: string): never {
  const message = `${path.join(".")} must be ${expected}, not ${received}`;
  throw refusal(places, [makeIssue({ code: "type", path, expected, received, message })]);
}

/** Says how the arguments stand beside what is wrong with them. */
export function refusal(places: Places, issues: readonly Issue[]): ValidationError {
  const names = namesOf(places).join(", ");
  return validationError(
    issues.map((issue) => ({ ...issue, message: `${issue.message}: the arguments are (${names}).` })),
  );
}

function namesOf({ path, body, emptyBody }: Places): readonly string[] {
  return [...pathParameters(path), body || emptyBody ? "body" : "query", "options"];
}
