import { type Json, setOwn } from "../../base/json.js";
import { first } from "../values/canonical.js";
import { propertyOf } from "../values/object-view.js";
import type { OwnedSet } from "../values/space.js";
import { bitOf, bits } from "../values/types-mask.js";
import type { ValueSet } from "../values/value-set.js";
import { completed } from "./complete-object.js";
import { isAccepted } from "./is-accepted.js";
import { isMap, type JsonMap, without, withProperty } from "./objects.js";
import { listsOfSeveral, mixedItems } from "./sample-lists.js";
import { listsByMatches } from "./sample-matching.js";
import { isSaidOf, namesOfMany, namesOfOthers } from "./sample-names.js";
import { samplePattern } from "./sample-pattern.js";
import { numbers, strings } from "./sample-scalars.js";
import { withOwnTag, withSomeTag } from "./tags-of-choices.js";

const maxDepth = 8;

/** Of the properties of a schema that counts for some values only, not each is tried. */
const mostParts = 12;

/**
 * Values that a shape probably accepts, smallest first. `other` is what they are to be told apart from: its limits are
 * tried as well, and where a part must be chosen, one that the other accepts too is preferred, so that a value differs
 * in one place only.
 */
export class Sampler {
  readonly #known = new Map<ValueSet, Json | undefined>();
  /** How deep a shape was in others where no value was found: deeper there is none either. */
  readonly #failed = new Map<ValueSet, number>();

  /** The smallest value found that the shape accepts. */
  sample(of: OwnedSet, depth = 0): Json | undefined {
    if (this.#known.has(of.shape)) return this.#known.get(of.shape);
    if (depth > maxDepth || depth >= (this.#failed.get(of.shape) ?? depth + 1)) return undefined;
    let found: Json | undefined;
    for (const value of this.candidates(of, undefined, depth)) {
      if (!isAccepted(of, value)) continue;
      found = value;
      break;
    }
    if (found !== undefined || depth === 0) this.#known.set(of.shape, found);
    else this.#failed.set(of.shape, depth);
    return found;
  }

  /** A value for both, or for the first alone. */
  shared(of: OwnedSet, other: OwnedSet | undefined, depth: number): Json | undefined {
    const plain = this.sample(of, depth);
    if (other === undefined || (plain !== undefined && isAccepted(other, plain))) return plain;
    const theirs = this.sample(other, depth);
    if (theirs !== undefined && isAccepted(of, theirs)) return theirs;
    if (depth > 2) return plain;
    let count = 0;
    for (const value of this.candidates(of, other, depth)) {
      if (isAccepted(of, value) && isAccepted(other, value)) return value;
      if (++count > 30) break;
    }
    return plain;
  }

  *candidates(of: OwnedSet, other: OwnedSet | undefined, depth = 0): Iterable<Json> {
    const view = of.space.viewOf(of.shape);
    const hint = other?.space.viewOf(other.shape);
    if (of.shape.nullable) yield null;
    if (view.enum) yield* view.enum.value;
    const fallback = first(of.shape, (notes) => notes.default);
    if (fallback !== undefined) yield fallback;
    const { mask } = view;
    if (!view.enum) {
      if (mask & bits.boolean) yield* [true, false];
      if (mask & (bits.integer | bits.fraction)) yield* numbers(view, hint);
      if (mask & bits.string) yield* strings(view, hint);
      if (mask & bits.array) yield* this.#arrays(of, other, depth);
      if (mask & bits.object) yield* this.#objects(of, other, depth);
    }
    if (mask & bits.null) yield null;
    for (const union of view.unions)
      for (const shape of union.branches) yield* this.ofBranch(of, { ...of, shape }, { other, depth, most: 12 });
    for (const example of first(of.shape, (notes) => notes.examples) ?? []) yield example;
    if (other !== undefined && depth === 0) yield* this.#provoking(of, other);
  }

  /** Values of which the other says more than its plain rules: what it excludes, and what it makes depend on other parts. */
  *#provoking(of: OwnedSet, other: OwnedSet): Iterable<Json> {
    const view = other.space.viewOf(other.shape);
    const partner = (shape: ValueSet): OwnedSet => ({ ...other, shape });
    const ofName = (name: string) => {
      const value = this.sample(partOf(of, name));
      return value === undefined ? undefined : { [name]: value };
    };
    for (const shape of view.nots)
      for (const value of this.candidates(partner(shape), of, 1)) yield* this.#beside(of, value);
    for (const name of view.dependentRequired.keys()) yield* this.#beside(of, ofName(name));
    for (const [name, shape] of view.dependentSchemas) {
      yield* this.#beside(of, ofName(name), partner(shape));
      yield* this.#withParts(of, ofName(name), partner(shape));
    }
    for (const { if: condition, then, else: otherwise } of view.conditionals) {
      if (then)
        for (const value of this.candidates(partner(condition), of, 1)) {
          yield* this.#beside(of, value, partner(then));
          yield* this.#withParts(of, value, partner(then));
        }
      if (otherwise) yield* this.candidates(of, partner(otherwise), 1);
    }
    for (const [pattern, shape] of view.patternProperties) {
      const name = samplePattern(pattern);
      if (name === undefined) continue;
      for (const value of this.candidates(partOf(of, name), partner(shape), 1))
        yield* this.#beside(of, { [name]: value });
    }
  }

  /** A value in all surroundings in which the other may refuse it. */
  *#beside(of: OwnedSet, value: Json | undefined, other?: OwnedSet): Iterable<Json> {
    if (value === undefined) return;
    yield value;
    if (!isMap(value)) return;
    for (const around of this.#objects(of, other, 1)) if (isMap(around)) yield { ...around, ...value };
  }

  /** A value with properties that the other may refuse one by one. */
  *#withParts(of: OwnedSet, value: Json | undefined, other: OwnedSet): Iterable<Json> {
    if (!isMap(value)) return;
    for (const [name, shape] of [...other.space.viewOf(other.shape).properties].slice(0, mostParts))
      for (const part of this.candidates(partOf(of, name), { ...other, shape }, 1))
        yield this.completed(of, withProperty(value, name, part));
  }

  /** A value of an alternative, together with what the shape asks for beside it. */
  *ofBranch(
    of: OwnedSet,
    branch: OwnedSet,
    { other, depth = 0, most = 200 }: { other: OwnedSet | undefined; depth?: number; most?: number },
  ): Iterable<Json> {
    if (depth > maxDepth) return;
    const beside = this.object(of, other, depth);
    const { mask } = of.space.viewOf(of.shape);
    let count = 0;
    for (const found of this.candidates(branch, other, depth + 1)) {
      if ((bitOf(found) & mask) === 0) continue;
      yield* this.chosen(of, branch, found, beside);
      if (++count > most) break;
    }
  }

  /** What an alternative takes, with its tag, and together with what stands beside the choice. */
  *chosen(of: OwnedSet, branch: OwnedSet, found: Json, beside: JsonMap = {}): Iterable<Json> {
    const { discriminator } = of.space.viewOf(of.shape);
    for (const value of discriminator ? withOwnTag(found, branch, discriminator) : [found]) {
      yield value;
      if (isMap(value)) yield* this.#within(of, value, beside);
    }
  }

  /** The object with what the shape asks for, and with values of the shape where it describes the properties. */
  *#within(of: OwnedSet, object: JsonMap, beside: JsonMap): Iterable<Json> {
    if (Object.keys(beside).length > 0) yield { ...beside, ...object };
    const fitted = this.fitted(of, { ...beside, ...object });
    if (Object.keys(object).some((name) => fitted[name] !== object[name])) yield fitted;
  }

  /** The object with values of the shape in the place of those that it refuses of its properties. */
  fitted(of: OwnedSet, object: JsonMap): JsonMap {
    const wrong = Object.keys(object).filter((name) => !isAccepted(partOf(of, name), object[name] ?? null));
    if (wrong.length === 0) return object;
    const fitted: { [key: string]: Json } = { ...object };
    for (const name of wrong) {
      const value = this.sample(partOf(of, name));
      if (value !== undefined) setOwn(fitted, name, value);
    }
    return fitted;
  }

  *#arrays(of: OwnedSet, other: OwnedSet | undefined, depth: number): Iterable<Json> {
    const view = of.space.viewOf(of.shape);
    const hint = other?.space.viewOf(other.shape);
    if (depth > maxDepth) return;
    const lengths = new Set([0, 1, 2]);
    for (const { limits, contains } of hint ? [view, hint] : [view]) {
      for (const limit of [limits.minItems, limits.maxItems, ...contains.flatMap(({ min, max }) => [min, max])]) {
        if (limit && limit.value <= 2049) for (const step of [-1, 0, 1]) lengths.add(limit.value + step);
      }
    }
    const items = view.contains[0]?.shape ?? view.items;
    const partner = hint?.items && other ? { ...other, shape: hint.items } : undefined;
    const item = items ? this.shared({ ...of, shape: items }, partner, depth + 1) : 0;
    const prefix = view.prefixItems.map((shape) => this.sample({ ...of, shape }, depth + 1) ?? null);
    if (item === undefined) yield prefix;
    else {
      for (const length of [...lengths].filter((count) => count >= 0).sort((a, b) => a - b)) {
        yield [...prefix, ...Array.from({ length: Math.max(0, length - prefix.length) }, () => item)].slice(0, length);
      }
      yield [item, item];
    }
    if (other && depth <= 1) {
      yield* listsOfSeveral(this, of, other, depth);
      yield* listsByMatches(this, of, other, depth);
    }
    if (view.contains.length > 1) yield this.matching(of, prefix, depth);
    if (depth === 0 && items) yield mixedItems(this, { ...of, shape: items });
  }

  /** So many items as must match each of several schemas. */
  matching(of: OwnedSet, prefix: readonly Json[], depth = 0): readonly Json[] {
    const found = of.space.viewOf(of.shape).contains.flatMap(({ shape, min }) => {
      const item = this.sample({ ...of, shape }, depth + 1);
      return item === undefined || min.value > 2048 ? [] : Array.from({ length: min.value }, () => item);
    });
    return [...prefix, ...found];
  }

  *#objects(of: OwnedSet, other: OwnedSet | undefined, depth: number): Iterable<Json> {
    if (depth > maxDepth) return;
    const smallest = this.object(of, other, depth);
    if (smallest === undefined) return;
    yield smallest;
    const full = this.completed(of, smallest, depth);
    if (full !== smallest) yield full;
    const view = of.space.viewOf(of.shape);
    const hint = other?.space.viewOf(other.shape);
    if (hint && other) {
      // Without what only the other requires.
      for (const name of hint.required.keys()) if (!view.required.has(name)) yield without(smallest, name);
    }
    let count = 0;
    for (const [name, shape] of view.properties) {
      if (Object.hasOwn(smallest, name)) continue;
      const value = this.sample({ ...of, shape }, depth + 1);
      if (value !== undefined) yield this.completed(of, withProperty(smallest, name, value), depth);
      if (++count > 40) break;
    }
    if (view.closed && view.patternProperties.size === 0) return;
    for (const name of namesOfOthers(of, other, this)) yield* this.#withOthers(of, smallest, [name], depth);
    for (const limit of [view.limits.minProperties, hint?.limits.minProperties, hint?.limits.maxProperties])
      if (limit && limit.value <= 64)
        for (const size of [limit.value, limit.value + 1]) {
          const missing = size - Object.keys(smallest).length;
          yield* this.#withOthers(of, smallest, namesOfMany(of, missing, this), depth);
        }
  }

  /** The object with properties that it does not list. */
  *#withOthers(of: OwnedSet, object: JsonMap, names: readonly string[], depth: number): Iterable<Json> {
    const whole: { [key: string]: Json } = { ...object };
    for (const name of names) {
      const value = this.ofName(of, name, depth + 1);
      if (value === undefined) return;
      setOwn(whole, name, value);
    }
    yield whole;
  }

  /** A value of a property, whoever describes it. */
  ofName(of: OwnedSet, name: string, depth = 0): Json | undefined {
    return isSaidOf(of.space.viewOf(of.shape), name) ? this.sample(partOf(of, name), depth) : 0;
  }

  /** The object with what the shape asks for beside it. */
  completed(of: OwnedSet, object: JsonMap, depth = 0): JsonMap {
    const whole = completed(of, object, {
      sampleOf: (owner, name) => this.sample(partOf(owner, name), depth + 1),
      namesOf: (owner, count) => namesOfMany(owner, count, this),
      isAccepted,
    });
    return withSomeTag(whole, of);
  }

  /** The object with the required properties of both, with values for both where there are. */
  object(of: OwnedSet, other: OwnedSet | undefined, depth: number): { [key: string]: Json } | undefined {
    const view = of.space.viewOf(of.shape);
    const hint = other?.space.viewOf(other.shape);
    const required = new Set(view.required.keys());
    const known = (name: string) => view.properties.has(name) || !view.closed;
    for (const name of hint?.required.keys() ?? []) if (known(name)) required.add(name);
    const object: { [key: string]: Json } = {};
    for (const name of required) {
      const shape = propertyOf(of.shape.atoms, name, of.space);
      const partner = other && hint?.properties.has(name) ? partOf(other, name) : undefined;
      const value = this.shared({ ...of, shape }, partner, depth + 1);
      if (value !== undefined) setOwn(object, name, value);
      else if (view.required.has(name)) return undefined;
    }
    return object;
  }
}

export function partOf(of: OwnedSet, name: string): OwnedSet {
  return { ...of, shape: propertyOf(of.shape.atoms, name, of.space) };
}
