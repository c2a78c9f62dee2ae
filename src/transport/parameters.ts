import { argumentError } from "./errors.js";
import { refuseLost, toJson } from "./json-body.js";

/** Writes a parameter as pairs for a query or cookies, escaped: `a=1`, `a=2`. */
export type WriteParameter = (name: string, value: unknown) => readonly string[];

/** Writes a parameter of the path, escaped. `""` is refused. */
export type WritePath = (name: string, value: unknown) => string;

/** Writes a header; nothing is sent of `undefined`. */
export type WriteHeader = (name: string, value: unknown) => string | undefined;

/** What is described of an operation's headers. */
export interface HeaderSpec {
  readonly required?: readonly string[];
  /** Of lists and objects, and of values described as another media type; by names in lower case. */
  readonly write?: Readonly<Record<string, WriteHeader>>;
}

/** What is described of an operation's cookies. */
export interface CookieSpec {
  readonly required?: readonly string[];
  /** Of those that are not `form`, exploded. */
  readonly write?: Readonly<Record<string, WriteParameter>>;
  /** Makes the header of them. Given here, so that only bundles with cookies have it. Throws `ValidationError`. */
  readonly join: (values: Readonly<Record<string, unknown>>, spec: CookieSpec, isChecked: boolean) => string;
}

/** A scalar as text; a date as RFC 3339 has it. Throws `ValidationError` for what is none: `NaN`, a function. */
export function textOf(value: unknown, ...path: readonly string[]): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" || typeof value === "bigint" ? String(value) : toJson(value, ...path);
}

/** Neither a list nor an object with members. */
export function isScalar(value: unknown): boolean {
  return typeof value !== "object" || value === null || value instanceof Date;
}

/** What is in an object. Nothing is sent of `undefined` and `null`. Throws `ValidationError` for what has no fields to send. */
export function membersOf(value: unknown, ...path: readonly string[]): [string, unknown][] {
  refuseLost(value, ...path);
  return Object.entries(Object(value)).filter(([, item]) => item !== undefined && item !== null);
}

/** The items of a list, or the names and values of an object by turns, as texts. */
export function textsOf(value: unknown, ...path: readonly string[]): string[] {
  const members = membersOf(value, ...path);
  return (Array.isArray(value) ? members.map(([, item]) => item) : members.flat()).map((item) => textOf(item, ...path));
}

/** Texts that are to be joined. Throws `ValidationError` for one that the server would take for several. */
export function whole(parts: readonly string[], separator: string, ...path: readonly string[]): readonly string[] {
  const broken = parts.find((part) => part.includes(separator));
  if (broken === undefined) return parts;
  throw argumentError("separator", path, `of texts without "${separator}", which stands between them`, `"${broken}"`);
}
