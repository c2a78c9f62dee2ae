import type { Schema } from "../../contract/model/types.js";
import { fitsAlone } from "./accepts.js";
import { limitsOf, typesWithin } from "./limits.js";
import { mergeEnums } from "./listed.js";
import type { Expand } from "./spell-conditions.js";
import { anyType, bitOf, bits, maskOf, numberBits } from "./types-mask.js";
import type { ValueSet } from "./value-set.js";

/** Objects in objects that must be there, of which one may be impossible. */
const maxDepth = 3;

/** Longer lists are not tried value by value. */
const maxValues = 32;

/**
 * Proves of schemas of one contract that they take no value: nobody has all types that they ask for, limits leave nothing
 * between them, no listed value fits, what must be there cannot. What it cannot prove it denies.
 */
export class Emptiness {
  readonly #known = new Map<Schema, boolean>();
  readonly #shapes = new Map<ValueSet, boolean>();
  #depth = 0;

  constructor(readonly expand: Expand) {}

  /** No value is in the shape. */
  isNothing(shape: ValueSet): boolean {
    const known = this.#shapes.get(shape) ?? (!shape.nullable && this.takeNothing(...shape.atoms));
    this.#shapes.set(shape, known);
    return known;
  }

  /** No value is taken by all of the schemas, of which there are some. */
  takeNothing(...schemas: readonly Schema[]): boolean {
    const [only, ...others] = schemas;
    if (only === undefined) return false;
    if (others.length > 0) return this.#takeNothing(this.expand(schemas));
    if (saysTypesAlone(only)) return false;
    const known = this.#known.get(only);
    if (known !== undefined) return known;
    // What leads back to itself proves nothing.
    this.#known.set(only, false);
    const isEmpty = this.#takeNothing(this.expand([only]));
    this.#known.set(only, isEmpty);
    return isEmpty;
  }

  #takeNothing(atoms: readonly Schema[]): boolean {
    return this.shareNoValue(atoms) || this.#lacksNeeded(atoms);
  }

  /** No value is taken by all of the atoms, by what they say of the value itself. */
  shareNoValue(atoms: readonly Schema[]): boolean {
    if (atoms.some(({ never }) => never)) return true;
    const types = atoms.reduce((all, atom) => all & maskOf(atom.types), anyType);
    const listed = mergeEnums(atoms)?.values;
    if (listed && !listed.some((value) => (types & bitOf(value)) !== 0)) return true;
    if (listed && listed.length <= maxValues)
      return !listed.some((value) => atoms.every((atom) => fitsAlone(atom, value)));
    const within = typesWithin(types, limitsOf(atoms));
    if (within === 0 || ((within & ~numberBits) === 0 && hasNoStep(atoms))) return true;
    return atoms.some(({ anyOf, oneOf }) =>
      [anyOf, oneOf].some((branches) => branches?.every((one) => this.takeNothing(one))),
    );
  }

  /** Objects that must have some property which is described as one that cannot be there. */
  #lacksNeeded(atoms: readonly Schema[]): boolean {
    const types = atoms.reduce((all, atom) => all & maskOf(atom.types), anyType);
    if (types !== bits.object || this.#depth >= maxDepth) return false;
    this.#depth++;
    const needed = new Set(atoms.flatMap(({ object }) => [...(object?.required ?? [])]));
    const isImpossible = (schema: Schema | undefined) => schema !== undefined && this.takeNothing(schema);
    const found = [...needed].some((name) => atoms.some(({ object }) => isImpossible(object?.properties.get(name))));
    this.#depth--;
    return found;
  }
}

/** Between the bounds of the atoms is no multiple of a step that one of them asks for. */
function hasNoStep(atoms: readonly Schema[]): boolean {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = limitsOf(atoms);
  const low = Math.max(minimum?.value ?? -Infinity, exclusiveMinimum?.value ?? -Infinity);
  const high = Math.min(maximum?.value ?? Infinity, exclusiveMaximum?.value ?? Infinity);
  return atoms.some(({ number }) => {
    const step = number?.multipleOf;
    // Fractions of whose quotients nobody can be sure are left.
    if (step === undefined || ![step, low, high].every(Number.isSafeInteger)) return false;
    const first = Math.ceil(low / step) * step;
    const isExcluded = (value: number) => value === exclusiveMinimum?.value || value === exclusiveMaximum?.value;
    const least = isExcluded(first) && first === low ? first + step : first;
    return least > high || (least === high && isExcluded(high));
  });
}

/** Some value is of any type, as long as nothing else is said of it; most schemas are a type, or parts of an object or a list. */
function saysTypesAlone({
  never,
  types,
  enum: listed,
  ref,
  allOf,
  anyOf,
  oneOf,
  not,
  number,
  string,
  array,
  object,
}: Schema): boolean {
  return (
    !never &&
    types?.size !== 0 &&
    [listed, ref, allOf, anyOf, oneOf, not, number, string, array].every((rules) => rules === undefined) &&
    (object === undefined || (object.required.size === 0 && object.minProperties === undefined))
  );
}
