import type { CallState } from "../transport/call-state.js";
import { argumentError } from "../transport/errors.js";
import type { HeaderValues } from "../transport/header-values.js";
import type { OperationSpec } from "../transport/provider.js";

/** Throws `ValidationError` where a header or cookie is missing that the operation cannot do without. */
export function checkParameters(state: CallState): void {
  const { client, spec, options } = state;
  if (options.cookies && !spec.cookies) throw argumentError("unknown-property", ["cookies"], "nothing", "object");
  const { required = [] } = spec.headers ?? {};
  if (client.options.validate === false) return;
  for (const name of spec.cookies?.required ?? []) check(name, options.cookies?.[name], "a cookie");
  if (required.length === 0) return;
  const headers = givenHeaders(state);
  for (const name of required) check(name, headers.get(name.toLowerCase()), "a header");
}

/** What the caller says of headers, by their names in lower case. */
export function givenHeaders({ client, spec, options }: CallState): ReadonlyMap<string, unknown> {
  const all = [spec.fixedHeaders, client.options.headers, options.headers];
  return new Map(
    all.flatMap((values) => Object.entries(values ?? {})).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

function check(name: string, value: unknown, what: string): void {
  if (value === undefined || value === null) throw argumentError("required", [name], what, "nothing");
}

/** Values as they are sent: lists with commas, objects as the operation describes them. Throws `ValidationError`. */
export function writeHeaders(spec: OperationSpec, values: HeaderValues = {}): Readonly<Record<string, HeaderText>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, HeaderText] => {
      const write = value === null || value === undefined ? undefined : writerOf(spec, name);
      if (write) return [name, write(value)];
      if (value instanceof Date) return [name, value.toISOString()];
      if (Array.isArray(value)) return [name, value.length === 0 ? undefined : value.join(",")];
      if (typeof value !== "object" || value === null) return [name, value];
      throw argumentError("type", [name], "a text, or a list of them", "object");
    }),
  );
}

type HeaderText = string | number | boolean | null | undefined;

function writerOf({ headers }: OperationSpec, wanted: string) {
  return Object.entries(headers?.write ?? {}).find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1];
}
