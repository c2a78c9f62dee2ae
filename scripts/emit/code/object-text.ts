import { propertyKey, stringLiteral } from "./encode.js";

/** An object literal on one line. */
export function braces(members: readonly string[]): string {
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

/** An object literal of strings. */
export function record(entries: readonly (readonly [string, string])[]): string {
  return braces(entries.map(([name, value]) => `${propertyKey(name)}: ${stringLiteral(value)}`));
}
