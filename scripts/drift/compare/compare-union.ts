import { canonicalJson } from "../../json.js";
import type { Canonicalizer } from "../shape/canonical.js";
import { first } from "../shape/canonical.js";
import type { Shape, Union } from "../shape/shape.js";
import { anyType, bits, maskText } from "../shape/types-mask.js";
import type { View } from "../shape/view.js";
import type { Scope } from "./pair.js";

/** Alternatives: matched by content, tag, name, title or likeness; matched ones are compared, the others told. */
export function compareUnions(scope: Scope): void {
  const [before] = scope.from.unions;
  const [after] = scope.to.unions;
  if (before === undefined && after === undefined) return;
  if (before && after) {
    compareAlternatives(scope, before, after);
  } else if (after) enterUnion(scope, after);
  else if (before) leaveUnion(scope, before);
  compareDiscriminators(scope);
}

interface Alternatives {
  readonly kind: Union["kind"];
  readonly branches: readonly Shape[];
}

/** The schema says nothing beside its alternatives, or only the type that they share. */
function isOnlyUnion(view: View): boolean {
  return view.properties.size === 0 && view.required.size === 0 && view.enum === undefined && !view.items;
}

/** One schema became a choice. */
function enterUnion(scope: Scope, after: Union): void {
  const { comparison, from, to, context } = scope;
  const places = { base: scope.base.at, revision: after.atom.at };
  if (!isOnlyUnion(to)) {
    if (comparison.widens(scope.base, scope.revision)) return;
    if (isDescribedBy(from, after, comparison.revision)) addWrapped(scope, after);
    else scope.add({ rule: "alternatives-added", to: labels(after.branches, comparison.revision), ...places });
    return;
  }
  const request = context.direction === "request";
  if (request ? comparison.widens(scope.base, scope.revision) : comparison.narrows(scope.base, scope.revision)) {
    addSafe(scope, after);
    return;
  }
  if (isDescribedBy(from, after, comparison.revision)) addWrapped(scope, after);
  else compareAlternatives(scope, { kind: after.kind, branches: [scope.base] }, after);
}

/** A choice became one schema. */
function leaveUnion(scope: Scope, before: Union): void {
  const { comparison, from } = scope;
  if (isOnlyUnion(from)) {
    compareAlternatives(scope, before, { kind: before.kind, branches: [scope.revision] });
  } else if (!comparison.widens(scope.base, scope.revision) || !comparison.narrows(scope.base, scope.revision)) {
    const places = { base: before.atom.at, revision: scope.revision.at };
    scope.add({ rule: "alternatives-removed", from: labels(before.branches, comparison.base), ...places });
  }
}

/** The properties of an object went into several alternatives. */
function isDescribedBy(from: View, after: Union, revision: Canonicalizer): boolean {
  const names = [...from.properties.keys()];
  if (names.length === 0 || (from.mask & ~bits.null) !== bits.object) return false;
  const views = after.branches.map((branch) => revision.space.viewOf(branch));
  const objects = views.filter((view) => view.properties.size > 0);
  return objects.length > 1 && names.every((name) => objects.some((view) => view.properties.has(name)));
}

function addWrapped(scope: Scope, after: Union): void {
  const to = labels(after.branches, scope.comparison.revision);
  scope.add({ rule: "wrapped-in-one-of", to, base: scope.base.at, revision: after.atom.at });
}

/** The other alternatives are new; what base had is one of them. */
function addSafe(scope: Scope, after: Union): void {
  const { comparison } = scope;
  const request = scope.context.direction === "request";
  for (const branch of after.branches) {
    const known = comparison.narrows(scope.base, branch);
    if (known || !request) continue;
    const name = labelOf(branch, comparison.revision, after.branches);
    scope.add({ rule: `${ruleName(after.kind)}-added`, name, base: scope.base.at, revision: branch.at });
  }
}

function ruleName(kind: Union["kind"]): "any-of" | "one-of" {
  return kind === "anyOf" ? "any-of" : "one-of";
}

function compareAlternatives(scope: Scope, before: Alternatives, after: Alternatives): void {
  const { comparison } = scope;
  const match = matchBranches(scope, before.branches, after.branches);
  for (const [one, two] of match.pairs) {
    if (comparison.same(one, two)) continue;
    scope.descend({ kind: "branch", label: labelOf(two, comparison.revision, after.branches) }, one, two);
  }
  for (const branch of match.removed) {
    const redundant = comparison.widens(branch, scope.revision);
    if (redundant && branch.name === undefined) continue;
    const name = labelOf(branch, comparison.base, before.branches);
    const places = { base: branch.at, revision: scope.revision.at };
    const mild = redundant && !hasTwin(branch, before.branches, comparison.base);
    scope.add({
      rule: `${ruleName(before.kind)}-removed`,
      name,
      branch,
      ...places,
      ...(mild ? { level: "info" } : {}),
    });
  }
  for (const branch of match.added) {
    const redundant = comparison.narrows(scope.base, branch);
    if (redundant && branch.name === undefined) continue;
    const name = labelOf(branch, comparison.revision, after.branches);
    const places = { base: scope.base.at, revision: branch.at };
    const mild = redundant && !hasTwin(branch, after.branches, comparison.revision);
    scope.add({ rule: `${ruleName(after.kind)}-added`, name, branch, ...places, ...(mild ? { level: "info" } : {}) });
  }
}

/** Two named alternatives of the same content: the schemas cannot tell them apart, but their author does. */
function hasTwin(branch: Shape, branches: readonly Shape[], names: Canonicalizer): boolean {
  return branches.some((other) => other !== branch && names.idOf(other) === names.idOf(branch));
}

interface Match {
  readonly pairs: readonly (readonly [Shape, Shape])[];
  readonly removed: readonly Shape[];
  readonly added: readonly Shape[];
}

function matchBranches(scope: Scope, before: readonly Shape[], after: readonly Shape[]): Match {
  const { base, revision } = scope.comparison;
  const pairs: (readonly [Shape, Shape])[] = [];
  const left = new Set(before);
  const right = new Set(after);
  const matchBy = (key: (shape: Shape, names: Canonicalizer) => string | undefined) => {
    const candidates = new Map<string, Shape>();
    for (const shape of right) {
      const text = key(shape, revision);
      if (text !== undefined && !candidates.has(text)) candidates.set(text, shape);
    }
    for (const shape of [...left]) {
      const text = key(shape, base);
      const other = text === undefined ? undefined : candidates.get(text);
      if (other === undefined || !right.has(other)) continue;
      left.delete(shape);
      right.delete(other);
      pairs.push([shape, other]);
    }
  };
  matchBy((shape, names) => String(names.idOf(shape)));
  matchBy((shape, names) => tagOf(shape, names));
  matchBy((shape) => shape.name);
  matchBy((shape) => first(shape, (notes) => notes.title));
  matchAlike(scope, left, right, pairs);
  return { pairs, removed: [...left], added: [...right] };
}

/** The value of a property that can only have one, such as `type: "text"`. */
function tagOf(shape: Shape, names: Canonicalizer): string | undefined {
  const view = names.space.viewOf(shape);
  const tags: string[] = [];
  for (const [name, property] of view.properties) {
    if (!view.required.has(name)) continue;
    const values = names.space.viewOf(property).enum?.value;
    if (values?.length === 1 && values[0] !== undefined) tags.push(`${name}=${canonicalJson(values[0])}`);
  }
  return tags.length === 0 ? undefined : tags.sort().join("&");
}

function matchAlike(scope: Scope, left: Set<Shape>, right: Set<Shape>, pairs: (readonly [Shape, Shape])[]): void {
  const { base, revision } = scope.comparison;
  const scores: { readonly one: Shape; readonly two: Shape; readonly score: number }[] = [];
  for (const one of left) {
    for (const two of right) {
      const score = likeness(base.space.viewOf(one), revision.space.viewOf(two), scope);
      if (score >= 0.5 && !tagsConflict(one, two, scope)) scores.push({ one, two, score });
    }
  }
  scores.sort((a, b) => b.score - a.score);
  for (const { one, two } of scores) {
    if (!left.delete(one)) continue;
    if (right.delete(two)) pairs.push([one, two]);
    else left.add(one);
  }
}

function tagsConflict(one: Shape, two: Shape, scope: Scope): boolean {
  const before = tagOf(one, scope.comparison.base);
  const after = tagOf(two, scope.comparison.revision);
  return before !== undefined && after !== undefined && before !== after;
}

/** From 0 to 1: the share of property names in common for objects, of types for others. */
function likeness(one: View, two: View, scope: Scope): number {
  const before = one.mask & ~bits.null;
  const after = two.mask & ~bits.null;
  if ((before & after) === 0) return 0;
  if (before === anyType - 1 || after === anyType - 1)
    return one.properties.size > 0 && two.properties.size > 0 ? 0.4 : 0;
  if (before === bits.array && after === bits.array) {
    if (!one.items || !two.items) return 0.5;
    const items = [scope.comparison.viewOfBase(one.items), scope.comparison.viewOfRevision(two.items)] as const;
    return (items[0].mask & items[1].mask & ~bits.null) === 0 ? 0 : 0.5 + likeness(...items, scope) / 2;
  }
  if ((before & after & bits.object) === 0) return before === after ? 0.9 : 0.5;
  const names = new Set([...one.properties.keys(), ...two.properties.keys()]);
  if (names.size === 0) return 0.6;
  return [...names].filter((name) => one.properties.has(name) && two.properties.has(name)).length / names.size;
}

/** How people call an alternative: by component, title, tag or type. */
export function labelOf(shape: Shape, names: Canonicalizer, among: readonly Shape[]): string {
  const title = first(shape, (notes) => notes.title);
  const view = names.space.viewOf(shape);
  const type = view.items ? `array of ${plain(names.space.viewOf(view.items))}` : plain(view);
  return (
    shape.name ??
    tagOf(shape, names) ??
    (view.items ? type : title) ??
    (among.length > 1 && type === "any" ? `#${among.indexOf(shape) + 1}` : type)
  );
}

function plain(view: View): string {
  return view.enum ? view.enum.value.map(canonicalJson).slice(0, 3).join(", ") : maskText(view.mask);
}

function labels(branches: readonly Shape[], names: Canonicalizer): string {
  return branches.map((branch) => labelOf(branch, names, branches)).join(", ");
}

function compareDiscriminators(scope: Scope): void {
  const before = scope.from.discriminator;
  const after = scope.to.discriminator;
  const places = { base: scope.base.at, revision: scope.revision.at };
  if (before === undefined && after === undefined) return;
  if (before === undefined || after === undefined) {
    const texts = { ...(before ? { from: before.property } : {}), ...(after ? { to: after.property } : {}) };
    scope.add({ rule: after ? "discriminator-added" : "discriminator-removed", ...texts, ...places });
    return;
  }
  if (before.property !== after.property) {
    const texts = { from: before.property, to: after.property };
    scope.add({ rule: "discriminator-property-name-changed", ...texts, ...places });
    return;
  }
  for (const tag of new Set([...before.mapping.keys(), ...after.mapping.keys()])) {
    const from = before.mapping.get(tag);
    const to = after.mapping.get(tag);
    if (from === to) continue;
    const rule = `discriminator-mapping-${from === undefined ? "added" : to === undefined ? "deleted" : "changed"}`;
    scope.add({ rule, name: tag, ...(from ? { from } : {}), ...(to ? { to } : {}), ...places });
  }
}
