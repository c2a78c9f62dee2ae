import { stringLiteral } from "../encode.js";
import { splitTop } from "./expression-text.js";
import type { Leaf } from "./leaf.js";

/** How emitted code checks a value against a schema. */
export type Shape =
  | { readonly kind: "any" }
  | { readonly kind: "never" }
  | { readonly kind: "leaf"; readonly leaf: Leaf }
  /** An array of any length whose items pass a check. */
  | { readonly kind: "items"; readonly name: string; readonly label: string }
  /** A call of a function, unless the value passes the leaf, whose types the function does not accept. */
  | { readonly kind: "check"; readonly name: string; readonly label: string; readonly unless?: Leaf };

/** A boolean expression without findings. */
export function testOf(shape: Shape, value: string): string {
  switch (shape.kind) {
    case "any":
      return "true";
    case "never":
      return "false";
    case "leaf":
      return shape.leaf.test(value);
    case "items":
      return `isArrayOf(${value}, ${shape.name})`;
    case "check":
      return `${unlessOf(shape, value)}${shape.name}(${value})`;
  }
}

/**
 * An expression that is true to go on, and that records findings when there is a sink; `undefined` when there is nothing
 * to check. `key` is an expression for the place of the value below `at`.
 */
export function conditionOf(shape: Shape, value: string, key?: string): string | undefined {
  const place = key === undefined ? "" : `, ${key}`;
  const below = key === undefined ? "at" : `at?.in(${key})`;
  switch (shape.kind) {
    case "any":
      return undefined;
    case "never":
      return `at?.refuse(${value}, "forbidden", "nothing"${place})`;
    case "leaf":
      // The properties that tell the members of a union apart: a call is the shorter text.
      if (shape.leaf.constant !== undefined && key !== undefined)
        return `isConstant(${value}, ${shape.leaf.constant}, at${place})`;
      return `${shape.leaf.test(value)} || at?.reject(${value}, ${shape.leaf.rule}${place})`;
    case "items":
      return `isArrayOf(${value}, ${shape.name}, ${below})`;
    case "check":
      return `${unlessOf(shape, value)}${shape.name}(${value}, ${below})`;
  }
}

function unlessOf({ unless }: { readonly unless?: Leaf }, value: string): string {
  return unless === undefined ? "" : `${unless.test(value)} || `;
}

export function labelOf(shape: Shape): string {
  switch (shape.kind) {
    case "any":
      return "value";
    case "never":
      return "nothing";
    case "leaf":
      return shape.leaf.label;
    case "items":
      return `array of ${shape.label}`;
    case "check":
      return shape.unless === undefined ? shape.label : `${shape.label} or ${shape.unless.label}`;
  }
}

/** A branch for `Sink.anyOf`. */
export function branchOf(shape: Shape): string {
  const label = stringLiteral(labelOf(shape));
  if (shape.kind === "check" && shape.unless === undefined) return `[${label}, ${shape.name}]`;
  if (shape.kind === "leaf" && shape.leaf.rule === label) return label;
  return `[${label}, (value, at) => ${conditionOf(shape, "value") ?? "true"}]`;
}

/** The expression in parentheses when it joins alternatives, so that it can stand beside `&&` and `!`. */
export function grouped(expression: string): string {
  return splitTop(expression, " || ").length > 1 || splitTop(expression, " ? ").length > 1
    ? `(${expression})`
    : expression;
}
