import type { Rule } from "./rule.js";

/**
 * `true` to go on. Without a sink, anything else is the verdict "invalid". With one, a check records what is wrong and
 * always goes on, so that it finds everything.
 */
export type Verdict = boolean | undefined;

/** Checks a value against one schema. One function serves both `is` (no sink) and `validate` (a sink). */
export type Check = (value: unknown, at?: Sink) => Verdict;

/** An object whose own properties can be read plainly. */
export type PlainObject = { readonly [name: string]: unknown };

/** One alternative of a union: the name of a type, or a check with a label. */
export type Branch = string | readonly [label: string, check: Check];

/** Where a check stands in the value, and where its findings go. Every reporting method returns `true`: a check goes on. */
export interface Sink {
  in(key: string | number): Sink;
  or(rule: Rule): Sink;
  reject(value: unknown, rule: Rule, key?: string | number): true;
  missing(expected: string, key?: string | number): true;
  refuse(value: unknown, code: string, expected: string, key?: string | number): true;
  readOnly(value: unknown, key: string): void;
  unsafe(value: unknown, key?: string | number): void;
  hint(value: unknown, listed: ReadonlySet<unknown>, key?: string | number): void;
  knows(object: PlainObject, check?: Check, names?: readonly string[], patterns?: readonly RegExp[]): void;
  unexpected(object: PlainObject, names: ReadonlySet<string>): true;
  anyOf(value: unknown, branches: readonly Branch[]): true;
  oneOf(value: unknown, branches: readonly Branch[]): true;
}
