import { argumentError } from "./errors.js";
import { textOf } from "./parameters.js";
import type { OperationSpec } from "./provider.js";
import { encodeText, pathParameters, placeholder } from "./url.js";

/** What a path segment may not hold as it is (RFC 3986, section 3.3); `:` in a model's name stays readable. */
const notSegment = /[^A-Za-z0-9\-._~!$&'()*+,;=:@]+/g;

/**
 * Puts path parameters into an operation's template. `encodeURIComponent` leaves `.` and `..` alone and URLs resolve them even
 * when they are escaped (`%2e%2e`), so a segment that comes out as one of them, or empty, is refused: it would name another
 * resource. Operations with such parameters bring it. Throws {@link ValidationError}.
 */
export const fillPath: NonNullable<OperationSpec["fill"]> = ({ path, pathStyles }, values) =>
  path.replace(/[^/]*\{[^/]*/g, (segment) => {
    const [first = ""] = pathParameters(segment);
    const filled = segment.replace(placeholder, (_, name: string) => {
      const value = values[name];
      const write = pathStyles?.[name];
      if (write) return write(name, value) || badValue(name, value);
      if (!/string|number|boolean/.test(typeof value)) badValue(name, value);
      return encodeSegment(textOf(value, name));
    });
    if (/^\.{0,2}$/.test(filled)) badValue(first, values[first]);
    return filled;
  });

/** For a segment of a path. */
export function encodeSegment(text: string): string {
  return text.replace(notSegment, encodeText);
}

function badValue(name: string, value: unknown): never {
  const received = typeof value === "string" ? `"${value}"` : value === undefined ? "nothing" : typeof value;
  throw argumentError("path-parameter", [name], "a name other than . and ..", received);
}
