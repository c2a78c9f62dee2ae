import { canonicalJson, isObject, type Json } from "../../base/json.js";
import type { Schema } from "../../contract/model/types.js";
import { type Bound, bounds, type CountKeyword } from "../../spec/keywords.js";
import { accepts } from "./accepts.js";
import type { Canonicalizer } from "./canonical.js";
import { matchesFormat } from "./formats.js";
import type { Limits, Located } from "./limits.js";
import { refusesTag, textTags } from "./text-tags.js";
import { bitOf, bits } from "./types-mask.js";
import type { Union, ValueSet } from "./value-set.js";
import { matches as matchesPattern, propertyOf, type View } from "./view.js";

interface Side {
  readonly shape: ValueSet;
  readonly names: Canonicalizer;
}

/** Proves that every value of one shape belongs to another. What it cannot prove it denies. */
export class Inclusion {
  constructor(
    /** Of base and revision, either way round. */
    readonly written: { same(one: Schema, two: Schema): boolean },
  ) {}

  readonly #results = new Map<string, boolean>();
  /** Keys of what holds, in the order in which it was proved. */
  readonly #proved: string[] = [];
  /** The contracts in the order in which they were met, to tell in keys which one of two is the wide side. */
  readonly #sides = new Map<Canonicalizer, number>();

  /** Whether `wide` accepts everything that `narrow` accepts. */
  includes(wide: Side, narrow: Side): boolean {
    const key = `${wide.names === narrow.names ? "" : this.#keyOf(wide)}${wide.shape.id}>${narrow.shape.id}`;
    const known = this.#results.get(key);
    if (known !== undefined) return known;
    // Assumed while it is being proved: a counterexample would be found at a finite depth.
    this.#results.set(key, true);
    const size = this.#proved.length;
    const result = this.#prove(wide, narrow);
    if (result) this.#proved.push(key);
    else this.#forget(size);
    this.#results.set(key, result);
    return result;
  }

  #keyOf({ names }: Side): string {
    const known = this.#sides.get(names) ?? this.#sides.size;
    this.#sides.set(names, known);
    return `${known}:`;
  }

  /** What was proved since may rest on an assumption that failed. */
  #forget(size: number): void {
    for (const key of this.#proved.splice(size)) this.#results.delete(key);
  }

  #isSame(wide: Side, narrow: Side): boolean {
    if (wide.names === narrow.names) return wide.shape === narrow.shape;
    const [one, two] = [wide.shape.source, narrow.shape.source];
    return one !== undefined && two !== undefined && this.written.same(one, two);
  }

  #prove(wide: Side, narrow: Side): boolean {
    if (this.#isSame(wide, narrow)) return true;
    const small = narrow.names.space.viewOf(narrow.shape);
    const large = wide.names.space.viewOf(wide.shape);
    if ((small.mask & ~large.mask) !== 0 && small.unions.length === 0) return false;
    if (narrow.shape.nullable && !wide.names.space.acceptsNull(wide.shape)) return false;
    if (this.#takesEach(wide, small)) return true;
    if (small.enum === undefined && small.unions.length === 1 && isUnionOnly(small)) {
      const [union] = small.unions;
      return union?.branches.every((shape) => this.includes(wide, { ...narrow, shape })) ?? false;
    }
    return this.#coversView(wide, large, narrow, small);
  }

  /** The values of an enumeration can be tried one by one. */
  #takesEach({ names: { space }, shape }: Side, { enum: listed, mask }: View): boolean {
    if (listed === undefined || listed.value.length > maxTags) return false;
    if ((mask & bits.null) !== 0 && !space.acceptsNull(shape)) return false;
    const options = { schemas: space.contract.schemas, exactlyOne: true };
    return listed.value.every((value) => shape.atoms.every((atom) => accepts(atom, value, options)));
  }

  #coversView(wide: Side, large: View, narrow: Side, small: View): boolean {
    if ((small.mask & ~large.mask) !== 0) return false;
    const alternatives = large.unions.every((union) => this.#fitsOne(union, wide, withoutNull(narrow), small));
    return (
      alternatives &&
      coversValues(large, small) &&
      coversLimits(large, small) &&
      this.#coversObjects(wide, large, narrow, small) &&
      this.#coversArrays(wide, large, narrow, small) &&
      sameRest(wide, large, narrow, small)
    );
  }

  /** One alternative takes all of it, or each of its tags has one that takes what bears the tag. */
  #fitsOne({ branches }: Union, wide: Side, narrow: Side, small: View): boolean {
    const { space } = narrow.names;
    const fits = (part: Side, view: View) => {
      const borne = textTags(view, space);
      return branches.some(
        (shape) =>
          !refusesTag(wide.names.space.viewOf(shape), borne, wide.names.space) &&
          this.includes({ ...wide, shape }, part),
      );
    };
    if (fits(narrow, small)) return true;
    const [property, tags] = tagsOf(small, narrow.names) ?? [];
    if (property === undefined || tags === undefined) return false;
    return tags.every((tag) => {
      const shape = space.narrowedTo(narrow.shape, { property, tags: [tag] });
      return fits({ ...narrow, shape }, space.viewOf(shape));
    });
  }

  #coversObjects(wide: Side, large: View, narrow: Side, small: View): boolean {
    if ((small.mask & bits.object) === 0) return true;
    if ([...large.required.keys()].some((name) => !small.required.has(name))) return false;
    const within = (name: string) =>
      this.includes(
        { ...wide, shape: propertyOf(wide.shape.atoms, name, wide.names.space) },
        { ...narrow, shape: propertyOf(narrow.shape.atoms, name, narrow.names.space) },
      );
    if ([...large.properties.keys()].some((name) => !(small.closed && !small.properties.has(name)) && !within(name))) {
      return false;
    }
    if (large.additional === undefined) return true;
    if (small.additional === undefined || small.patternProperties.size > 0) return false;
    if (![...small.properties.keys()].every((name) => large.properties.has(name) || within(name))) return false;
    return small.closed || this.includes({ ...wide, shape: large.additional }, { ...narrow, shape: small.additional });
  }

  #coversArrays(wide: Side, large: View, narrow: Side, small: View): boolean {
    if ((small.mask & bits.array) === 0) return true;
    if (large.uniqueItems && !small.uniqueItems) return false;
    if (large.prefixItems.length > 0 || small.prefixItems.length > 0) {
      if (large.prefixItems.length > small.prefixItems.length) return false;
      const pairs = large.prefixItems.map((shape, index) => [shape, small.prefixItems[index]] as const);
      if (!pairs.every(([one, two]) => two && this.includes({ ...wide, shape: one }, { ...narrow, shape: two })))
        return false;
      const extra = small.prefixItems.slice(large.prefixItems.length);
      const items = large.items;
      if (items && !extra.every((shape) => this.includes({ ...wide, shape: items }, { ...narrow, shape })))
        return false;
    }
    if (large.items === undefined) return true;
    return (
      small.items !== undefined && this.includes({ ...wide, shape: large.items }, { ...narrow, shape: small.items })
    );
  }
}

/** Longer lists are hardly tags. */
const maxTags = 32;

/** A property that an object must have, and that must be one of several values. */
function tagsOf(
  { mask, required, properties }: View,
  { space }: Canonicalizer,
): readonly [string, readonly Json[]] | undefined {
  if (mask !== bits.object) return undefined;
  for (const name of required.keys()) {
    const property = properties.get(name);
    const values = property && space.viewOf(property).enum?.value;
    if (values && values.length > 1 && values.length <= maxTags) return [name, values];
  }
  return undefined;
}

function withoutNull(side: Side): Side {
  return side.shape.nullable ? { ...side, shape: side.names.space.shapeOfAtoms(side.shape.atoms) } : side;
}

/** The union is all that the shape says. */
function isUnionOnly(view: View): boolean {
  return (
    view.properties.size === 0 &&
    view.required.size === 0 &&
    Object.keys(view.limits).length === 0 &&
    view.patterns.length === 0
  );
}

function coversValues(large: View, small: View): boolean {
  if (large.enum) {
    if (small.enum === undefined) return false;
    const allowed = new Set(large.enum.value.map(canonicalJson));
    if (!small.enum.value.every((value) => allowed.has(canonicalJson(value)))) return false;
  }
  const values = small.enum?.value;
  return large.formats.every(
    (format) => small.formats.includes(format) || (values?.every((value) => isOfFormat(value, format)) ?? false),
  );
}

/** What formats of numbers ask for is not told. */
function isOfFormat(value: Json, format: string): boolean {
  return typeof value === "string" && matchesFormat(format, value);
}

/** What is counted, and how many of it a value has; what of `contains` is not told. */
interface Measure {
  readonly type: "string" | "array" | "object";
  readonly of: (value: Json) => number | undefined;
}

const characters: Measure = { type: "string", of: (value) => (typeof value === "string" ? [...value].length : 0) };
const items: Measure = { type: "array", of: (value) => (Array.isArray(value) ? value.length : 0) };
const matches: Measure = { type: "array", of: () => undefined };
const properties: Measure = { type: "object", of: (value) => (isObject(value) ? Object.keys(value).length : 0) };

const measures = Object.entries({
  minLength: characters,
  maxLength: characters,
  minItems: items,
  maxItems: items,
  minContains: matches,
  maxContains: matches,
  minProperties: properties,
  maxProperties: properties,
} satisfies Record<CountKeyword, Measure>) as [CountKeyword, Measure][];

function coversLimits(large: View, small: View): boolean {
  const values = small.enum?.value.filter((value) => (bitOf(value) & small.mask) !== 0);
  if (values !== undefined) return values.every((value) => withinLimits(value, large));
  const number = (small.mask & (bits.integer | bits.fraction)) !== 0;
  return (
    measures.every(
      ([keyword, { type }]) =>
        (small.mask & bits[type]) === 0 || isWithin(bounds[keyword], small.limits[keyword], large.limits[keyword]),
    ) &&
    (!number || coversRange(large, small)) &&
    ((small.mask & bits.string) === 0 || large.patterns.every((pattern) => small.patterns.includes(pattern)))
  );
}

function isWithin(bound: Bound, small: Located<number> | undefined, large: Located<number> | undefined): boolean {
  if (large === undefined) return true;
  if (small === undefined) return false;
  return bound === "upper" ? small.value <= large.value : small.value >= large.value;
}

function coversRange(large: View, small: View): boolean {
  const one = large.limits;
  const two = small.limits;
  const below = (limit: number, strict: boolean) =>
    (two.maximum !== undefined && (strict ? two.maximum.value < limit : two.maximum.value <= limit)) ||
    (two.exclusiveMaximum !== undefined && two.exclusiveMaximum.value <= limit);
  const above = (limit: number, strict: boolean) =>
    (two.minimum !== undefined && (strict ? two.minimum.value > limit : two.minimum.value >= limit)) ||
    (two.exclusiveMinimum !== undefined && two.exclusiveMinimum.value >= limit);
  return (
    (one.maximum === undefined || below(one.maximum.value, false)) &&
    (one.exclusiveMaximum === undefined || below(one.exclusiveMaximum.value, true)) &&
    (one.minimum === undefined || above(one.minimum.value, false)) &&
    (one.exclusiveMinimum === undefined || above(one.exclusiveMinimum.value, true)) &&
    // The types say already that numbers are whole.
    large.multipleOf.every((step) => step === 1 || small.multipleOf.some((other) => Number.isInteger(other / step)))
  );
}

/** Whether a listed value is sure to be within what is said beside it, but for its schemas. */
function withinLimits(value: Json, { limits, patterns, multipleOf, uniqueItems }: View): boolean {
  if (typeof value === "number") return withinRange(value, limits, multipleOf);
  const type = Array.isArray(value) ? "array" : isObject(value) ? "object" : typeof value;
  if (typeof value === "string" && !patterns.every((pattern) => matchesPattern(pattern, value))) return false;
  if (type === "array" && uniqueItems) return false;
  return measures.every(([keyword, measure]) => {
    const limit = limits[keyword];
    if (limit === undefined || measure.type !== type) return true;
    const amount = measure.of(value);
    return amount !== undefined && (bounds[keyword] === "upper" ? amount <= limit.value : amount >= limit.value);
  });
}

function withinRange(value: number, limits: Limits, steps: readonly number[]): boolean {
  return (
    value >= (limits.minimum?.value ?? -Infinity) &&
    value <= (limits.maximum?.value ?? Infinity) &&
    value > (limits.exclusiveMinimum?.value ?? -Infinity) &&
    value < (limits.exclusiveMaximum?.value ?? Infinity) &&
    steps.every((step) => Number.isInteger(value / step))
  );
}

/** Keywords that are only compared as a whole. */
function sameRest(wide: Side, large: View, narrow: Side, small: View): boolean {
  const wideIds = (shapes: readonly (ValueSet | undefined)[]) => shapes.map((shape) => shape && wide.names.idOf(shape));
  const narrowIds = (shapes: readonly (ValueSet | undefined)[]) =>
    shapes.map((shape) => shape && narrow.names.idOf(shape));
  const rest = (view: View, ids: (shapes: readonly (ValueSet | undefined)[]) => readonly unknown[]) =>
    JSON.stringify([
      ids([...view.patternProperties.values()]),
      [...view.patternProperties.keys()],
      ids([view.propertyNames, view.contains, view.unevaluatedItems, view.unevaluatedProperties, view.contentSchema]),
      ids(view.nots),
      ids(view.conditionals.flatMap((rules) => [rules.if, rules.then, rules.else])),
      [...view.dependentRequired],
      [...view.dependentSchemas.keys()],
      ids([...view.dependentSchemas.values()]),
      view.contentEncoding,
      view.contentMediaType,
    ]);
  const bare = JSON.stringify([[], [], [null, null, null, null, null], [], [], [], [], [], null, null]);
  const demands = rest(large, wideIds);
  return demands === bare || demands === rest(small, narrowIds);
}
