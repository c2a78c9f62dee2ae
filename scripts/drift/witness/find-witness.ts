import type { Json } from "../../base/json.js";
import type { Contract } from "../../contract/model/types.js";
import type { ContractPair, Difference, Edge, SchemaPair } from "../schemas/pair.js";
import type { Trace } from "../schemas/trace.js";
import { stepsTaken } from "../values/accepts.js";
import type { OwnedSet } from "../values/space.js";
import { bits } from "../values/types-mask.js";
import { isOfOtherType, shortest } from "./asked-of-values.js";
import { tagsOfOne, valuesByTag, withTag } from "./by-tag.js";
import { isAccepted } from "./is-accepted.js";
import { isShort } from "./is-short.js";
import { isMap, type JsonMap, without, withProperty } from "./objects.js";
import { proofOf } from "./prove.js";
import { readAs } from "./read-as.js";
import { refuted } from "./refute.js";
import { joinedSamples } from "./sample-joined.js";
import { nameOfPattern, namesOfOthers } from "./sample-names.js";
import { partOf, Sampler } from "./sampler.js";
import { listAround, prefixOf, valueAround } from "./value-around.js";
import { valuesOfAlternative } from "./values-of-alternative.js";
import { type Embedding, waysAround } from "./ways-around.js";

/** Candidates that are tried for one finding. */
const maxTries = 120;

/** What is looked at for all findings of a comparison: a second or two. Of thousands of findings in one large schema not all are tried. */
const mostSteps = 2_000_000;

interface Parties {
  /** Accepts the value: base of a request, the revision of a response. */
  readonly taker: OwnedSet;
  readonly refuser: OwnedSet;
}

/** The values found so far, and where to look for more. */
interface Telling {
  readonly found: Json[];
  /** Texts and other scalars that were tried: what is made of hundreds of rules is mostly the same. */
  readonly tried: Set<Json>;
  readonly rest: Iterator<Json>;
}

interface Around {
  readonly parts: readonly Json[];
  /** What is not of the difference was changed, so that no other alternative takes it. */
  readonly isRefuted: boolean;
}

const nothingAround: Around = { parts: [], isRefuted: false };

/** Finds values that prove findings; remembers samples over the findings of one comparison. */
export class WitnessFinder {
  readonly #sampler = new Sampler();
  readonly #known = new Map<SchemaPair, Telling>();
  readonly #smallest = new Map<SchemaPair, { readonly object: { readonly [key: string]: Json } | undefined }>();
  readonly #end: number;

  constructor(
    readonly comparison: ContractPair,
    readonly base: Contract,
    readonly revision: Contract,
    most = mostSteps,
  ) {
    this.#end = stepsTaken() + most;
  }

  /** Nothing more is looked for. */
  get isSpent(): boolean {
    return stepsTaken() > this.#end;
  }

  /**
   * A value of the whole body, parameter or header, or `undefined` when none was found: one that nothing else refuses, where there is
   * one.
   */
  find(trace: Trace): { readonly value: Json } | undefined {
    const { pair, difference } = trace;
    const ways = waysAround(trace, this.comparison);
    let tries = 0;
    let shared: { readonly value: Json } | undefined;
    for (const local of this.#locals(pair, difference)) {
      if (++tries > maxTries || this.isSpent) break;
      for (const way of ways) {
        const { parts, isRefuted } = this.#partsAround(trace, local, way);
        const [value] = parts;
        if (value === undefined || !isShort(value)) continue;
        const proof = proofOf(this, trace, { value, parts, isExact: this.#isExact(local) });
        if (proof === "alone") return { value };
        // By what else was changed in it, others differ as well.
        if (proof === "together" && !isRefuted) shared ??= { value };
      }
    }
    return shared;
  }

  /** The value at each place on the way to the local one, from the whole on; none where there is no such whole. */
  #partsAround({ root, edges, pair }: Trace, local: Json, { least, isTagged }: Embedding): Around {
    const parts: Json[] = [];
    const tagged = (value: Json, of: SchemaPair) => (isTagged ? withTag(value, tagsOfOne(this.comparison, of)) : value);
    let inner = tagged(local, pair);
    let isRefuted = false;
    for (let index = edges.length - 1; index >= 0; index--) {
      const [edge, parent] = [edges[index], index === 0 ? root : edges[index - 1]?.pair];
      if (edge === undefined || parent === undefined || !isShort(inner)) return nothingAround;
      const value = isTagged ? withTag(inner, edge.byTag) : inner;
      const around = this.#embed(parent, edge, value, least);
      if (around === undefined) return nothingAround;
      // Where the tag decides, no other alternative is asked.
      const isOpen = edge.step.kind === "branch" && !(isTagged && edge.byTag);
      const other = isOpen ? this.#refutedBy(parent, around) : undefined;
      parts.push(value);
      if (other !== undefined) isRefuted = true;
      inner = tagged(other ?? around, parent);
    }
    parts.push(inner);
    return { parts: parts.reverse(), isRefuted };
  }

  #parties(pair: SchemaPair): Parties {
    const base: OwnedSet = { space: this.comparison.base.space, shape: pair.base };
    const revision: OwnedSet = { space: this.comparison.revision.space, shape: pair.revision };
    return pair.context.direction === "request"
      ? { taker: base, refuser: revision }
      : { taker: revision, refuser: base };
  }

  /** Values of the schemas that differ which one side takes and the other refuses. */
  *#locals(pair: SchemaPair, difference: Difference): Iterable<Json> {
    const { step, branch, value: told, byTag } = difference;
    const { taker, refuser } = this.#parties(pair);
    if (byTag) yield* valuesByTag(byTag, { taker, refuser }, this.#sampler);
    if (byTag && !branch) return;
    const isSent = (value: Json) => !pair.context.text || !Array.isArray(value) || value.length >= shortest(difference);
    const isOther = isOfOtherType(difference, refuser);
    const isRefused = (value: Json) => this.#isRefused(pair, value);
    const fits = (value: Json) => isSent(value) && isShort(value) && isAccepted(taker, value) && isRefused(value);
    if (told !== undefined && step === undefined) {
      if (fits(told)) yield told;
      return;
    }
    if (branch) {
      const part = { ...taker, shape: branch };
      yield* valuesOfAlternative({ whole: taker, part, other: refuser, fits }, this.#sampler);
      return;
    }
    if (step?.kind === "property") {
      const object = this.#smallestOf(pair);
      if (object !== undefined) {
        const rest = without(object, step.name);
        if (fits(rest)) yield rest;
        const part = this.#sampler.sample(partOf(taker, step.name));
        const whole = part === undefined ? undefined : withProperty(object, step.name, part);
        if (whole && fits(whole)) yield whole;
        for (const one of whole ? [rest, whole] : [rest]) {
          const full = this.#sampler.completed(taker, one);
          if (full !== one && fits(full)) yield full;
        }
      }
    }
    for (const value of this.#telling(pair)) if (isSent(value) && isOther(value)) yield value;
  }

  /** What both sides require, made once for all properties of which something differs. */
  #smallestOf(pair: SchemaPair): { readonly [key: string]: Json } | undefined {
    const { taker, refuser } = this.#parties(pair);
    const known = this.#smallest.get(pair) ?? { object: this.#sampler.object(taker, refuser, 0) };
    this.#smallest.set(pair, known);
    return known.object;
  }

  /** Values that tell the two schemas apart, found once for all that differs in them. */
  *#telling(pair: SchemaPair): Iterable<Json> {
    const { taker } = this.#parties(pair);
    const known = this.#known.get(pair) ?? {
      found: [],
      tried: new Set(),
      rest: this.#candidates(pair)[Symbol.iterator](),
    };
    this.#known.set(pair, known);
    const { found, tried, rest } = known;
    for (let index = 0; !this.isSpent; ) {
      const value = found[index];
      if (value !== undefined) {
        index++;
        yield value;
        continue;
      }
      const next = rest.next();
      if (next.done) return;
      if (tried.has(next.value)) continue;
      if (typeof next.value !== "object") tried.add(next.value);
      if (isShort(next.value) && isAccepted(taker, next.value) && this.#isRefused(pair, next.value))
        found.push(next.value);
    }
  }

  /** Where a text may be read as the only one of a list, what that asks of its items is tried, too. */
  *#candidates(pair: SchemaPair): Iterable<Json> {
    const { taker, refuser } = this.#parties(pair);
    yield* this.#sampler.candidates(taker, refuser);
    const { items } = refuser.space.viewOf(refuser.shape);
    if (pair.context.text && items) yield* this.#sampler.candidates(taker, { ...refuser, shape: items });
    if (pair.context.lists) yield* joinedSamples(this.#sampler, { taker, refuser }, pair.context.lists);
  }

  /** Whatever a text is read as. */
  #isRefused(pair: SchemaPair, value: Json): boolean {
    const { refuser } = this.#parties(pair);
    return readAs(pair, value).every((reading) => !isAccepted(refuser, reading));
  }

  /** Between versions, a `oneOf` of anything but null, lists and objects refuses what several of its alternatives take. */
  #isExact(value: Json): boolean {
    return this.comparison.relation === "versions" && typeof value !== "object";
  }

  /** Builds what is around a part, so that both sides take the rest where that is possible. */
  #embed(pair: SchemaPair, { step, pair: inner }: Edge, value: Json, least: number): Json | undefined {
    const { taker, refuser } = this.#parties(pair);
    const around = () => this.#smallestOf(pair);
    const within = (name: string) => {
      const object = around();
      return object && this.#sampler.completed(taker, withProperty(object, name, value));
    };
    const withinOther = (name: string | undefined) => (name === undefined ? undefined : within(name));
    switch (step.kind) {
      case "property":
        return within(step.name);
      case "additional":
        return withinOther(namesOfOthers(taker, refuser, this.#sampler)[0]);
      case "pattern":
        return withinOther(nameOfPattern(taker, step.pattern));
      case "items":
        return listAround(this.#sampler, taker, { item: value, least, behind: refuser });
      case "prefix":
        return prefixOf(this.#sampler, taker).with(step.index, value);
      case "branch":
        return isMap(value) ? this.#withBeside(pair, value) : value;
      case "keyword":
        return valueAround(this.#sampler, taker, step.keyword, {
          value,
          of: this.#parties(inner).taker.shape,
          least,
          around,
        });
    }
  }

  /** The value as no other alternative of the other side takes it, where one did. */
  #refutedBy(pair: SchemaPair, value: Json): Json | undefined {
    const { taker, refuser } = this.#parties(pair);
    if (!isMap(value) || !isAccepted(taker, value) || !isAccepted(refuser, value)) return undefined;
    return refuted(value, taker, refuser, this.#sampler);
  }

  /** It may hold what stands beside the choice already, or lack it because that is what differs. */
  #withBeside(pair: SchemaPair, value: JsonMap): JsonMap {
    const { taker } = this.#parties(pair);
    if (isAccepted(taker, value)) return value;
    const fitted = this.#sampler.fitted(taker, value);
    if (isAccepted(taker, fitted)) return fitted;
    const beside = taker.space.viewOf(taker.shape).mask & bits.object ? this.#smallestOf(pair) : undefined;
    return { ...beside, ...value };
  }
}
