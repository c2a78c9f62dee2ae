import type { Canonicalizer } from "../values/canonical.js";
import { coversLooks, unlistedLooks } from "../values/covers-looks.js";
import type { Inclusion } from "../values/includes.js";
import { isFullByLimit, mostItems } from "../values/item-positions.js";
import type { PartKind } from "../values/looks.js";
import { isOverlap } from "../values/spell-overlaps.js";
import { bits } from "../values/types-mask.js";
import type { ValueSet } from "../values/value-set.js";
import { compareConditions } from "./compare-conditions.js";
import { compareContains } from "./compare-contains.js";
import { isOfRefusals } from "./compare-refusals.js";
import { haveSameBytes } from "./encoded-bytes.js";
import type { Scope } from "./pair.js";
import { unevaluatedOf } from "./unevaluated.js";

/** Items by position and the rest of a list. */
export function compareArray(scope: Scope): void {
  const { from, to } = scope;
  if ((from.mask & to.mask & bits.array) === 0) return;
  const [before, after] = [from.prefixItems.length, to.prefixItems.length];
  const isMoved = before !== after && !isRepeated(scope);
  const level = isSafe(scope) ? "info" : "error";
  // That there may be more items comes with, or goes by, the same change of positions.
  if (!(isMoved && level === "error" && isOpenOnOneSide(scope))) compareItems(scope);
  from.prefixItems.forEach((shape, index) => {
    const other = to.prefixItems[index];
    if (other) scope.descend({ kind: "prefix", index }, shape, other);
  });
  if (!isMoved) return;
  scope.add({
    rule: after > before ? "prefix-items-added" : "prefix-items-removed",
    from: before,
    to: after,
    mark: [String(Math.abs(after - before)), "", ""],
    level,
    // As texts, items of another type may be taken.
    ...(scope.context.text && { isGuess: true as const }),
    base: from.at,
    revision: to.at,
  });
}

/** What items are that have no description by position, where a list may have some. */
function compareItems(scope: Scope): void {
  const { from, to } = scope;
  if (unevaluatedOf(scope, "unevaluatedItems").isPlain || isFullByLimit(from) || isFullByLimit(to)) return;
  if ((from.room() === undefined) !== (to.room() === undefined) && mostItems(from) === mostItems(to)) return;
  if (from.items || to.items) scope.descend({ kind: "items" }, from.items, to.items);
}

/** The side with more positions has nothing behind them: the items of the other are what stood there. */
function isOpenOnOneSide({ comparison, from, to }: Scope): boolean {
  const [{ items }, { space }] =
    from.prefixItems.length > to.prefixItems.length ? [from, comparison.base] : [to, comparison.revision];
  return items !== undefined && space.emptiness.isNothing(items);
}

/** At the positions that only one side describes, it says what it, or the other, says of every item. */
function isRepeated({ comparison, from, to }: Scope): boolean {
  const { base, revision } = comparison;
  const shared = Math.min(from.prefixItems.length, to.prefixItems.length);
  const { items: before = base.space.anything } = from;
  const { items: after = revision.space.anything } = to;
  const isOwn = (shape: ValueSet, items: ValueSet, names: Canonicalizer) => names.idOf(shape) === names.idOf(items);
  return (
    from.prefixItems.slice(shared).every((shape) => isOwn(shape, before, base) || comparison.isEqual(shape, after)) &&
    to.prefixItems.slice(shared).every((shape) => isOwn(shape, after, revision) || comparison.isEqual(before, shape))
  );
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
  { key: "propertyNames", added: "property-names-added", removed: "property-names-removed" },
  { key: "unevaluatedItems", added: "unevaluated-items-added", removed: "unevaluated-items-removed" },
  { key: "unevaluatedProperties", added: "unevaluated-properties-added", removed: "unevaluated-properties-removed" },
  { key: "contentSchema", added: "content-schema-added", removed: "content-schema-removed" },
] as const;

/** Keywords that apply one schema to a part of the value, and conditions. */
export function compareApplicators(scope: Scope): void {
  const { from, to } = scope;
  const isRequest = scope.context.direction === "request";
  for (const { key, added, removed } of single) {
    const isUnevaluated = key === "unevaluatedItems" || key === "unevaluatedProperties";
    const { one, two } = isUnevaluated ? unevaluatedOf(scope, key) : { one: from[key], two: to[key] };
    const places = { base: one?.at ?? from.at, revision: two?.at ?? to.at };
    if (one && two) {
      scope.descend({ kind: "keyword", keyword: key }, one, two);
      const more = isUnevaluated ? looksAtMore(scope, key === "unevaluatedItems" ? "array" : "object") : undefined;
      if (more === "sender") scope.add({ rule: isRequest ? added : removed, ...places, isGuess: true });
      else if (more) scope.add({ rule: isRequest ? removed : added, ...places, level: "info" });
    } else if (one || two) scope.add({ rule: one ? removed : added, ...places });
  }
  compareContains(scope);
  compareNots(scope);
  compareConditions(scope);
  compareContent(scope);
}

/** Who looks at parts at which the other does not, which are left over there; that the receiver lists more is told of the list. */
function looksAtMore(
  { comparison, context, base, revision }: Scope,
  kind: PartKind,
): "sender" | "receiver" | undefined {
  const [before = [], after = []] = [
    { names: comparison.base, shape: base },
    { names: comparison.revision, shape: revision },
  ].map(({ names, shape }) =>
    names.space.leftoversOf(shape).flatMap((left) => (left.kind === kind ? [{ ...left, names }] : [])),
  );
  const [sent, taken] = context.direction === "request" ? [before, after] : [after, before];
  const includes = (...sets: Parameters<Inclusion["includes"]>) => comparison.inclusion.includes(...sets);
  const isKept = taken.every((two) => sent.some((one) => coversLooks(two, one, kind, includes)));
  if (!isKept) return "sender";
  const known = new Set(sent.flatMap((one) => unlistedLooks(one, kind)));
  return taken.some((two) => unlistedLooks(two, kind).some((text) => !known.has(text))) ? "receiver" : undefined;
}

/** What is forbidden grows when what is allowed shrinks: a comparison of the inner schemas would point the wrong way. */
function compareNots(scope: Scope): void {
  const { nots: before } = scope.from;
  const { nots: after } = scope.to;
  if (isOfRefusals(scope)) return;
  const places = { base: before[0]?.at ?? scope.from.at, revision: after[0]?.at ?? scope.to.at };
  const isOfChoice = (before.length > 0 ? scope.base : scope.revision).atoms.filter(({ not }) => not).every(isOverlap);
  const name = isOfChoice ? { name: "oneOf" } : {};
  if (before.length > 0 && after.length > 0) {
    if (idsOf(scope, before, "base") !== idsOf(scope, after, "revision")) scope.add({ rule: "not-changed", ...places });
  } else if (before.length > 0) scope.add({ rule: "not-removed", ...name, ...places });
  else if (after.length > 0) scope.add({ rule: "not-added", ...name, ...places });
}

function idsOf(scope: Scope, shapes: readonly ValueSet[], side: "base" | "revision"): string {
  return shapes
    .map((shape) => scope.comparison[side].idOf(shape))
    .sort((a, b) => a - b)
    .join();
}

function compareContent(scope: Scope): void {
  if (haveSameBytes(scope.from, scope.to)) return;
  for (const [key, rule] of [
    ["contentMediaType", "content-media-type-changed"],
    ["contentEncoding", "content-encoding-changed"],
  ] as const) {
    const [before, after] = [scope.from[key], scope.to[key]];
    if (before === after) continue;
    scope.add({
      rule,
      ...(before === undefined ? {} : { from: before }),
      ...(after === undefined ? {} : { to: after }),
      mark: ["", before ?? "none", after ?? "none"],
      base: scope.from.at,
      revision: scope.to.at,
    });
  }
}
