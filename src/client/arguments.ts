import { type ValidationError, validationError } from "../transport/errors.js";
import { optionNames } from "../transport/options.js";
import type { OperationSpec } from "../transport/provider.js";
import type { JsonObject } from "../transport/server-error.js";
import { pathParameters } from "../transport/url.js";
import { makeIssue } from "../validation/make-issue.js";
import { typeOf } from "../validation/received.js";
import type { Issue } from "../validation/validator-types.js";
import { allIssues, unknownProperty } from "./drift.js";

/** The arguments of a method, by what they are. */
export interface Invocation {
  readonly path: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** Absent where there is a body: then the options have the query parameters. */
  readonly query: unknown;
  readonly options: unknown;
  /** What comes after the options: nothing, if all is well. */
  readonly rest: readonly unknown[];
}

/**
 * Reads positional arguments: path parameters in the order of the template, then the body, or for an operation without
 * one the query, then options. What is described of the query moves nothing.
 */
export function readArguments(spec: OperationSpec, values: readonly unknown[]): Invocation {
  const names = pathParameters(spec.path);
  const [own, options, ...rest] = values.slice(names.length);
  return {
    path: Object.fromEntries(names.map((name, index) => [name, values[index]])),
    body: spec.body && own,
    query: spec.body ? undefined : (own ?? undefined),
    options: options ?? undefined,
    rest,
  };
}

/** The query parameters of a call, wherever they stand. */
export function givenQuery(spec: OperationSpec, values: readonly unknown[]): Readonly<Record<string, unknown>> {
  const { query, options } = readArguments(spec, values);
  const more: unknown = Object(options).query;
  return { ...(isRecord(query) && query), ...(isRecord(more) && more) };
}

/**
 * Throws {@link ValidationError} for arguments that would otherwise be ignored, or sent as what they are not: options or
 * no object in the place of the query, no object in the place of the options, more arguments than there are places.
 */
export function checkArguments(spec: OperationSpec, { query, options, rest }: Invocation): void {
  if (spec.emptyBody && query !== undefined) throw refusal(spec, [mismatch(["body"], "nothing", typeOf(query))]);
  checkRecord(spec, ["query"], query);
  checkRecord(spec, ["options"], options);
  checkRecord(spec, ["options", "query"], isRecord(options) ? (options.query ?? undefined) : undefined);
  if (rest.some((value) => value !== undefined)) {
    const count = placesOf(spec).length;
    throw refusal(spec, [mismatch(["arguments"], `at most ${count}`, String(count + rest.length))]);
  }
  const misplaced = Object.entries(query ?? {}).filter(([name]) => isOption(name) && !describes(spec, name));
  if (misplaced.length > 0) throw refusal(spec, misplaced.map(misplacement));
}

function checkRecord(spec: OperationSpec, path: readonly string[], value: unknown): void {
  if (value !== undefined && !isRecord(value)) throw refusal(spec, [mismatch(path, "an object", typeOf(value))]);
}

/** Objects with fields, instances of a program's own classes among them; no list, date, map, signal or the like. */
function isRecord(value: unknown): value is JsonObject {
  return Object.prototype.toString.call(value) === "[object Object]";
}

function isOption(name: string): boolean {
  return Object.hasOwn(optionNames, name);
}

/** Whether a query parameter of that name is described: then it is one, though an option has the same name. */
function describes({ query }: OperationSpec, name: string): boolean {
  if (query === undefined) return false;
  const { validator, write } = query;
  if (validator === undefined) return write !== undefined && Object.hasOwn(write, name);
  return !allIssues(validator.validate({ [name]: "" })).some(
    ({ code, path }) => code === unknownProperty && path[0] === name,
  );
}

function mismatch(path: readonly string[], expected: string, got: string): Issue {
  const message = `${path.join(".")} must be ${expected}, not ${got}`;
  return makeIssue({ code: "type", path, expected, received: got, message });
}

function misplacement([name, value]: readonly [string, unknown]): Issue {
  const message = `${name} is an option of the request, not a query parameter`;
  const path = ["query", name];
  return makeIssue({ code: "misplaced-option", path, expected: "nothing", received: typeOf(value), message });
}

function refusal(spec: OperationSpec, issues: readonly Issue[]): ValidationError {
  const places = placesOf(spec).join(", ");
  return validationError(
    issues.map((issue) => ({ ...issue, message: `${issue.message}: the arguments are (${places}).` })),
  );
}

function placesOf({ path, body, emptyBody }: OperationSpec): readonly string[] {
  return [...pathParameters(path), body || emptyBody ? "body" : "query", "options"];
}
