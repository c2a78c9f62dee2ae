import type { CallState } from "../transport/call-state.js";
import { argumentError } from "../transport/errors.js";
import type { HeaderValues } from "../transport/header-values.js";
import { refuseLost } from "../transport/json-body.js";
import { isScalar, textOf } from "../transport/parameters.js";
import type { OperationSpec } from "../transport/provider.js";

/** What the caller says of headers, by their names in lower case; the last counts. */
export function headersOf({ client, spec, options }: CallState): readonly (readonly [string, unknown])[] {
  return [spec.fixedHeaders, client.options.headers, options.headers]
    .flatMap((values) => Object.entries(values ?? {}))
    .map(([name, value]) => [name.toLowerCase(), value]);
}

/** Values as they are sent: lists with commas, objects as the operation describes them. Throws `ValidationError`. */
export function writeHeaders(
  { headers }: OperationSpec,
  values: HeaderValues = {},
): Readonly<Record<string, HeaderText>> {
  refuseLost(values, "headers");
  return Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, HeaderText] => {
      if (value === null || value === undefined) return [name, value];
      const write = headers?.write?.[name.toLowerCase()];
      if (write) return [name, write(name, value)];
      if (Array.isArray(value)) return [name, value.length ? value.join(",") : undefined];
      if (isScalar(value)) return [name, textOf(value, name)];
      throw argumentError("type", [name], "a text, or a list of them", "object");
    }),
  );
}

type HeaderText = string | null | undefined;
