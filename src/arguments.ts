import { ValidationError } from "./errors.js";
import type { RequestOptions } from "./options.js";
import type { OperationSpec } from "./provider.js";
import { isObject } from "./server-error.js";
import { pathParameters } from "./url.js";

/** The arguments of a method, by what they are. */
export interface Invocation {
  readonly path: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly query: Readonly<Record<string, unknown>>;
  readonly options: RequestOptions;
}

/** Reads positional arguments: path parameters in the order of the template, then the body or the query, then options. */
export function readArguments(spec: OperationSpec, values: readonly unknown[]): Invocation {
  const names = pathParameters(spec.path);
  const path = Object.fromEntries(names.map((name, index) => [name, pathValue(name, values[index])]));
  const own = spec.body || spec.query ? values[names.length] : undefined;
  const last = values[optionsIndex(spec)];
  const options: RequestOptions = isObject(last) ? last : {};
  const query = spec.body ? {} : isObject(own) ? own : {};
  return { path, body: spec.body ? own : undefined, query: { ...query, ...options.query }, options };
}

/** The same arguments with further query parameters. */
export function withQuery(
  spec: OperationSpec,
  values: readonly unknown[],
  query: Readonly<Record<string, string>>,
): unknown[] {
  const index = optionsIndex(spec);
  const options = values[index];
  const { options: given } = readArguments(spec, values);
  const changed = { ...(isObject(options) ? options : {}), query: { ...given.query, ...query } };
  return [...Array.from({ length: index }, (_, position) => values[position]), changed];
}

function optionsIndex(spec: OperationSpec): number {
  return pathParameters(spec.path).length + (spec.body || spec.query ? 1 : 0);
}

function pathValue(name: string, value: unknown): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  const message = `The path parameter "${name}" must be a string, not ${value === null ? "null" : typeof value}.`;
  const issue = {
    code: "path-parameter",
    severity: "error" as const,
    path: [name],
    pointer: `/${name}`,
    expected: "string",
    received: value === undefined ? "nothing" : typeof value,
    message,
  };
  throw new ValidationError(message, { issues: [issue] });
}
