import { stringLiteral } from "../code/encode.js";
import { indexAtTop } from "./expression-text.js";
import type { Leaf } from "./leaf.js";

/** How emitted code checks a value against a schema. */
export type CheckForm =
  | { readonly kind: "any" }
  | { readonly kind: "never" }
  | { readonly kind: "leaf"; readonly leaf: Leaf }
  /** An array of any length whose items pass a check. */
  | { readonly kind: "items"; readonly name: string; readonly label: string }
  /** A call of a function, unless the value passes the leaf, whose types the function does not accept. */
  | { readonly kind: "check"; readonly name: string; readonly label: string; readonly unless?: Leaf };

/** A boolean expression without findings. */
export function testOf(form: CheckForm, value: string): string {
  switch (form.kind) {
    case "any":
      return "true";
    case "never":
      return "false";
    case "leaf":
      return form.leaf.test(value);
    case "items":
      return `isArrayOf(${value}, ${form.name})`;
    case "check":
      return `${unlessOf(form, value)}${form.name}(${value})`;
  }
}

/**
 * An expression that is true to go on, and that records findings when there is a sink; `undefined` when there is nothing
 * to check. `key` is an expression for the place of the value below `at`.
 */
export function conditionOf(form: CheckForm, value: string, key?: string): string | undefined {
  const place = key === undefined ? "" : `, ${key}`;
  const below = key === undefined ? "at" : `at?.in(${key})`;
  switch (form.kind) {
    case "any":
      return undefined;
    case "never":
      return `at?.refuse(${value}, "forbidden", "nothing"${place})`;
    case "leaf":
      // The properties that tell the members of a union apart: a call is the shorter text.
      if (form.leaf.constant !== undefined && key !== undefined)
        return `isConstant(${value}, ${form.leaf.constant}, at${place})`;
      return `${form.leaf.test(value)} || at?.reject(${value}, ${form.leaf.rule}${place})`;
    case "items":
      return `isArrayOf(${value}, ${form.name}, ${below})`;
    case "check":
      return `${unlessOf(form, value)}${form.name}(${value}, ${besideOf(form, below)})`;
  }
}

function unlessOf({ unless }: { readonly unless?: Leaf }, value: string): string {
  return unless === undefined ? "" : `${unless.test(value)} || `;
}

/** The place where a value may also be what the leaf accepts. */
function besideOf({ unless }: { readonly unless?: Leaf }, place: string): string {
  if (unless === undefined || unless.rule === '"null"') return place;
  return `${place === "at" ? "at?" : place}.or(${unless.rule})`;
}

export function labelOf(form: CheckForm): string {
  switch (form.kind) {
    case "any":
      return "value";
    case "never":
      return "nothing";
    case "leaf":
      return form.leaf.label;
    case "items":
      return form.label === "value" ? "array" : `array of ${form.label}`;
    case "check":
      return form.unless === undefined ? form.label : `${form.label} or ${form.unless.label}`;
  }
}

/** A branch for `Sink.anyOf`. */
export function branchOf(form: CheckForm): string {
  const label = stringLiteral(labelOf(form));
  if (form.kind === "check" && form.unless === undefined) return `[${label}, ${form.name}]`;
  // The name of a type is a branch of its own.
  if (form.kind === "leaf" && form.leaf.typesOnly && form.leaf.rule === label) return label;
  return `[${label}, (value, at) => ${conditionOf(form, "value") ?? "true"}]`;
}

/** The expression in parentheses when it joins alternatives, so that it can stand beside `&&` and `!`. */
export function grouped(expression: string): string {
  return indexAtTop(expression, " || ") >= 0 || indexAtTop(expression, " ? ") >= 0 ? `(${expression})` : expression;
}
