import { patternKey } from "../../base/patterns/pattern-key.js";
import type { Schema } from "../../contract/model/types.js";
import type { CountKeyword } from "../../spec/keywords.js";
import type { boundRules } from "../rules/limit-rules.js";
import type { FactsOf, SingleRuleId } from "../rules/registry.js";
import type { Matches } from "../values/array-view.js";
import { mostItems } from "../values/item-positions.js";
import type { Located } from "../values/limits.js";
import { matchesEverything } from "../values/patterns.js";
import { bits, maskOf, numberBits } from "../values/types-mask.js";
import type { View } from "../values/view.js";
import { noted } from "./compare-values.js";
import { limitOf } from "./limit-alone.js";
import type { Mark, Scope } from "./pair.js";

interface Count {
  /** As in the ids of its rules. */
  readonly name: string;
  /** None is the same as 0. */
  readonly fromZero?: true;
}

const counts = {
  maxLength: { name: "max-length" },
  minLength: { name: "min-length", fromZero: true },
  maxItems: { name: "max-items" },
  minItems: { name: "min-items" },
  maxContains: { name: "max-contains" },
  minContains: { name: "min-contains", fromZero: true },
  maxProperties: { name: "max-properties" },
  minProperties: { name: "min-properties", fromZero: true },
} as const satisfies Readonly<Record<CountKeyword, Count>>;

type OwnCount = Exclude<CountKeyword, "minContains" | "maxContains">;

/** Counts that stand by themselves. */
const ownCounts = (Object.keys(counts) as CountKeyword[]).filter(
  (keyword): keyword is OwnCount => keyword !== "minContains" && keyword !== "maxContains",
);

/** Rules of the catalogue for read-only request properties. */
const readOnlyRules = {
  "max-decreased": "request-read-only-property-max-decreased",
  "exclusive-max-decreased": "request-read-only-property-exclusive-max-decreased",
  "max-length-decreased": "request-read-only-property-max-length-decreased",
  "min-increased": "request-read-only-property-min-increased",
  "exclusive-min-increased": "request-read-only-property-exclusive-min-increased",
} as const satisfies { readonly [Name in BoundRule]?: SingleRuleId };

type BoundRule = keyof typeof boundRules;

/**
 * Bounds, steps, patterns and distinct items, as they are written: one that cannot apply, such as the maximum of a
 * string, changes no set of values, but whoever changed it meant something by it.
 */
export function compareLimits(scope: Scope): void {
  for (const keyword of ownCounts) {
    if (keyword === "maxItems" && mostItems(scope.from) === mostItems(scope.to)) continue;
    compareCount(scope, keyword, { before: scope.from.limits[keyword], after: scope.to.limits[keyword] });
  }
  compareRange(scope, "upper");
  compareRange(scope, "lower");
  compareSteps(scope);
  comparePatterns(scope);
  compareUniqueness(scope);
}

/** How many items match the same schema. */
export function compareMatches(scope: Scope, one: Matches, two: Matches): void {
  compareCount(scope, "minContains", { before: one.min, after: two.min });
  compareCount(scope, "maxContains", { before: one.max, after: two.max });
}

function compareCount(scope: Scope, keyword: CountKeyword, places: LimitPlaces): void {
  const count = counts[keyword];
  const { before, after } = places;
  if (before?.value === after?.value) return;
  if ("fromZero" in count || (before && after)) {
    const [from, to] = [before?.value ?? 0, after?.value ?? 0];
    tellLimit(scope, `${count.name}-${to > from ? "increased" : "decreased"}`, { from, to }, places);
  } else if (after) tellLimit(scope, `${count.name}-set`, { to: after.value }, places);
  else if (before) tellLimit(scope, `${count.name}-unset`, { from: before.value }, places);
}

function compareUniqueness(scope: Scope): void {
  if (scope.from.uniqueItems === scope.to.uniqueItems) return;
  const rule = scope.to.uniqueItems ? "unique-items-added" : "unique-items-removed";
  scope.add({ rule, mark: ["", "0", "0"], ...placesOf(scope, (atom) => atom.array?.uniqueItems === true) });
}

interface Range {
  readonly exclusive: boolean;
  readonly limit: Located<number>;
}

/** The bound that counts, where both an inclusive and an exclusive one are given. */
function rangeOf(view: View, side: "upper" | "lower"): Range | undefined {
  const [plain, strict] =
    side === "upper"
      ? [view.limits.maximum, view.limits.exclusiveMaximum]
      : [view.limits.minimum, view.limits.exclusiveMinimum];
  if (strict === undefined) return plain && { exclusive: false, limit: plain };
  if (plain === undefined) return { exclusive: true, limit: strict };
  const tighter = side === "upper" ? strict.value <= plain.value : strict.value >= plain.value;
  return tighter ? { exclusive: true, limit: strict } : { exclusive: false, limit: plain };
}

function compareRange(scope: Scope, side: "upper" | "lower"): void {
  const [plain, strict] =
    side === "upper" ? (["maximum", "exclusiveMaximum"] as const) : (["minimum", "exclusiveMinimum"] as const);
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
  const whole = areWhole(scope);
  if (before && after && edge(before, side, whole) === edge(after, side, whole)) {
    if (whole || before.exclusive === after.exclusive) return;
  }
  const exclusive = after?.exclusive ?? before?.exclusive ?? false;
  const name = boundNames[side][exclusive ? "exclusive" : "inclusive"];
  const places = { before: before?.limit, after: after?.limit };
  if (before && after) {
    const isAlike = before.exclusive === after.exclusive;
    const fact = (range: Range) => (isAlike ? range.limit.value : boundText(range, side));
    const change = isHigher(before, after, side) ? "increased" : "decreased";
    tellLimit(scope, `${name}-${change}`, { from: fact(before), to: fact(after) }, places);
  } else if (after) tellLimit(scope, `${name}-set`, { to: after.limit.value }, places);
  else if (before) tellLimit(scope, `${name}-unset`, { from: before.limit.value }, places);
}

/** Only whole numbers are of both sides; that one of them has others, too, is told as its type, but not where rules leave none. */
function areWhole({ from, to }: Scope): boolean {
  const typeOf = ({ mask, stepped }: View): number => (stepped ? mask | bits.fraction : mask);
  const shared = typeOf(from) & typeOf(to) & numberBits;
  return shared === bits.integer || ((from.mask | to.mask) & bits.fraction) === 0;
}

const boundNames = {
  upper: { inclusive: "max", exclusive: "exclusive-max" },
  lower: { inclusive: "min", exclusive: "exclusive-min" },
} as const;

/** `< 5`: two bounds of the same number are told apart by whether they allow it. */
function boundText({ exclusive, limit }: Range, side: "upper" | "lower"): string {
  return `${side === "upper" ? "<" : ">"}${exclusive ? "" : "="} ${limit.value}`;
}

/** The first value that an integer may have; the bound itself for other numbers. */
function edge({ exclusive, limit }: Range, side: "upper" | "lower", whole: boolean): number {
  if (!whole) return limit.value;
  if (!exclusive) return side === "upper" ? Math.floor(limit.value) : Math.ceil(limit.value);
  return side === "upper" ? Math.ceil(limit.value) - 1 : Math.floor(limit.value) + 1;
}

function isHigher(before: Range, after: Range, side: "upper" | "lower"): boolean {
  if (before.limit.value !== after.limit.value) return after.limit.value > before.limit.value;
  return side === "upper" ? before.exclusive : after.exclusive;
}

function compareSteps(scope: Scope): void {
  const whole = ((scope.from.mask | scope.to.mask) & bits.fraction) === 0;
  // A step of 1 is another spelling of `integer`.
  const stepsOf = ({ multipleOf }: View) => multipleOf.filter((step) => step !== 1 || !whole);
  const [before, after] = [stepsOf(scope.from), stepsOf(scope.to)];
  if (before.join() === after.join()) return;
  const isShared = (step: number) => before.includes(step) && after.includes(step);
  const places = placesOf(scope, ({ number: { multipleOf: step } = {} }) => step !== undefined && !isShared(step));
  const [from, to] = [before, after].map((steps) => (steps.length === 1 ? (steps[0] ?? 0) : steps.map(String)));
  if (before.length === 0) scope.add({ rule: "multiple-of-set", to: to ?? [], ...places });
  else if (after.length === 0) scope.add({ rule: "multiple-of-unset", from: from ?? [], ...places });
  else {
    const level = isFinerStep(scope) ? ({ level: "info" } as const) : {};
    scope.add({ rule: "multiple-of-changed", from: from ?? [], to: to ?? [], ...places, ...level });
  }
}

/** What is sent in the old or new steps is in those of the receiver, too. */
function isFinerStep({ context, from, to }: Scope): boolean {
  const [sender, receiver] = context.direction === "request" ? [from, to] : [to, from];
  return receiver.multipleOf.every((step) => sender.multipleOf.some((other) => Number.isInteger(other / step)));
}

function comparePatterns(scope: Scope): void {
  const before = scope.from.patterns;
  const after = scope.to.patterns;
  const [left, right] = [before, after].map((patterns) => new Set(patterns.map(patternKey))) as [
    Set<string>,
    Set<string>,
  ];
  if ([...left].sort().join("\n") === [...right].sort().join("\n")) return;
  const mark: Mark = ["", before.join(" and "), after.join(" and ")];
  const isShared = (pattern: string) => [left, right].every((keys) => keys.has(patternKey(pattern)));
  const isOther = ({ string: { pattern } = {} }: Schema) => pattern !== undefined && !isShared(pattern);
  const places = { mark, ...placesOf(scope, isOther) };
  const added = after.filter((pattern) => !left.has(patternKey(pattern)));
  const general = added.every((pattern) => matchesEverything(pattern));
  if (before.length === 0) {
    if (!general) scope.add({ rule: "pattern-added", to: after, ...places });
  } else if (after.length === 0) scope.add({ rule: "pattern-removed", from: before, ...places });
  else {
    const rule = general && scope.context.direction === "request" ? "pattern-generalized" : "pattern-changed";
    scope.add({ rule, from: before, to: after, ...places });
  }
}

/** Where the schemas have the rule that differs: in one of the members of an `allOf`, or nowhere, so that the whole is shown. */
function placesOf({ base, revision, from, to }: Scope, hasRule: (atom: Schema) => boolean) {
  return {
    base: base.atoms.find(hasRule)?.at ?? from.at,
    revision: revision.atoms.find(hasRule)?.at ?? to.at,
  };
}

interface LimitPlaces {
  readonly before: Located<number> | undefined;
  readonly after: Located<number> | undefined;
}

function tellLimit<Rule extends BoundRule>(
  scope: Scope,
  rule: Rule,
  facts: FactsOf<Rule>,
  { before, after }: LimitPlaces,
): void {
  if (isForOthers(scope, rule)) return;
  const ofReadOnly = scope.context.subject === "request-property" && isOfReadOnly(rule) && noted(scope, "readOnly");
  scope.add({
    rule: ofReadOnly ? readOnlyRules[rule] : rule,
    ...facts,
    mark: ["", String(before?.value ?? 0), String(after?.value ?? 0)],
    base: before?.at ?? scope.from.at,
    revision: after?.at ?? scope.to.at,
  });
}

function isOfReadOnly(rule: BoundRule): rule is keyof typeof readOnlyRules {
  return Object.hasOwn(readOnlyRules, rule);
}

/** The bound stands beside a choice, for other alternatives than this one, which has no such values. */
function isForOthers({ base, revision, from, to }: Scope, rule: BoundRule): boolean {
  const limit = limitOf({ rule });
  if (limit === undefined || ((from.mask | to.mask) & limit.types) !== 0) return false;
  const atoms = [...base.atoms, ...revision.atoms].filter((atom) => atom[limit.group] !== undefined);
  return atoms.every(({ types }) => (maskOf(types) & limit.types) !== 0);
}
