import { canonicalJson, type Json } from "../../base/json.js";
import type { Schema } from "../../contract/model/types.js";
import { accepts } from "./accepts.js";
import type { Claim, NumberedSet } from "./claim.js";
import { coversByPresence } from "./covers-by-presence.js";
import { coversFormat, coversLimits } from "./covers-limits.js";
import { coversArrays, coversObjects } from "./covers-parts.js";
import { coversRest } from "./covers-rest.js";
import { fewValues } from "./few-values.js";
import { matchesFormat, rangeOfFormat } from "./formats.js";
import { halvesOf, piecesOf } from "./pieces.js";
import { ProofBudget } from "./proof-budget.js";
import { withRefusedBounds } from "./refused-bounds.js";
import { objectRefusal } from "./refuses-objects.js";
import { listedTags } from "./tag-lists.js";
import { refusesTag, textTags } from "./text-tags.js";
import { bitOf, bits } from "./types-mask.js";
import type { Union, ValueSet } from "./value-set.js";
import type { View } from "./view.js";

interface Result {
  holds: boolean;
  /** It was asked for while it was being proved, or later. */
  isUsed: boolean;
}

/** Proves that every value of one shape belongs to another. What it cannot prove it denies. */
export class Inclusion {
  constructor(
    /** Of base and revision, either way round. */
    readonly written: { same(one: Schema, two: Schema): boolean },
  ) {}

  /** By the wide shape and the narrow one; no two contracts share a shape. */
  readonly #results = new Map<ValueSet, Map<ValueSet, Result>>();
  /** What holds, in the order in which it was proved. */
  readonly #proved: (readonly [wide: ValueSet, narrow: ValueSet])[] = [];
  /** How often what is being proved was divided. */
  #divisions = 0;
  readonly #budget = new ProofBudget();
  /** What is being proved is a way to have some properties. */
  #isOfPresence = false;

  /** Whether `wide` accepts everything that `narrow` accepts. */
  includes(wide: NumberedSet, narrow: NumberedSet): boolean {
    const results = this.#resultsOf(wide.shape);
    const known = results.get(narrow.shape);
    if (known !== undefined) {
      known.isUsed = true;
      return known.holds;
    }
    // Assumed while it is being proved: a counterexample would be found at a finite depth.
    const result: Result = { holds: true, isUsed: false };
    results.set(narrow.shape, result);
    const size = this.#proved.length;
    result.holds = this.#budget.within(() => this.#prove(wide, narrow));
    if (result.holds) this.#proved.push([wide.shape, narrow.shape]);
    else if (result.isUsed) this.#forget(size);
    // Asked by itself it may be proved.
    if (!result.holds && this.#budget.isSpent) results.delete(narrow.shape);
    return result.holds;
  }

  #resultsOf(wide: ValueSet): Map<ValueSet, Result> {
    const known = this.#results.get(wide);
    if (known) return known;
    const results = new Map<ValueSet, Result>();
    this.#results.set(wide, results);
    return results;
  }

  /** What was proved since may rest on an assumption that failed. */
  #forget(size: number): void {
    for (const [wide, narrow] of this.#proved.splice(size)) this.#results.get(wide)?.delete(narrow);
  }

  #isSame(wide: NumberedSet, narrow: NumberedSet): boolean {
    if (wide.names === narrow.names) return wide.shape === narrow.shape;
    const [one, two] = [wide.shape.source, narrow.shape.source];
    return one !== undefined && two !== undefined && this.written.same(one, two);
  }

  #prove(wide: NumberedSet, narrow: NumberedSet): boolean {
    if (this.#isSame(wide, narrow) || narrow.names.space.emptiness.isNothing(narrow.shape)) return true;
    if (this.#budget.isSpent) return false;
    const small = narrow.names.space.viewOf(narrow.shape);
    const large = wide.names.space.viewOf(wide.shape);
    // What is listed and refused by the rules beside the list may be of any type.
    if ((maskOfValues(small) & ~large.mask) !== 0 && small.unions.length === 0)
      return this.#takesEach(wide, narrow, small);
    if (narrow.names.space.acceptsNull(narrow.shape) && !wide.names.space.acceptsNull(wide.shape)) return false;
    if (small.mask === bits.null) return true;
    if (this.#takesEach(wide, narrow, small)) return true;
    if (small.enum === undefined && small.unions.length === 1 && hasNoFieldsOrLimits(small)) {
      const [union] = small.unions;
      if (union?.branches.every((shape) => this.includes(wide, { ...narrow, shape }))) return true;
    } else if (this.#coversView(wide, large, narrow, small)) return true;
    return this.#coversParts(wide, narrow, small) || this.#coversPresence(wide, narrow, small);
  }

  /** What can be told by the properties that objects have is told of each way to have some of them, once on the way. */
  #coversPresence(wide: NumberedSet, narrow: NumberedSet, small: View): boolean {
    if (this.#isOfPresence) return false;
    this.#isOfPresence = true;
    const holds = coversByPresence({ wide, narrow }, small, (one, two) => this.includes(one, two));
    this.#isOfPresence = false;
    return holds;
  }

  /** Each alternative is taken with what stands beside the choice, or else each type, or whole numbers and others. */
  #coversParts(wide: NumberedSet, narrow: NumberedSet, { unions }: View): boolean {
    const [union] = unions;
    if (this.#divisions >= (unions.length > manyChoices ? 1 : maxDivisions)) return false;
    const { space } = narrow.names;
    const pieces = union ? space.branchesBeside(narrow.shape, union) : piecesOf(narrow.shape, space);
    const isDivided =
      union !== undefined || pieces.length > 1 || wide.names.space.viewOf(wide.shape).unions.length === 0;
    const parts = isDivided ? pieces : halvesOf(narrow.shape, space);
    this.#divisions++;
    const holds = !parts.includes(narrow.shape) && parts.every((shape) => this.includes(wide, { ...narrow, shape }));
    this.#divisions--;
    return holds;
  }

  /** Listed values, and few ones against a list, can be tried one by one; what else is said of them may refuse some. */
  #takesEach(wide: NumberedSet, narrow: NumberedSet, small: View): boolean {
    const { enum: listed, mask } = small;
    const isAgainstList = listed === undefined && wide.names.space.viewOf(wide.shape).enum !== undefined;
    const values = isAgainstList ? fewValues(small) : listed?.value;
    if (values === undefined || values.length > maxTags) return false;
    if ((mask & bits.null) !== 0 && !wide.names.space.acceptsNull(wide.shape)) return false;
    const isTaken = ({ names, shape }: NumberedSet, value: Json, exactlyOne: boolean) =>
      shape.atoms.every((atom) => accepts(atom, value, { schemas: names.space.contract.schemas, exactlyOne }));
    return values.every((value) => isTaken(wide, value, true) || !isTaken(narrow, value, false));
  }

  #coversView(wide: NumberedSet, large: View, narrow: NumberedSet, small: View): boolean {
    if ((maskOfValues(small) & ~large.mask) !== 0) return false;
    const claim: Claim = { wide, large, narrow, small, includes: (one, two) => this.includes(one, two) };
    const alternatives = large.unions.every((union) => this.#fitsOne(union, wide, withoutNull(narrow, small), small));
    return (
      alternatives &&
      coversValues(large, small) &&
      coversLimits(large, withRefusedBounds(small, narrow.names.space)) &&
      coversObjects(claim) &&
      coversArrays(claim) &&
      coversRest(claim)
    );
  }

  /** One alternative takes all of it, or each of its tags has one that takes what bears the tag. */
  #fitsOne({ branches }: Union, wide: NumberedSet, narrow: NumberedSet, small: View): boolean {
    const { space } = narrow.names;
    const fits = (part: NumberedSet, view: View) => {
      const borne = textTags(view, space);
      const bounded = isOfOneType(view) ? withRefusedBounds(view, space) : undefined;
      const refuses = branches.length > maxGlances ? objectRefusal(part, view) : undefined;
      let tries = branches.length > maxAlternatives ? maxTries : branches.length;
      return branches.some((shape) => {
        const large = wide.names.space.viewOf(shape);
        if (refuses?.(large, wide.names.space)) return false;
        if (bounded && large.unions.length === 0 && !coversLimits(large, bounded)) return false;
        return !refusesTag(large, borne, wide.names.space) && tries-- > 0 && this.includes({ ...wide, shape }, part);
      });
    };
    if (fits(narrow, small)) return true;
    const [property, tags] = tagsOf(narrow, small) ?? [];
    if (property === undefined || tags === undefined) return false;
    return tags.every((tag) => {
      const shape = space.narrowedTo(narrow.shape, { property, tags: [tag] });
      return fits({ ...narrow, shape }, space.viewOf(shape));
    });
  }
}

/** Nothing of it can be taken by itself, so that limits which it goes beyond refuse it. */
function isOfOneType({ mask, unions, enum: listed }: View): boolean {
  const types = mask & ~bits.null;
  return unions.length === 0 && listed === undefined && mask === types && (types & (types - 1)) === 0;
}

/** Types of which there is a value: a type may be stated of which none is listed. */
function maskOfValues({ enum: listed, mask }: View): number {
  if (listed === undefined) return mask;
  return listed.value.reduce<number>((all, value) => all | bitOf(value), mask & bits.null) & mask;
}

/** Of choices beside choices there are as many parts as their products. */
const maxDivisions = 4;

/** Beside more choices only one is divided. */
const manyChoices = 16;

/** Of more alternatives, those are passed over that refuse a part at a glance. */
const maxGlances = 16;

/** Of more alternatives, not all that may take a part are tried: what cannot be proved is denied. */
const maxAlternatives = 200;
const maxTries = 100;

/** Longer lists are hardly tags. */
const maxTags = 32;

/** A property that an object must have, and that must be one of several values. */
function tagsOf(
  { names: { space }, shape }: NumberedSet,
  { mask }: View,
): readonly [string, readonly Json[]] | undefined {
  if (mask !== bits.object) return undefined;
  for (const tag of listedTags(shape, space)) if (tag[1].length > 1 && tag[1].length <= maxTags) return tag;
  return undefined;
}

/** Whether null is accepted is asked apart from the rest. */
function withoutNull(side: NumberedSet, { mask }: View): NumberedSet {
  const { space } = side.names;
  const { atoms, nullable } = side.shape;
  if ((mask & bits.null) === 0) return side;
  const plain = nullable ? space.shapeOfAtoms(atoms) : side.shape;
  const isNever = (space.viewOf(plain).mask & bits.null) === 0;
  return { ...side, shape: isNever ? plain : space.shapeBeside(plain, [space.plain.notNull]) };
}

/** Beside its choices the shape has nothing that a value of one of them could break. */
function hasNoFieldsOrLimits(view: View): boolean {
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
    (format) =>
      small.formats.includes(format) ||
      (values?.every((value) => isOfFormat(value, format)) ?? coversFormat(format, small)),
  );
}

function isOfFormat(value: Json, format: string): boolean {
  if (typeof value === "number" && rangeOfFormat(format) === undefined) return false;
  return (typeof value === "string" || typeof value === "number") && matchesFormat(format, value);
}
