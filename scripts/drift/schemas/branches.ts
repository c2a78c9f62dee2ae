import type { Origin } from "../../base/diagnostics.js";
import { addTo } from "../../base/group-by.js";
import { canonicalJson, type Json } from "../../base/json.js";
import { patternKey } from "../../base/patterns/pattern-key.js";
import type { Schema } from "../../contract/model/types.js";
import type { Canonicalizer } from "../values/canonical.js";
import { first } from "../values/canonical.js";
import { listedTags, valuesOf } from "../values/tag-lists.js";
import type { Union, ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";
import { likelyPartners, likeness } from "./likeness.js";
import type { Scope } from "./pair.js";

/** The rules of an alternative that came or went, by the keyword of the choice. */
export const choiceRules = {
  anyOf: { added: "any-of-added", removed: "any-of-removed" },
  oneOf: { added: "one-of-added", removed: "one-of-removed" },
} as const satisfies Record<Union["kind"], object>;

/** Where an alternative stands, whatever it refers to. */
export function placeOf(branch: ValueSet, atom: Schema | undefined, { space }: Canonicalizer): Origin {
  const written = [...(atom?.anyOf ?? []), ...(atom?.oneOf ?? [])];
  return written.find((schema) => space.shapeOf(schema) === branch)?.at ?? branch.at;
}

/** Where the choices of both sides stand: the alternatives that extend a schema belong to that, whatever refers to it. */
export function choicesOf({ base, revision, from, to }: Scope): { readonly base: Origin; readonly revision: Origin } {
  return { base: from.discriminator?.extended ?? base.at, revision: to.discriminator?.extended ?? revision.at };
}

/** The schema says nothing beside its alternatives, or only the type that they share. */
export function isOnlyUnion(view: View): boolean {
  return (
    view.unions.length > 0 &&
    view.properties.size === 0 &&
    view.required.size === 0 &&
    view.enum === undefined &&
    view.items === undefined &&
    Object.keys(view.limits).length === 0 &&
    view.patterns.length === 0 &&
    view.multipleOf.length === 0 &&
    view.formats.length === 0 &&
    !hasRarerRules(view)
  );
}

/** The alternatives that take all of the other side, which has chosen one of them for good. */
export function chosenOf({ comparison, base, revision }: Scope, { branches }: Union, side: "base" | "revision") {
  return branches.filter((branch) =>
    side === "base" ? comparison.narrows(branch, revision) : comparison.widens(base, branch),
  );
}

function hasRarerRules(view: View): boolean {
  const { additional, propertyNames, unevaluatedProperties, unevaluatedItems, uniqueItems, closed } = view;
  const { patternProperties, dependentRequired, dependentSchemas, nots, conditionals, prefixItems, contains } = view;
  const { contentMediaType, contentEncoding, contentSchema } = view;
  const contents = [contentMediaType, contentEncoding, contentSchema];
  return (
    uniqueItems ||
    closed ||
    [additional, propertyNames, unevaluatedProperties, unevaluatedItems, ...contents].some(
      (rule) => rule !== undefined,
    ) ||
    patternProperties.size + dependentRequired.size + dependentSchemas.size > 0 ||
    nots.length + conditionals.length + prefixItems.length + contains.length > 0
  );
}

export interface Match {
  readonly pairs: readonly (readonly [ValueSet, ValueSet])[];
  readonly removed: readonly ValueSet[];
  readonly added: readonly ValueSet[];
  /** Those of base that were matched by likeness alone. */
  readonly alike: ReadonlySet<ValueSet>;
}

/** The alternatives of a schema. */
export interface Alternatives {
  readonly kind: Union["kind"];
  readonly branches: readonly ValueSet[];
  /** The schema that lists them. */
  readonly atom?: Schema;
}

interface Sides {
  readonly scope: Scope;
  readonly atoms: readonly [Schema | undefined, Schema | undefined];
}

/** Matches alternatives by content, tag, name, title, alternatives and likeness, in this order; never ones whose tags have nothing in common. */
export function matchBranches(scope: Scope, one: Omit<Alternatives, "kind">, two: Omit<Alternatives, "kind">): Match {
  const { base, revision } = scope.comparison;
  const [before, after] = [one.branches, two.branches];
  const sides: Sides = { scope, atoms: [one.atom, two.atom] };
  const pairs: (readonly [ValueSet, ValueSet])[] = [];
  const left = new Set(before);
  const right = new Set(after);
  const take = (one: ValueSet, two: ValueSet | undefined) => {
    if (two === undefined || !right.delete(two)) return;
    left.delete(one);
    pairs.push([one, two]);
  };
  const matchBy = (key: (shape: ValueSet, names: Canonicalizer) => string | undefined) => {
    const candidates = new Map<string, ValueSet>();
    for (const shape of right) {
      const text = key(shape, revision);
      if (text !== undefined && !candidates.has(text)) candidates.set(text, shape);
    }
    for (const shape of [...left]) {
      const text = key(shape, base);
      const other = text === undefined ? undefined : candidates.get(text);
      if (other !== undefined && !tagsConflict(shape, other, sides)) take(shape, other);
    }
  };
  // What bears the same name and reads the same needs no closer look, which costs more.
  for (const shape of before) {
    const other = shape.name === undefined ? undefined : after.find(({ name }) => name === shape.name);
    if (other !== undefined && right.has(other) && isNamesake(sides, shape, other)) take(shape, other);
  }
  const candidates = new Map<string, ValueSet[]>();
  if (left.size > 0) for (const shape of right) addTo(candidates, surfaceOf(shape, revision), shape);
  for (const shape of [...left]) {
    const alike = candidates.get(surfaceOf(shape, base));
    take(
      shape,
      alike?.find((candidate) => right.has(candidate) && scope.comparison.same(shape, candidate)),
    );
  }
  matchBy((shape, names) => tagOf(shape, names));
  if (left.size > 0) matchBy((shape, names) => looseTagOf(shape, names));
  matchBy((shape) => shape.name);
  matchBy((shape) => first(shape, (notes) => notes.title));
  for (const shape of [...left]) take(shape, choiceLike(shape, right, sides));
  const rest = [...left];
  matchAlike(sides, left, right, pairs);
  const alike = rest.filter((shape) => !left.has(shape) && tagLists(shape, base).size === 0);
  return { pairs, removed: [...left], added: [...right], alike: new Set(alike) };
}

/** Of choices within a choice, the one that has the most alternatives of this one. */
function choiceLike(one: ValueSet, right: ReadonlySet<ValueSet>, sides: Sides): ValueSet | undefined {
  const { base, revision } = sides.scope.comparison;
  const names = namesWithin(one, base);
  if (names.length === 0) return undefined;
  const shared = (two: ValueSet) => namesWithin(two, revision).filter((name) => names.includes(name)).length;
  const others = [...right].filter((two) => shared(two) > 0 && !tagsConflict(one, two, sides));
  return others.sort((a, b) => shared(b) - shared(a))[0];
}

function namesWithin(shape: ValueSet, { space }: Canonicalizer): readonly string[] {
  // A choice of one is written as what it chooses.
  if (shape.choice && shape.name !== undefined) return [shape.name];
  const view = space.viewOf(shape);
  if (!isOnlyUnion(view)) return [];
  return view.unions.flatMap(({ branches }) => branches.flatMap(({ name }) => name ?? []));
}

/** What costs little to read of an alternative; those that no value tells apart have the same. */
export function surfaceOf(shape: ValueSet, names: Canonicalizer): string {
  const known = surfaces.get(shape) ?? readSurface(shape, names);
  surfaces.set(shape, known);
  return known;
}

const surfaces = new WeakMap<ValueSet, string>();

function readSurface(shape: ValueSet, names: Canonicalizer): string {
  const { items, patterns, formats, ...view } = names.space.viewOf(shape);
  const values = view.enum?.value.map(canonicalJson).sort() ?? [];
  const ofItems = items && names.space.viewOf(items);
  const texts = [
    patterns.map(patternKey),
    formats,
    ofItems?.mask,
    ofItems?.patterns.map(patternKey),
    ofItems && [...ofItems.properties.keys()].sort(),
  ];
  const bounds = Object.entries(view.limits).map(([name, { value }]) => `${name} ${value}`);
  const tag = tagOf(shape, names) ?? "";
  return [
    view.mask,
    tag,
    ...[...view.properties.keys()].sort(),
    ...bounds.sort(),
    ...values,
    JSON.stringify(texts),
  ].join();
}

/** The same component, unless its tag says that another took its name. */
function isNamesake(sides: Sides, one: ValueSet, two: ValueSet): boolean {
  return sides.scope.comparison.isWrittenAlike(one, two) || !tagsConflict(one, two, sides);
}

/** The value of a property that can only have one, such as `type: "text"`. */
export function tagOf(shape: ValueSet, names: Canonicalizer): string | undefined {
  const tags = [...tagLists(shape, names)].flatMap(([name, [value, ...others]]) =>
    value === undefined || others.length > 0 ? [] : [`${name}=${value}`],
  );
  return tags.length === 0 ? undefined : tags.sort().join("&");
}

/** The same of properties that need not be there: who leaves one out means its only value. */
function looseTagOf(shape: ValueSet, { space }: Canonicalizer): string | undefined {
  const tags = [...space.viewOf(shape).properties].flatMap(([name, property]) => {
    const [value, ...others] = valuesOf(property, space) ?? [];
    return typeof value === "string" && others.length === 0 ? [`${name}=${canonicalJson(value)}`] : [];
  });
  return tags.length === 0 ? undefined : tags.sort().join("&");
}

/** The values of each property that must be one of some, or null, by which nothing is told apart. */
export function tagLists(shape: ValueSet, names: Canonicalizer): ReadonlyMap<string, readonly string[]> {
  const known = knownTags.get(shape);
  if (known) return known;
  const texts = (values: readonly Json[]) => values.filter((value) => value !== null).map(canonicalJson);
  const tags = new Map([...listedTags(shape, names.space)].map(([name, values]) => [name, texts(values)]));
  knownTags.set(shape, tags);
  return tags;
}

/** Each alternative may be held against each other one. */
const knownTags = new WeakMap<ValueSet, ReadonlyMap<string, readonly string[]>>();

/** It must have a property that is one of some values. */
export function isTagged(shape: ValueSet, names: Canonicalizer): boolean {
  return tagLists(shape, names).size > 0;
}

/** The values of its tag for which the discriminator chooses the alternative. */
export function mappedTags({ name }: ValueSet, atom: Schema | undefined): readonly string[] {
  if (name === undefined || atom?.discriminator === undefined) return [];
  return [...atom.discriminator.mapping].flatMap(([tag, target]) => (target === name ? [tag] : []));
}

/** The alternative that is sent breaks nobody, though it is not in step with the one that it is like. */
export function isCovered({ comparison, context, base, revision }: Scope, one: ValueSet, two: ValueSet): boolean {
  // The one that it is like mostly takes it, which is asked with less than all of them.
  return context.direction === "request"
    ? !comparison.widens(one, two) && comparison.widens(one, revision)
    : !comparison.narrows(one, two) && comparison.narrows(base, two);
}

function matchAlike(
  sides: Sides,
  left: Set<ValueSet>,
  right: Set<ValueSet>,
  pairs: (readonly [ValueSet, ValueSet])[],
): void {
  const { scope } = sides;
  const { base, revision } = scope.comparison;
  const scores: { readonly one: ValueSet; readonly two: ValueSet; readonly score: number }[] = [];
  // What stands beside the alternatives says of what type they are, too.
  const around = scope.from.mask & scope.to.mask;
  const equals = new Map<ValueSet, number>();
  const mayBeAlike = likelyPartners(right, revision, around);
  for (const one of left) {
    const partners = mayBeAlike(base.space.viewOf(one));
    for (const two of right) {
      if (partners?.has(two) === false) continue;
      const score = likeness(base.space.viewOf(one), revision.space.viewOf(two), scope, around);
      if (score < 0.5 || tagsConflict(one, two, sides)) continue;
      scores.push({ one, two, score });
      for (const shape of [one, two]) equals.set(shape, (equals.get(shape) ?? 0) + 1);
    }
  }
  scores.sort((a, b) => b.score - a.score);
  for (const { one, two, score } of scores) {
    if (!left.has(one) || !right.has(two) || isCovered(scope, one, two)) continue;
    // What is no more like one than like another is left alone.
    if (score === 0.5 && Math.max(equals.get(one) ?? 0, equals.get(two) ?? 0) > 1) continue;
    left.delete(one);
    right.delete(two);
    pairs.push([one, two]);
  }
}

/** No value has the tags of both: some property lists quite other values, or the discriminators choose by other tags. */
function tagsConflict(one: ValueSet, two: ValueSet, { scope, atoms }: Sides): boolean {
  const { base, revision } = scope.comparison;
  return (
    listsConflict(tagLists(one, base), tagLists(two, revision)) ||
    isDisjoint(mappedTags(one, atoms[0]), mappedTags(two, atoms[1]))
  );
}

/** Some property lists quite other values. */
export function listsConflict(one: ReturnType<typeof tagLists>, two: ReturnType<typeof tagLists>): boolean {
  return [...one].some(([name, values]) => isDisjoint(values, two.get(name) ?? []));
}

function isDisjoint(one: readonly string[], two: readonly string[]): boolean {
  return one.length > 0 && two.length > 0 && !one.some((item) => two.includes(item));
}
