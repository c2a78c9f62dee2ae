import { refuseLost, toJson } from "./json-body.js";

/** Writes a parameter as pairs for a query or cookies, escaped: `a=1`, `a=2`. */
export type WriteParameter = (name: string, value: unknown) => readonly string[];

/** Writes a parameter of the path, escaped. `""` is refused. */
export type WritePath = (name: string, value: unknown) => string;

/** What is described of an operation's headers. */
export interface HeaderSpec {
  readonly required?: readonly string[];
  /** Of objects, and of values described as another media type; by names in lower case. */
  readonly write?: Readonly<Record<string, (value: unknown) => string>>;
}

/** What is described of an operation's cookies. */
export interface CookieSpec {
  readonly required?: readonly string[];
  /** Of those that are not `form`, exploded. */
  readonly write?: Readonly<Record<string, WriteParameter>>;
  /** Makes the header of them. Given here, so that only bundles with cookies have it. Throws `ValidationError`. */
  readonly join: (values: Readonly<Record<string, unknown>>, spec: CookieSpec, isChecked: boolean) => string;
}

/** A scalar as text; a date as RFC 3339 has it. */
export function textOf(value: unknown): string {
  return value instanceof Date ? value.toISOString() : typeof value === "object" ? toJson(value) : String(value);
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
