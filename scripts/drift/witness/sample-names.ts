import type { Json } from "../../base/json.js";
import { isDescribed } from "../values/object-view.js";
import { matches } from "../values/patterns.js";
import type { OwnedSet } from "../values/space.js";
import type { View } from "../values/view.js";
import { isAccepted } from "./is-accepted.js";
import { samplePattern } from "./sample-pattern.js";

/** A property that nobody describes, where any name may be one. */
const otherName = "extra";

/** Texts that are looked at for one name; of those that the other side refuses, so many are tried. */
const mostTexts = 200;
const mostRefused = 3;

/** Lengths of names: those that are tried anyway, and what nobody needs. */
const mostLengths = 24;
const longest = 10_000;

interface TextSampler {
  candidates(of: OwnedSet, other: OwnedSet | undefined): Iterable<Json>;
}

/**
 * Names that properties of a shape may have which it does not list: one that the other side does not refuse either, where there
 * is one, and some that its rules for names refuse.
 */
export function namesOfOthers(of: OwnedSet, other: OwnedSet | undefined, sampler: TextSampler): readonly string[] {
  const refusing = other && rulesOfNames(other);
  const isTaken = (name: string) => refusing === undefined || isAccepted(refusing, name);
  let taken: string | undefined;
  const refused: string[] = [];
  for (const name of possibleNames(of, other, sampler)) {
    if (!isTaken(name)) refused.push(name);
    else taken ??= name;
    if ((taken !== undefined && refusing === undefined) || refused.length >= mostRefused) break;
  }
  return taken === undefined ? refused : [taken, ...refused];
}

/** So many different names, or as many as are found. */
export function namesOfMany(of: OwnedSet, count: number, sampler: TextSampler): readonly string[] {
  const found = new Set<string>();
  for (let index = 0; index < count; index++)
    if (isPossible(of, `${otherName}${index}`)) found.add(`${otherName}${index}`);
  if (found.size === count) return [...found];
  for (const name of possibleNames(of, undefined, sampler)) if (found.size < count) found.add(name);
  return [...found];
}

/** A name that matches the pattern, and what else is asked of names. */
export function nameOfPattern(of: OwnedSet, pattern: string): string | undefined {
  const rules = rulesOfNames(of);
  return matching(pattern, rules).find((name) => rules === undefined || isAccepted(rules, name));
}

function rulesOfNames(of: OwnedSet): OwnedSet | undefined {
  const { propertyNames } = of.space.viewOf(of.shape);
  return propertyNames && { ...of, shape: propertyNames };
}

/** Whether something is said of what a property of the name holds. */
export function isSaidOf(view: View, name: string): boolean {
  return view.properties.has(name) || isDescribed(view, name);
}

function* possibleNames(of: OwnedSet, other: OwnedSet | undefined, sampler: TextSampler): Iterable<string> {
  let count = 0;
  for (const name of texts(of, other, sampler)) {
    if (isPossible(of, name) && !other?.space.viewOf(other.shape).properties.has(name)) yield name;
    if (++count > mostTexts) return;
  }
}

/** It is no listed name, and one that is allowed. */
function isPossible(of: OwnedSet, name: string): boolean {
  const { propertyNames, properties, closed, patternProperties } = of.space.viewOf(of.shape);
  if (properties.has(name) || (closed && ![...patternProperties.keys()].some((pattern) => matches(pattern, name))))
    return false;
  return propertyNames === undefined || isAccepted({ ...of, shape: propertyNames }, name);
}

/** By the rules of both for names, and by patterns that describe some. */
function* texts(of: OwnedSet, other: OwnedSet | undefined, sampler: TextSampler): Iterable<string> {
  yield otherName;
  yield `${otherName}0`;
  const [own, theirs] = [rulesOfNames(of), other && rulesOfNames(other)];
  for (const pattern of of.space.viewOf(of.shape).patternProperties.keys()) yield* matching(pattern, own, theirs);
  if (own === undefined && theirs === undefined) return;
  const names = sampler.candidates(own ?? { ...of, shape: of.space.shapeOf(of.space.plain.text) }, theirs);
  for (const name of names) if (typeof name === "string") yield name;
  for (const pattern of own?.space.viewOf(own.shape).patterns ?? []) yield* matching(pattern, own, theirs);
}

/** Texts of a pattern, as long as rules ask for, and of all lengths that names mostly have. */
function matching(pattern: string, ...rules: readonly (OwnedSet | undefined)[]): readonly string[] {
  const limits = rules.flatMap((of) => (of ? [of.space.viewOf(of.shape).limits] : []));
  const near = limits
    .flatMap(({ minLength, maxLength }) => [minLength?.value ?? 0, maxLength?.value ?? 0])
    .flatMap((limit) => [limit - 1, limit, limit + 1])
    .filter((length) => length >= 0 && length < longest);
  const lengths = new Set([0, ...near, ...Array.from({ length: mostLengths }, (_, index) => index)]);
  const found = [...lengths].map((length) => samplePattern(pattern, length));
  return [...new Set(found)].filter((text) => text !== undefined);
}
