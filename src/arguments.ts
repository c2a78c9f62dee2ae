import type { RequestOptions } from "./options.js";
import type { OperationSpec } from "./provider.js";
import { isObject } from "./server-error.js";
import { pathParameters } from "./url.js";

/** The arguments of a method, by what they are. */
export interface Invocation {
  readonly path: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** Absent where there is a body: then the options have the query parameters. */
  readonly query: unknown;
  readonly options: RequestOptions;
}

/** Reads positional arguments: path parameters in the order of the template, then the body or the query, then options. */
export function readArguments(spec: OperationSpec, values: readonly unknown[]): Invocation {
  const names = pathParameters(spec.path);
  const own = values[names.length];
  const last = values[names.length + (spec.body || spec.query ? 1 : 0)];
  const options: RequestOptions = isObject(last) ? last : {};
  return {
    path: Object.fromEntries(names.map((name, index) => [name, values[index]])),
    body: spec.body && own,
    query: spec.body ? undefined : spec.query && own,
    options,
  };
}
