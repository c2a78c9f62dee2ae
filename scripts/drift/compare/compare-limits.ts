import type { Limits, Located } from "../shape/limits.js";
import { bits } from "../shape/types-mask.js";
import type { View } from "../shape/view.js";
import { noted } from "./compare-values.js";
import type { Difference, Scope } from "./pair.js";

interface Bound {
  readonly name: string;
  readonly key: keyof Limits;
}

const counts: readonly Bound[] = [
  { name: "max-length", key: "maxLength" },
  { name: "min-length", key: "minLength" },
  { name: "max-items", key: "maxItems" },
  { name: "min-items", key: "minItems" },
  { name: "max-contains", key: "maxContains" },
  { name: "min-contains", key: "minContains" },
  { name: "max-properties", key: "maxProperties" },
  { name: "min-properties", key: "minProperties" },
];

/** Rules of the catalogue for read-only request properties. */
const readOnlyRules: ReadonlySet<string> = new Set([
  "max-decreased",
  "exclusive-max-decreased",
  "max-length-decreased",
  "min-increased",
  "exclusive-min-increased",
]);

/**
 * Bounds, steps, patterns and distinct items, as they are written: one that cannot apply, such as the maximum of a
 * string, changes no set of values, but whoever changed it meant something by it.
 */
export function compareLimits(scope: Scope): void {
  for (const bound of counts) {
    const contains = bound.key.endsWith("Contains");
    if (contains && !(scope.from.contains && scope.to.contains)) continue;
    compareCount(scope, bound);
  }
  compareRange(scope, "upper");
  compareRange(scope, "lower");
  compareSteps(scope);
  comparePatterns(scope);
  if (scope.from.uniqueItems !== scope.to.uniqueItems) {
    addLimit(scope, scope.to.uniqueItems ? "unique-items-added" : "unique-items-removed", {});
  }
}

function compareCount(scope: Scope, { name, key }: Bound): void {
  const before = scope.from.limits[key];
  const after = scope.to.limits[key];
  if (before?.value === after?.value) return;
  if (before && after) {
    addLimit(scope, `${name}-${after.value > before.value ? "increased" : "decreased"}`, { before, after });
  } else if (name === "min-length" || name === "min-properties") {
    // No minimum is a minimum of 0.
    addLimit(scope, `${name}-${after ? "increased" : "decreased"}`, { before, after });
  } else addLimit(scope, `${name}-${after ? "set" : "unset"}`, { before, after });
}

interface Range {
  readonly exclusive: boolean;
  readonly limit: Located<number>;
}

/** The bound that counts, where both an inclusive and an exclusive one are given. */
function rangeOf(view: View, side: "upper" | "lower"): Range | undefined {
  const [plain, strict] =
    side === "upper" ? [view.limits.max, view.limits.exclusiveMax] : [view.limits.min, view.limits.exclusiveMin];
  if (strict === undefined) return plain && { exclusive: false, limit: plain };
  if (plain === undefined) return { exclusive: true, limit: strict };
  const tighter = side === "upper" ? strict.value <= plain.value : strict.value >= plain.value;
  return tighter ? { exclusive: true, limit: strict } : { exclusive: false, limit: plain };
}

function compareRange(scope: Scope, side: "upper" | "lower"): void {
  const [plain, strict] = side === "upper" ? (["max", "exclusiveMax"] as const) : (["min", "exclusiveMin"] as const);
  const both = [scope.from.limits, scope.to.limits].every((limits) => limits[plain] && limits[strict]);
  if (!both) compareBounds(scope, side, rangeOf(scope.from, side), rangeOf(scope.to, side));
  else
    for (const [key, exclusive] of [
      [plain, false],
      [strict, true],
    ] as const) {
      const range = (view: View): Range | undefined => {
        const limit = view.limits[key];
        return limit && { exclusive, limit };
      };
      compareBounds(scope, side, range(scope.from), range(scope.to));
    }
}

function compareBounds(
  scope: Scope,
  side: "upper" | "lower",
  before: Range | undefined,
  after: Range | undefined,
): void {
  if (before === undefined && after === undefined) return;
  const whole = ((scope.from.mask | scope.to.mask) & bits.fraction) === 0;
  if (before && after && edge(before, side, whole) === edge(after, side, whole)) {
    if (whole || before.exclusive === after.exclusive) return;
  }
  const exclusive = after?.exclusive ?? before?.exclusive ?? false;
  const name = `${exclusive ? "exclusive-" : ""}${side === "upper" ? "max" : "min"}`;
  const places = { before: before?.limit, after: after?.limit };
  if (before === undefined || after === undefined) addLimit(scope, `${name}-${after ? "set" : "unset"}`, places);
  else addLimit(scope, `${name}-${isHigher(before, after, side) ? "increased" : "decreased"}`, places);
}

/** The first value that an integer may have; the bound itself for other numbers. */
function edge({ exclusive, limit }: Range, side: "upper" | "lower", whole: boolean): number {
  if (!whole || !exclusive) return limit.value;
  return side === "upper" ? Math.ceil(limit.value) - 1 : Math.floor(limit.value) + 1;
}

function isHigher(before: Range, after: Range, side: "upper" | "lower"): boolean {
  if (before.limit.value !== after.limit.value) return after.limit.value > before.limit.value;
  return side === "upper" ? before.exclusive : after.exclusive;
}

function compareSteps(scope: Scope): void {
  const whole = ((scope.from.mask | scope.to.mask) & bits.fraction) === 0;
  // A step of 1 is another spelling of `integer`.
  const stepsOf = ({ multipleOf }: View) => multipleOf.filter((step) => step !== 1 || !whole).join(", ");
  const [before, after] = [stepsOf(scope.from), stepsOf(scope.to)];
  if (before === after) return;
  const rule = before === "" ? "set" : after === "" ? "unset" : "changed";
  const level = rule === "changed" && isFinerStep(scope) ? ({ level: "info" } as const) : {};
  const places = { base: scope.from.at, revision: scope.to.at };
  scope.add({ rule: `multiple-of-${rule}`, from: before, to: after, ...places, ...level });
}

/** What is sent in the old or new steps is in those of the receiver, too. */
function isFinerStep({ context, from, to }: Scope): boolean {
  const [sender, receiver] = context.direction === "request" ? [from, to] : [to, from];
  return receiver.multipleOf.every((step) => sender.multipleOf.some((other) => Number.isInteger(other / step)));
}

/** Patterns that match every string. */
const everything: ReadonlySet<string> = new Set(["", ".*", "^.*$", "^.*", ".*$", "^", "$", "[\\s\\S]*", "^[\\s\\S]*$"]);

function comparePatterns(scope: Scope): void {
  const before = scope.from.patterns;
  const after = scope.to.patterns;
  if (before.join("\n") === after.join("\n")) return;
  const texts = { from: before.join(" and "), to: after.join(" and ") };
  const places = { base: scope.from.at, revision: scope.to.at };
  const added = after.filter((pattern) => !before.includes(pattern));
  const general = added.every((pattern) => everything.has(pattern));
  if (before.length === 0) {
    if (!general) scope.add({ rule: "pattern-added", ...texts, ...places });
  } else if (after.length === 0) scope.add({ rule: "pattern-removed", ...texts, ...places });
  else if (general) {
    const rule = scope.context.direction === "request" ? "pattern-generalized" : "pattern-changed";
    scope.add({ rule, ...texts, ...places });
  } else scope.add({ rule: "pattern-changed", ...texts, ...places });
}

function addLimit(
  scope: Scope,
  rule: string,
  { before, after }: { readonly before?: Located<number> | undefined; readonly after?: Located<number> | undefined },
): void {
  const readOnly = scope.context.subject === "request-property" && readOnlyRules.has(rule) && noted(scope, "readOnly");
  const difference: Difference = {
    rule: readOnly ? `request-read-only-property-${rule}` : rule,
    ...(readOnly ? { single: true } : {}),
    from: String(before?.value ?? 0),
    to: String(after?.value ?? 0),
    base: before?.at ?? scope.from.at,
    revision: after?.at ?? scope.to.at,
  };
  scope.add(difference);
}
