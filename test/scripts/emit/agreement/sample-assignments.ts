import { isObject, type Json, setOwn } from "../../../../scripts/base/json.js";
import type { Contract, Schema } from "../../../../scripts/contract/model/types.js";
import { accepts } from "../../../../scripts/drift/values/accepts.js";
import { Space } from "../../../../scripts/drift/values/space.js";
import { Sampler } from "../../../../scripts/drift/witness/sampler.js";

/** Longer literals cost the compiler more than they tell. */
const maxLength = 2500;

export interface Budget {
  readonly accepted: number;
  readonly mutants: number;
}

/** Values of the schemas of a contract: some that are accepted, and some that differ from one of those at one place. */
export class AssignmentSampler {
  private readonly sampler = new Sampler();
  private readonly space: Space;

  constructor(
    private readonly contract: Contract,
    private readonly budget: Budget,
  ) {
    this.space = new Space(contract);
  }

  valuesOf(schema: Schema): readonly Json[] {
    const options = { schemas: this.contract.schemas, exactlyOne: false };
    const accepted: Json[] = [];
    const values = new Map<string, Json>();
    const add = (value: Json): boolean => {
      const text = JSON.stringify(value);
      if (text.length > maxLength || values.has(text)) return false;
      values.set(text, value);
      return true;
    };
    let tries = 0;
    const shape = this.space.shapeOf(schema);
    // Types refuse in a literal what they do not list; validators only warn of it.
    const isOpen = this.space.viewOf(shape).additional !== undefined;
    for (const value of this.sampler.candidates({ space: this.space, shape }, undefined)) {
      if (!isOpen && isObject(value) && Object.hasOwn(value, "extra")) continue;
      if (accepted.length >= this.budget.accepted || ++tries > 4 * this.budget.accepted) break;
      if (add(value) && accepts(schema, value, options)) accepted.push(value);
    }
    const places = new Set<string>();
    let count = 0;
    for (const value of accepted.reverse()) {
      for (const { place, value: mutant } of mutantsOf(value, places)) {
        places.add(place);
        if (count++ < this.budget.mutants) add(mutant);
      }
    }
    return [...values.values()];
  }
}

interface Mutant {
  readonly place: string;
  readonly value: Json;
}

const replacements: readonly Json[] = [null, "no such text", 7.5, true, [], {}, ["no such text"], [null]];

/** The value with another kind of value at one place, or without one property; not at the places that are known. */
function* mutantsOf(value: Json, known: ReadonlySet<string>, place = "", depth = 0): Iterable<Mutant> {
  if (!known.has(place)) for (const replacement of replacements) yield { place, value: replacement };
  if (depth > 4) return;
  if (Array.isArray(value)) {
    const first = value[0];
    if (first === undefined) return;
    for (const mutant of mutantsOf(first, known, `${place}/0`, depth + 1))
      yield { ...mutant, value: value.with(0, mutant.value) };
  } else if (isObject(value)) {
    for (const [name, part] of Object.entries(value as { readonly [key: string]: Json })) {
      const inner = `${place}/${name}`;
      const { [name]: _, ...rest } = value as { readonly [key: string]: Json };
      if (!known.has(inner)) yield { place: inner, value: rest };
      for (const mutant of mutantsOf(part, known, inner, depth + 1)) {
        const copy = { ...(value as { readonly [key: string]: Json }) };
        setOwn(copy, name, mutant.value);
        yield { ...mutant, value: copy };
      }
    }
  }
}
