import type { Json } from "../../base/json.js";
import type { Schema } from "../../contract/model/types.js";
import { fitsAlone } from "./accepts.js";
import type { Expand } from "./spell-conditions.js";

/** Choices and conditions in each other that are followed; some lead back to themselves. */
const maxDepth = 8;

/** Tries one value on schemas, as far as they speak of the value itself and not of its parts. */
export class Trial {
  #depth = 0;

  constructor(
    readonly value: Json,
    readonly expand: Expand,
  ) {}

  /** Whether some reading of the schemas takes it. */
  mayTake(...schemas: readonly Schema[]): boolean {
    return this.#within(true, () => this.mayTakeAtoms(this.expand(schemas)));
  }

  /** The same of their atoms. */
  mayTakeAtoms(atoms: readonly Schema[]): boolean {
    return atoms.every((atom) => this.#mayTakeAtom(atom));
  }

  #mayTakeAtom(atom: Schema): boolean {
    const may = (schema: Schema) => this.mayTake(schema);
    const { never, anyOf, oneOf, not, conditional } = atom;
    if (never || !fitsAlone(atom, this.value)) return false;
    if ((anyOf && !anyOf.some(may)) || (oneOf && !oneOf.some(may)) || (not && this.surelyTakes(not))) return false;
    if (conditional === undefined) return true;
    const { if: condition, then, else: otherwise } = conditional;
    const isMet = this.surelyTakes(condition);
    if (then === undefined || may(then)) return isMet || may(condition) || otherwise === undefined || may(otherwise);
    return !isMet && (otherwise === undefined || may(otherwise));
  }

  /** Every reading of the schema takes it, as far as that can be told without its parts. */
  surelyTakes(schema: Schema): boolean {
    return this.#within(false, () => this.expand([schema]).every((atom) => this.#surelyTakesAtom(atom)));
  }

  #surelyTakesAtom(atom: Schema): boolean {
    const { value } = this;
    const { never, anyOf, oneOf, not, conditional, array, object } = atom;
    if (never || conditional || !fitsAlone(atom, value)) return false;
    if (typeof value === "object" && value !== null && (Array.isArray(value) ? array : object)) return false;
    const surely = (schema: Schema) => this.surelyTakes(schema);
    if ((anyOf && !anyOf.some(surely)) || (not && this.mayTake(not))) return false;
    return !oneOf || (oneOf.some(surely) && oneOf.filter((branch) => this.mayTake(branch)).length === 1);
  }

  #within(otherwise: boolean, ask: () => boolean): boolean {
    if (this.#depth >= maxDepth) return otherwise;
    this.#depth++;
    const answer = ask();
    this.#depth--;
    return answer;
  }
}
