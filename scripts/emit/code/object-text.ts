import { propertyKey, stringLiteral } from "./encode.js";

/** An object literal on one line. */
export function braces(members: readonly string[]): string {
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

/** An object literal with each member on a line of its own, in a line that is indented so far. */
export function block(members: readonly string[], indent: string): string {
  return `{\n${members.map((member) => `${indent}  ${member},\n`).join("")}${indent}}`;
}

/** An object literal of strings. */
export function record(entries: readonly (readonly [string, string])[]): string {
  return braces(entries.map(([name, value]) => `${propertyKey(name)}: ${stringLiteral(value)}`));
}
