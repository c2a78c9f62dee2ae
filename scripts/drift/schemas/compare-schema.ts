import { once } from "../../base/once.js";
import type { Schema } from "../../contract/model/types.js";
import { inferredMark } from "../../spec/extensions.js";
import type { Step } from "../changes/step.js";
import { first } from "../values/canonical.js";
import type { Space } from "../values/space.js";
import { anyType, bits } from "../values/types-mask.js";
import { isUnmatchable } from "../values/unmatchable.js";
import type { ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";
import { againstOne } from "./against-one.js";
import { isOnlyUnion } from "./branches.js";
import { compareAllOf } from "./compare-all-of.js";
import { compareApplicators, compareArray } from "./compare-array.js";
import { compareLimits } from "./compare-limits.js";
import { compareObject } from "./compare-object.js";
import { comparePropertyLifecycle } from "./compare-property-lifecycle.js";
import { compareTypes } from "./compare-types.js";
import { compareUnions } from "./compare-union.js";
import { compareDefaults, compareEnums, compareKnownValues, compareNull } from "./compare-values.js";
import type { Lifecycle } from "./lifecycle.js";
import { offeredBits } from "./offered-types.js";
import {
  type ContractPair,
  type Difference,
  differenceOf,
  type Edge,
  type PairContext,
  type SchemaPair,
  type Scope,
  type WrittenParts,
} from "./pair.js";
import { fieldContext, jsonContext, keyOf, partContext } from "./part-context.js";
import { spreadUnion } from "./spread-union.js";
import { isTakenAsSent } from "./taken-as-sent.js";
import { againstPage } from "./unsaid.js";
import { keyOfNull, placedAtUse, writtenPart } from "./written-part.js";

interface OpenPair extends SchemaPair {
  readonly written: WrittenParts;
  readonly differences: Difference[];
  readonly edges: Edge[];
}

/** Compares schemas; each pair once, whatever refers to it, so that recursion ends and shared parts cost nothing twice. */
export class SchemaComparer {
  readonly #pairs = new Map<string, OpenPair>();
  readonly #pending: OpenPair[] = [];

  constructor(
    readonly comparison: ContractPair,
    readonly lifecycle: Lifecycle,
  ) {}

  /** The pair of two schemas, or `undefined` when no value tells them apart. */
  compare(base: Schema, revision: Schema, context: PairContext): SchemaPair | undefined {
    const { comparison } = this;
    if (comparison.written.same(base, revision)) return undefined;
    const pair = this.#pairOf(
      comparison.base.space.shapeOf(base),
      comparison.revision.space.shapeOf(revision),
      context,
      [base, revision],
    );
    for (let open = this.#pending.pop(); open !== undefined; open = this.#pending.pop()) this.#fill(open);
    return pair;
  }

  #pairOf(one: ValueSet, two: ValueSet, context: PairContext, written: WrittenParts): SchemaPair | undefined {
    if (this.#isSame(one, two)) return undefined;
    const [base, revision] = this.#countMembers(one, two) ? [one, two] : this.#plain(one, two);
    const key = `${base.id} ${revision.id} ${keyOf(context)}${keyOfNull(one, two, written)}`;
    const known = this.#pairs.get(key);
    if (known) return known;
    const { comparison } = this;
    const mask = comparison.viewOfBase(base).mask | comparison.viewOfRevision(revision).mask;
    const sender = () =>
      context.direction === "request"
        ? ([base, comparison.base.space] as const)
        : ([revision, comparison.revision.space] as const);
    const pair: OpenPair = {
      ...{ base, revision, written, context, mask, differences: [], edges: [] },
      // Asked of each difference, of which there may be thousands.
      sent: once(() => sentTypes(...sender())),
      isCompatible: once(() => isTakenAsSent({ comparison, context }, base, revision)),
      isUnmatched: once(() => isUnmatchable(...sender())),
      isSlip: () => {
        const [shape, space] = sender();
        return (space.viewOf(shape).mask & ~bits.null) === bits.string && space.emptiness.isNothing(shape);
      },
      isShut: () => {
        const request = context.direction === "request";
        const [shape, { space }] = request ? [revision, comparison.revision] : [base, comparison.base];
        return space.emptiness.isNothing(shape);
      },
      isTakenBy: (part) => {
        const receiver = comparison[context.direction === "request" ? "revision" : "base"].space;
        const atoms = (context.direction === "request" ? revision : base).atoms.map(part);
        const shape = receiver.shapeOfAtoms(atoms);
        return context.direction === "request" ? comparison.widens(base, shape) : comparison.narrows(shape, revision);
      },
      wasTakenBy: (part) => comparison.narrows(comparison.base.space.shapeOfAtoms(base.atoms.map(part)), revision),
      isEqual: once(() => comparison.widens(base, revision) && comparison.narrows(base, revision)),
    };
    this.#pairs.set(key, pair);
    this.#pending.push(pair);
    return pair;
  }

  /** What only differs in part is looked into; what has another name may have no more than that. */
  #isSame(base: ValueSet, revision: ValueSet): boolean {
    if (this.comparison.isWrittenAlike(base, revision) || this.#areNothing(base, revision)) return true;
    const renamed = base.name !== undefined && revision.name !== undefined && base.name !== revision.name;
    return renamed && this.comparison.same(base, revision);
  }

  /** Neither takes a value, in whatever words it says so. */
  #areNothing(base: ValueSet, revision: ValueSet): boolean {
    const { comparison } = this;
    return comparison.base.space.emptiness.isNothing(base) && comparison.revision.space.emptiness.isNothing(revision);
  }

  /** A list of one, or a choice of one, counts as that where the other side has another number of members. */
  #countMembers(base: ValueSet, revision: ValueSet): boolean {
    if (base.members?.length !== revision.members?.length) return true;
    return base.choice === true && this.comparison.viewOfRevision(revision).unions.length > 0;
  }

  #plain(base: ValueSet, revision: ValueSet): readonly [ValueSet, ValueSet] {
    return [this.comparison.base.space.plainOf(base), this.comparison.revision.space.plainOf(revision)];
  }

  #fill(pair: OpenPair): void {
    const scope = this.#scopeOf(pair, pair.base, pair.revision);
    const narrowed = compareAllOf(scope);
    const inner = narrowed ? this.#scopeOf(pair, narrowed.base, narrowed.revision) : scope;
    if (narrowed && this.comparison.same(narrowed.base, narrowed.revision)) return;
    compareRules(spreadUnion(againstOne(inner)), this.lifecycle);
  }

  #scopeOf(pair: OpenPair, base: ValueSet, revision: ValueSet): Scope {
    const { comparison } = this;
    const anything = (side: "base" | "revision", shape: ValueSet) =>
      comparison[side].space.shapeOf(this.#anything(shape));
    const inferred = pair.context.inferred || isInferred(revision);
    const context = { ...pair.context, inferred, ...(this.#isUnsendable(pair) && { harmless: true }) };
    return {
      comparison,
      context,
      base,
      revision,
      written: pair.written,
      from: comparison.viewOfBase(base),
      to: comparison.viewOfRevision(revision),
      add: (told) => {
        const found = context.inferred ? againstPage(differenceOf(told)) : differenceOf(told);
        const difference = placedAtUse(found, pair);
        pair.differences.push(context.harmless ? { ...difference, level: "info" } : difference);
      },
      descend: (step: Step, one, two, { harmless: covered = false, byTag } = {}) => {
        const before = one ?? anything("base", base);
        const after = two ?? anything("revision", revision);
        const unsent = step.kind === "property" && isUnsent(context.direction, before, after);
        const harmless = context.harmless || covered || unsent;
        const inside = this.#isJson(context, step, [before, after]) ? jsonContext(context) : context;
        const next = { ...partContext(inside, step), ...fieldContext(context, step) };
        const written = [writtenPart(base, step), writtenPart(revision, step)] as const;
        const part = this.#pairOf(before, after, { ...next, ...(harmless ? { harmless } : {}) }, written);
        if (part) pair.edges.push({ step, pair: part, ...(byTag && { byTag }) });
      },
    };
  }

  /** A part of a form that is no text (OpenAPI 3.1.1, "Encoding Object", `contentType`). */
  #isJson({ jsonParts }: PairContext, step: Step, [before, after]: readonly [ValueSet, ValueSet]): boolean {
    if (jsonParts === undefined || (step.kind === "branch" && step.whole)) return false;
    if (step.kind === "property" && jsonParts.includes(step.name)) return true;
    const { comparison } = this;
    const masks = [comparison.viewOfBase(before).mask, comparison.viewOfRevision(after).mask];
    return step.kind !== "branch" && masks.every((mask) => (mask & ~bits.null) === bits.object);
  }

  /** Nothing can be sent at all, so that nothing breaks anybody. */
  #isUnsendable(pair: OpenPair): boolean {
    const [shape, { space }] =
      pair.context.direction === "request"
        ? [pair.base, this.comparison.base]
        : [pair.revision, this.comparison.revision];
    return space.emptiness.isNothing(shape) && !pair.isSlip();
  }

  readonly #anythings = new Map<ValueSet, Schema>();

  /** The schema that accepts everything, placed where a part of `shape` would stand. */
  #anything(shape: ValueSet): Schema {
    // What is in anything is no other thing.
    if (shape.atoms.length === 0 && shape.source !== undefined) return shape.source;
    const known = this.#anythings.get(shape) ?? { at: shape.at, notes: {} };
    this.#anythings.set(shape, known);
    return known;
  }
}

function compareRules(scope: Scope, lifecycle: Lifecycle): void {
  // A choice allows null when one of its alternatives does, which is told of the choice.
  if (!scope.context.alternative) compareNull(scope);
  if (!scope.context.whole) comparePropertyLifecycle(scope, lifecycle);
  if (compareTypes(scope)) {
    compareUnions(scope);
    // Where a choice stands against one schema, the alternatives have been compared with it.
    if (!isAgainstOne(scope.from, scope.to) && !isAgainstOne(scope.to, scope.from)) {
      compareEnums(scope);
      compareLimits(scope);
      if (!isToldByType(scope)) {
        compareObject(scope, lifecycle);
        compareArray(scope);
      }
      compareApplicators(scope);
    }
  } else if (scope.context.text && ((scope.from.mask | scope.to.mask) & (bits.array | bits.object)) === 0) {
    // What a type that is gone was restricted to went with it; as a text, a value of another type may be listed as well.
    compareEnums(scope);
  }
  if (!scope.context.whole) compareDefaults(scope);
  compareKnownValues(scope);
}

function isAgainstOne(choice: View, other: View): boolean {
  return isOnlyUnion(choice) && other.unions.length === 0;
}

/** One side takes anything where the other has a type, which has been told; what parts the type has follows from it. */
function isToldByType({ from, to }: Scope): boolean {
  return ((from.mask ^ to.mask) & ~bits.null) !== 0 && (isAnything(from) || isAnything(to));
}

function isAnything(view: View): boolean {
  const { mask, properties, required, patternProperties, additional, closed, items, prefixItems, unions } = view;
  const parts = [properties.size, required.size, patternProperties.size, prefixItems.length, unions.length];
  return (mask | bits.null) === anyType && parts.every((size) => size === 0) && !(closed || additional || items);
}

/** Types of which a schema takes values, by its alternatives, too. */
function sentTypes(shape: ValueSet, space: Space): number {
  const view = space.viewOf(shape);
  return view.mask & offeredBits(view, space);
}

/**
 * A client did not send what was read-only and need not send what is now; a provider does not return what is write-only
 * now, though it may return what was (OpenAPI 3.0.4, Schema Object, `readOnly` and `writeOnly`).
 */
function isUnsent(direction: PairContext["direction"], base: ValueSet, revision: ValueSet): boolean {
  const has = (shape: ValueSet, flag: "readOnly" | "writeOnly") => first(shape, (notes) => notes[flag]) === true;
  return direction === "request" ? has(base, "readOnly") || has(revision, "readOnly") : has(revision, "writeOnly");
}

/** Whether the description of the schema was inferred from a page. */
function isInferred(shape: ValueSet): boolean {
  return first(shape, (notes) => notes.extensions?.get(inferredMark)) !== undefined;
}
