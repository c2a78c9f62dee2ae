import type { Json } from "../../base/json.js";
import type { Schema } from "../../contract/model/types.js";
import { isImplied } from "./implied.js";
import { limitsOf, typesBeyond } from "./limits.js";
import { mergeEnums } from "./listed.js";
import { hasList } from "./possible-lists.js";
import { possibleNumbers } from "./possible-numbers.js";
import { hasObject } from "./possible-objects.js";
import { hasText } from "./possible-texts.js";
import type { Prover } from "./prover.js";
import type { Expand } from "./spell-conditions.js";
import { Trial } from "./try-value.js";
import { anyType, bitOf, bits, maskOf, numberBits } from "./types-mask.js";
import { assertsBeside, type ValueSet } from "./value-set.js";

const choiceKeys = ["anyOf", "oneOf"] as const;

/** What must be there in what must be there, of which something may be impossible. */
const maxDepth = 24;

/** Alternatives beside other rules are tried one by one, of choices beside choices each with each: so many together. */
const maxTrials = 500;

/** Of a description that took so many, far more than those of megabytes, only few more are tried for each schema. */
const usualTrials = 10_000;
const fewTrials = 10;

/** What stands beside more rules costs more to try. */
const usualRest = 16;

/** Longer lists are not tried value by value. */
const maxValues = 32;

/**
 * Proves of schemas of one contract that they take no value, or none of some type: nobody has all types that they ask for,
 * limits leave nothing between them, no listed value fits, what must be there cannot. What it cannot prove it denies.
 */
export class Emptiness implements Prover {
  readonly #known = new Map<Schema, number>();
  readonly #knownOfItself = new Map<Schema, number>();
  readonly #shapes = new Map<ValueSet, boolean>();
  #isOfItself = false;
  #depth = 0;
  #trials = 0;
  #allTrials = 0;

  constructor(readonly expand: Expand) {}

  /** No value is in the shape. */
  isNothing(shape: ValueSet): boolean {
    const known = this.#shapes.get(shape) ?? (!shape.nullable && this.takeNothing(...shape.atoms));
    this.#shapes.set(shape, known);
    return known;
  }

  /** The same by what the schemas say of the value itself: not of its parts, and not of how a text looks. */
  isNothingItself(shape: ValueSet): boolean {
    // Hardly any schema contradicts itself, and its parts need not be looked at to find that out.
    if (statedTypes(shape.atoms) !== 0 && shape.atoms.every(saysNothingElseOfItself)) return false;
    return this.#typesOfItself(shape) === 0 && this.isNothing(shape);
  }

  #typesOfItself({ atoms }: ValueSet): number {
    return this.#asking(true, () => this.#typesOfAtoms(atoms));
  }

  takeNothing(...schemas: readonly Schema[]): boolean {
    // Schemas are spelled on the way, which asks for all that they say.
    return schemas.length > 0 && this.#asking(false, () => this.#typesOf(schemas)) === 0;
  }

  #asking(isOfItself: boolean, prove: () => number): number {
    const before = this.#isOfItself;
    this.#isOfItself = isOfItself;
    const types = prove();
    this.#isOfItself = before;
    return types;
  }

  mayBe(type: number, atoms: readonly Schema[]): boolean {
    return (this.#typesOfAtoms(atoms) & type) !== 0;
  }

  mayTake(schemas: readonly Schema[], value: Json): boolean {
    return new Trial(value, this.expand).mayTake(...schemas);
  }

  #typesOf(schemas: readonly Schema[]): number {
    const [only, ...others] = schemas;
    if (only === undefined) return anyType;
    if (others.length > 0) return this.#typesOfAtoms(this.expand(schemas));
    const plain = typesAtSight(only);
    if (plain !== undefined) return plain;
    const all = this.#isOfItself ? this.#knownOfItself : this.#known;
    const known = all.get(only);
    if (known !== undefined) return known;
    // What leads back to itself proves nothing.
    all.set(only, anyType);
    const types = this.#typesOfAtoms(this.expand([only]));
    all.set(only, types);
    return types;
  }

  #typesOfAtoms(atoms: readonly Schema[]): number {
    const stated = statedTypes(atoms);
    if (stated === 0 || this.#depth >= maxDepth || atoms.every(saysTypesAlone)) return stated;
    if (this.#depth === 0) {
      this.#allTrials += this.#trials;
      this.#trials = 0;
    }
    this.#depth++;
    const listed = mergeEnums(atoms)?.values;
    const types = listed ? this.#typesOfValues(atoms, listed, stated) : this.#typesWithin(atoms, stated);
    this.#depth--;
    return types;
  }

  #typesOfValues(atoms: readonly Schema[], listed: readonly Json[], stated: number): number {
    const isTried = listed.length <= maxValues;
    const taken = isTried ? listed.filter((value) => this.#mayTakeAtoms(atoms, value)) : listed;
    return taken.reduce<number>((all, value) => all | bitOf(value), 0) & stated;
  }

  #mayTakeAtoms(atoms: readonly Schema[], value: Json): boolean {
    return new Trial(value, this.expand).mayTakeAtoms(atoms);
  }

  #typesWithin(atoms: readonly Schema[], stated: number): number {
    let types = stated;
    if ((types & numberBits) !== 0) types &= possibleNumbers(atoms) | ~numberBits;
    types &= this.#isOfItself ? ~typesBeyond(limitsOf(atoms)) : this.#typesOfParts(atoms, types);
    if (!atoms.some(({ anyOf, oneOf, not }) => anyOf ?? oneOf ?? not)) return types;
    // What no alternative offers need not be tried.
    const choices = atoms.flatMap((atom) => choiceKeys.flatMap((key) => (atom[key] ? [{ atom, key }] : [])));
    for (const { atom, key } of choices) types &= this.#typesOffered(atom[key] ?? []);
    const isTaken = (value: Json) => this.#mayTakeAtoms(atoms, value);
    if ((types & bits.null) !== 0 && !isTaken(null)) types &= ~bits.null;
    if ((types & bits.boolean) !== 0 && ![true, false].some(isTaken)) types &= ~bits.boolean;
    for (const { not } of atoms) if (not) types &= ~this.#refusedBy(not, types, atoms);
    // What stands beside an alternative of the first has the other choices in it.
    const [first] = choices;
    return first === undefined || types === 0 ? types : types & this.#typesOfChoice(atoms, { ...first, types });
  }

  #typesOffered(branches: readonly Schema[]): number {
    return branches.reduce((all, branch) => all | this.#typesOf([branch]), 0);
  }

  #typesOfParts(atoms: readonly Schema[], types: number): number {
    const isOut = (bit: number, isThere: (atoms: readonly Schema[], prover: Prover) => boolean) =>
      (types & bit) !== 0 && !isThere(atoms, this) ? bit : 0;
    return types & ~(isOut(bits.string, hasText) | isOut(bits.array, hasList) | isOut(bits.object, hasObject));
  }

  /** Types of which `not` refuses all values that the atoms take. */
  #refusedBy(not: Schema, types: number, atoms: readonly Schema[]): number {
    const each = Object.values(bits).filter((bit) => (types & bit) !== 0 && isImplied(not, bit, atoms, this.expand));
    return each.reduce((all, bit) => all | bit, 0);
  }

  /** The types that some alternative takes beside the rest. */
  #typesOfChoice(
    atoms: readonly Schema[],
    { atom, key, types }: { readonly atom: Schema; readonly key: (typeof choiceKeys)[number]; readonly types: number },
  ): number {
    const branches = atom[key] ?? [];
    const { [key]: _branches, ...others } = atom;
    const rest = atoms.map((one) => (one === atom ? others : one));
    const cost = Math.max(1, rest.length / usualRest);
    const isPlain = rest.every((one) => !assertsBeside(one, "ref", "allOf", "types"));
    const most = this.#allTrials < usualTrials ? maxTrials : fewTrials;
    let found = 0;
    for (const branch of branches) {
      // What is found of the others is of no use any more.
      if ((types & ~found) === 0) break;
      const own = this.#typesOf([branch]) & types & ~found;
      if (own !== 0 && !isPlain) this.#trials += cost;
      found |=
        own === 0 || isPlain || this.#trials > most
          ? own
          : own & this.#typesOfAtoms([...rest, ...this.expand([branch])]);
    }
    return found;
  }
}

function statedTypes(atoms: readonly Schema[]): number {
  return atoms.reduce((all, atom) => (atom.never ? 0 : all & maskOf(atom.types)), anyType);
}

/** The types of a schema that says nothing else, of a text that has a format, or of listed texts: nearly all that has no parts. */
function typesAtSight(schema: Schema): number | undefined {
  if (saysTypesAlone(schema)) return maskOf(schema.types);
  const { enum: listed, format, ...rest } = schema;
  const types = maskOf(schema.types);
  if (!saysTypesAlone(rest) || (format !== undefined && (listed ?? types & numberBits))) return undefined;
  if (listed === undefined) return types;
  return listed.length > 0 && listed.every((value) => typeof value === "string") ? types & bits.string : undefined;
}

/** Some value is of any type, as long as nothing else is said of it; most schemas are a type, or parts of an object or a list. */
function saysTypesAlone(schema: Schema): boolean {
  const { never, types, ref, allOf, array, object } = schema;
  return (
    !never &&
    types?.size !== 0 &&
    (ref ?? allOf ?? array?.contains) === undefined &&
    (object === undefined || object.required.size === 0) &&
    saysNothingElseOfItself(schema)
  );
}

/** An atom that says of the value itself which types it has, and no more. */
function saysNothingElseOfItself({ enum: listed, format, anyOf, oneOf, not, ...rules }: Schema): boolean {
  const { number, string, array, object } = rules;
  return (
    (listed ?? format ?? anyOf ?? oneOf ?? not ?? number ?? string ?? array?.minItems ?? object?.minProperties) ===
    undefined
  );
}
