import type { Contract, Schema } from "../../contract/model/types.js";
import { accepts } from "./accepts.js";
import { bits } from "./types-mask.js";
import type { ValueSet } from "./value-set.js";
import type { View } from "./view.js";

interface ViewedSets {
  readonly contract: Contract;
  viewOf(shape: ValueSet): View;
}

/** Which shapes of one contract take null, each asked once. */
export class NullAcceptance {
  readonly #known = new Map<ValueSet, boolean>();
  readonly #knownOfAtoms = new Map<Schema, boolean>();
  /** Shapes that are being asked: what leads back to one of them takes null no more than that. */
  readonly #open = new Set<ValueSet>();
  #ledBack = false;

  constructor(readonly shapes: ViewedSets) {}

  takesNull(shape: ValueSet): boolean {
    const known = shape.nullable ? true : this.#known.get(shape);
    if (known !== undefined) return known;
    if (this.#open.has(shape)) {
      this.#ledBack = true;
      return false;
    }
    this.#open.add(shape);
    const takes = this.#ask(shape);
    this.#open.delete(shape);
    const isAsked = this.#open.size === 0;
    // On the way to another shape, one that led back to that may take more.
    if (takes || isAsked || !this.#ledBack) this.#known.set(shape, takes);
    if (isAsked) this.#ledBack = false;
    return takes;
  }

  #ask(shape: ValueSet): boolean {
    const { mask, unions } = this.shapes.viewOf(shape);
    if ((mask & bits.null) === 0) return false;
    // Conditions and what is excluded are asked of the value itself.
    if (!shape.atoms.every((atom) => this.#isTakenBy(atom))) return false;
    return unions.every(({ branches }) => branches.some((branch) => this.takesNull(branch)));
  }

  #isTakenBy(atom: Schema): boolean {
    const { schemas } = this.shapes.contract;
    const known = this.#knownOfAtoms.get(atom) ?? accepts(atom, null, { schemas, exactlyOne: false });
    this.#knownOfAtoms.set(atom, known);
    return known;
  }
}
