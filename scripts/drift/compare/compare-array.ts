import type { ValueSet } from "../shape/value-set.js";
import type { Scope } from "./pair.js";

/** Items by position and the rest of a list. */
export function compareArray(scope: Scope): void {
  const { from, to } = scope;
  if (from.items || to.items) scope.descend({ kind: "items" }, from.items, to.items);
  from.prefixItems.forEach((shape, index) => {
    const other = to.prefixItems[index];
    if (other) scope.descend({ kind: "prefix", index }, shape, other);
  });
  const more = to.prefixItems.length - from.prefixItems.length;
  if (more === 0) return;
  const rule = more > 0 ? "prefix-items-added" : "prefix-items-removed";
  const level = isSafe(scope) ? "info" : "error";
  scope.add({ rule, name: String(Math.abs(more)), level, base: from.at, revision: to.at });
}

/** At the positions that only one side describes, requests may hold what they held and responses hold nothing else. */
function isSafe({ comparison, context, from, to }: Scope): boolean {
  const length = Math.max(from.prefixItems.length, to.prefixItems.length);
  return Array.from({ length }, (_, index) => index).every((index) => {
    const one = from.prefixItems[index] ?? from.items;
    const two = to.prefixItems[index] ?? to.items;
    if (from.prefixItems[index] && to.prefixItems[index]) return true;
    if (one === undefined || two === undefined) return context.direction === "request" ? !two : !one;
    return context.direction === "request" ? comparison.widens(one, two) : comparison.narrows(one, two);
  });
}

const single = [
  ["contains", "contains", "contains"],
  ["not", "not", "not"],
  ["propertyNames", "property-names", "propertyNames"],
  ["unevaluatedItems", "unevaluated-items", "unevaluatedItems"],
  ["unevaluatedProperties", "unevaluated-properties", "unevaluatedProperties"],
  ["contentSchema", "content-schema", "contentSchema"],
] as const;

/** Keywords that apply one schema to a part of the value, and conditions. */
export function compareApplicators(scope: Scope): void {
  const { from, to } = scope;
  for (const [key, rule, keyword] of single) {
    const before = key === "not" ? from.nots : from[key] ? [from[key]] : [];
    const after = key === "not" ? to.nots : to[key] ? [to[key]] : [];
    compareOne(scope, { rule, keyword }, before, after);
  }
  compareConditions(scope);
  compareContent(scope);
}

interface Applicator {
  readonly rule: string;
  readonly keyword: string;
}

function compareOne(
  scope: Scope,
  { rule, keyword }: Applicator,
  before: readonly ValueSet[],
  after: readonly ValueSet[],
): void {
  const [one] = before;
  const [two] = after;
  const places = { base: one?.at ?? scope.from.at, revision: two?.at ?? scope.to.at };
  if (one === undefined || two === undefined) {
    if (one) scope.add({ rule: `${rule}-removed`, ...places });
    if (two) scope.add({ rule: `${rule}-added`, ...places });
    return;
  }
  // What is forbidden grows when what is allowed shrinks: a comparison of the inner schemas would point the wrong way.
  if (keyword !== "not") scope.descend({ kind: "keyword", keyword }, one, two);
  else if (idsOf(scope, before, "base") !== idsOf(scope, after, "revision"))
    scope.add({ rule: "not-changed", ...places });
}

function idsOf(scope: Scope, shapes: readonly ValueSet[], side: "base" | "revision"): string {
  return shapes
    .map((shape) => scope.comparison[side].idOf(shape))
    .sort((a, b) => a - b)
    .join(",");
}

function compareConditions(scope: Scope): void {
  const [before] = scope.from.conditionals;
  const [after] = scope.to.conditionals;
  const places = { base: before?.if.at ?? scope.from.at, revision: after?.if.at ?? scope.to.at };
  if (before && after && !scope.comparison.same(before.if, after.if)) {
    scope.add({ rule: "if-changed", ...places });
    return;
  }
  if ((before === undefined) !== (after === undefined)) {
    scope.add({ rule: before ? "if-removed" : "if-added", ...places });
  }
  for (const part of ["then", "else"] as const) {
    const one = before?.[part];
    const two = after?.[part];
    if (one && two) scope.descend({ kind: "keyword", keyword: part }, one, two);
    else if (one || two) scope.add({ rule: `${part}-${one ? "removed" : "added"}`, ...places });
  }
}

function compareContent(scope: Scope): void {
  for (const [key, rule] of [
    ["contentMediaType", "content-media-type-changed"],
    ["contentEncoding", "content-encoding-changed"],
  ] as const) {
    const before = scope.from[key];
    const after = scope.to[key];
    if (before === after) continue;
    scope.add({ rule, from: before ?? "none", to: after ?? "none", base: scope.from.at, revision: scope.to.at });
  }
}
