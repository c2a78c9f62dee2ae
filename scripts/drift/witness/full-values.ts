import { type Json, setOwn } from "../../base/json.js";
import type { OwnedSet } from "../values/space.js";
import { bits } from "../values/types-mask.js";
import { isMap } from "./objects.js";
import { partOf } from "./sampler.js";

interface PartSampler {
  sample(of: OwnedSet, depth: number): Json | undefined;
}

/** Values that are made of one shape. */
const mostTurns = 24;

/** What is within this many parts is as small as it may be, and so is what comes after so many parts of one value. */
const deepest = 5;
const mostParts = 200;

/** Whose turn it is among the alternatives of a choice: of those within each, every `stride`-th turn is one. */
interface Turn {
  readonly index: number;
  readonly stride: number;
}

/**
 * Values in which stands all that a shape describes, also what may be missing; each has another alternative of every choice, as
 * long as there are others.
 */
export function* fullValues(of: OwnedSet, sampler: PartSampler): Iterable<Json> {
  let turns = 1;
  for (let index = 0; index < Math.min(turns, mostTurns); index++) {
    const maker = new FullValue(sampler);
    const value = maker.of(of, { index, stride: 1 });
    turns = Math.max(turns, maker.turns);
    if (value !== undefined) yield value;
  }
}

class FullValue {
  #parts = 0;
  /** In so many turns each alternative of the choices in it has one. */
  turns = 1;

  constructor(readonly sampler: PartSampler) {}

  of(of: OwnedSet, turn: Turn, depth = 0): Json | undefined {
    const view = of.space.viewOf(of.shape);
    if (++this.#parts > mostParts || depth > deepest) return this.sampler.sample(of, depth);
    if (view.enum) return this.#one(view.enum.value, turn)[0];
    const [union] = view.unions;
    if (union) {
      const [shape, within] = this.#one(union.branches, turn);
      const value = shape && this.of({ ...of, shape }, within, depth + 1);
      return isMap(value) ? { ...this.#object(of, turn, depth), ...value } : value;
    }
    if (view.mask & bits.object) return this.#object(of, turn, depth);
    if (view.mask & bits.array && view.items && view.prefixItems.length === 0 && view.contains.length === 0)
      return this.#list({ ...of, shape: view.items }, view.limits.minItems?.value ?? 0, turn, depth);
    return this.sampler.sample(of, depth);
  }

  /** The one whose turn it is, and whose turn it is within that. */
  #one<T>(all: readonly T[], { index, stride }: Turn): readonly [T | undefined, Turn] {
    this.turns = Math.max(this.turns, stride * all.length);
    return [all[index % all.length], { index: Math.floor(index / all.length), stride: stride * all.length }];
  }

  #object(of: OwnedSet, turn: Turn, depth: number): { [key: string]: Json } {
    const { properties, required } = of.space.viewOf(of.shape);
    const object: { [key: string]: Json } = {};
    for (const name of new Set([...required.keys(), ...properties.keys()])) {
      const value = this.of(partOf(of, name), turn, depth + 1);
      if (value !== undefined) setOwn(object, name, value);
    }
    return object;
  }

  #list(items: OwnedSet, least: number, turn: Turn, depth: number): readonly Json[] | undefined {
    const item = this.of(items, turn, depth + 1);
    return item === undefined || least > mostParts ? undefined : Array.from({ length: Math.max(1, least) }, () => item);
  }
}
