import { canonicalJson, type Json } from "../../base/json.js";
import type { Schema } from "../../contract/model/types.js";
import { anyType, bitOf, bits, maskOf, typesOf } from "./types-mask.js";
import { asserts, assertsBeside, isPlainUnion, type ValueSets } from "./value-set.js";

/** What a union says in the plainest spelling. */
export interface SimpleUnion {
  readonly schema: Schema;
  /** Null is allowed beside what the schema allows. */
  readonly nullable: boolean;
  /** The schema needs no further look. */
  readonly final: boolean;
}

/**
 * Brings the unions of one contract into their plainest spelling. What a union comes down to depends on what the names in
 * it refer to, so that nothing of it may be kept for another contract, which may share the very same schemas.
 */
export class UnionSimplifier {
  readonly #simple = new Map<Schema, SimpleUnion | undefined>();
  readonly #folded = new Map<Schema, Schema>();
  readonly #listsOfTypes = new Set<Schema>();
  readonly #known = new Map<Schema, readonly Json[]>();

  constructor(readonly shapes: ValueSets) {}

  /** True for the type list that stands for a union of bare types. */
  isListOfTypes(schema: Schema): boolean {
    return this.#listsOfTypes.has(schema);
  }

  /** The values that a union lists beside a type that takes any: an open enumeration, by the type that stands for it. */
  knownValues(schema: Schema): readonly Json[] {
    return this.#known.get(schema) ?? [];
  }

  /**
   * Rewrites a union without changing what it accepts: nested unions are unfolded, bare types become a type list,
   * enumerations are joined, alternatives that a bare type covers are dropped and null becomes `nullable`. Gives
   * `undefined` when the union stands in its plainest form.
   */
  simplify(union: Schema): SimpleUnion | undefined {
    if (this.#simple.has(union)) return this.#simple.get(union);
    // A union that leads back to itself stands as it is there.
    this.#simple.set(union, undefined);
    const simple = this.#rewrite(union);
    this.#simple.set(union, simple);
    return simple;
  }

  /** A union of bare types, or of listed values, beside other keywords is a type list, or an enumeration, beside them. */
  fold(atom: Schema): Schema {
    const branches = atom.anyOf ?? atom.oneOf;
    if (branches === undefined || (atom.anyOf && atom.oneOf) || isPlainUnion(atom)) return atom;
    const known = this.#folded.get(atom);
    if (known) return known;
    const result = this.#foldParts(atom, this.#sortBranches(branches, atom.discriminator));
    this.#folded.set(atom, result);
    return result;
  }

  #foldParts(atom: Schema, { mask, enums, others }: Parts): Schema {
    const { anyOf: _anyOf, oneOf: _oneOf, ...rest } = atom;
    const { types: _types, ...union } = atom;
    // A type that all alternatives have says nothing beside them.
    if (isPlainUnion(union) && (offered({ mask, enums, others }) & ~maskOf(atom.types)) === 0) return union;
    if (enums.length === 0 && others.length === 0) {
      const result: Schema = { ...rest, types: typesOf(maskOf(atom.types) & mask) };
      this.#listsOfTypes.add(result);
      return result;
    }
    if (others.length > 0 || (mask & ~bits.null) !== 0) return atom;
    const { const: _const, ...open } = rest;
    const listed = [...enums.flatMap(({ values }) => values), ...(mask === 0 ? [] : [null])];
    const allowed = atom.enum && new Set(atom.enum.map(canonicalJson));
    return { ...open, enum: allowed ? listed.filter((value) => allowed.has(canonicalJson(value))) : listed };
  }

  #rewrite(union: Schema): SimpleUnion | undefined {
    const branches = union.anyOf ?? union.oneOf ?? [];
    const parts = this.#sortBranches(branches, union.discriminator);
    const nullable = (parts.mask & bits.null) !== 0;
    const mask = parts.mask & ~bits.null;
    const isOpen = ({ values }: Parts["enums"][number]) => values.every((value) => (bitOf(value) & parts.mask) !== 0);
    const enums = parts.enums.filter((item) => !isOpen(item));
    const known = parts.enums.filter(isOpen).flatMap(({ values }) => values);
    const notes = notesOf(parts);
    const types = mask === 0 ? [] : [this.#bareTypes(union, mask, branches.length > 1, notes)];
    if (types[0] && known.length > 0) this.#known.set(types[0], known);
    const others = parts.others.filter(({ isTagged, mask: own }) => isTagged || (own & ~parts.mask) !== 0);
    const rest = [...types, ...joinEnums(union, enums, notes), ...others.map((other) => other.branch)];
    const unchanged = !nullable && rest.length === branches.length && rest.every((schema) => branches.includes(schema));
    if (unchanged && rest.length > 1) return undefined;
    const [only] = rest;
    if (only === undefined) {
      const schema: Schema = nullable
        ? this.#bareTypes(union, bits.null, true)
        : { at: union.at, never: true, notes: {} };
      return { schema, nullable: false, final: true };
    }
    if (rest.length === 1) return { schema: only, nullable, final: false };
    const kind = union.anyOf ? "anyOf" : "oneOf";
    const { discriminator, at } = union;
    const schema: Schema = { at, notes: { ...parts.flags }, [kind]: rest, ...(discriminator ? { discriminator } : {}) };
    return { schema, nullable, final: true };
  }

  #sortBranches(branches: readonly Schema[], discriminator: Schema["discriminator"]): Parts {
    const parts: Parts = { mask: 0, enums: [], others: [] };
    const pending = [...branches].reverse();
    const seen = new Set<Schema>();
    for (let branch = pending.pop(); branch !== undefined; branch = pending.pop()) {
      if (seen.has(branch)) continue;
      seen.add(branch);
      if (this.shapes.emptiness.takeNothing(branch)) continue;
      const atoms = this.shapes.expand([branch]);
      const asserting = atoms.filter(asserts);
      const types = asserting.reduce((all, atom) => all & maskOf(atom.types), anyType);
      const only = asserting[0] && this.fold(asserting[0]);
      if (asserting.length < 2)
        parts.fallback ??= atoms.find(({ notes }) => notes.default !== undefined)?.notes.default;
      // Whatever another one takes, tags lead to it.
      if (discriminator && branch.ref !== undefined && (types & bits.object) !== 0)
        parts.others.push({ branch, mask: types, isTagged: true });
      else if (only === undefined) parts.mask = anyType;
      else if (asserting.length > 1) {
        parts.others.push({ branch, mask: types });
      } else if (isPlainUnion(only) && only.discriminator === undefined) {
        for (const inner of [...(only.anyOf ?? only.oneOf ?? [])].reverse()) pending.push(inner);
        continue;
      } else sortSimple(branch, only, parts);
      if (only === undefined || maskOf(only.types) !== bits.null) parts.flags = flagsBeside(parts.flags, atoms);
    }
    return parts;
  }

  #bareTypes(union: Schema, mask: number, listed: boolean, notes: Schema["notes"] = {}): Schema {
    const schema: Schema = { at: union.at, types: typesOf(mask), notes };
    if (listed) this.#listsOfTypes.add(schema);
    return schema;
  }
}

interface Parts {
  /** Types that are allowed whatever the value. */
  mask: number;
  /** The default that stands in one of the branches. */
  fallback?: Json | undefined;
  enums: { readonly branch: Schema; readonly values: readonly Json[] }[];
  others: { readonly branch: Schema; readonly mask: number; readonly isTagged?: true }[];
  /** What is said of who sends the value, of each branch but null. */
  flags?: Flags;
}

type Flags = Pick<Schema["notes"], "readOnly" | "writeOnly">;

const flagNames = ["readOnly", "writeOnly"] as const;

/** What all branches say of who sends the value is said of the union. */
function flagsBeside(flags: Flags | undefined, atoms: readonly Schema[]): Flags {
  const isSaid = (flag: keyof Flags) =>
    (flags === undefined || flags[flag] === true) && atoms.some(({ notes }) => notes[flag] === true);
  return Object.fromEntries(flagNames.filter(isSaid).map((flag) => [flag, true as const]));
}

/** What the plainest spelling of the branches keeps of what is said beside their values. */
function notesOf({ fallback, flags }: Parts): Schema["notes"] {
  return { ...(fallback !== undefined && { default: fallback }), ...flags };
}

/** Types of which some alternative allows a value. */
function offered({ mask, enums, others }: Omit<Parts, "flags">): number {
  const masks = [...others.map((other) => other.mask), ...enums.flatMap(({ values }) => values.map(bitOf))];
  return masks.reduce((all, one) => all | one, mask);
}

/** Whether something is said beside types and listed values. */
function saysMore(atom: Schema): boolean {
  // A step of 1 is another spelling of `integer`.
  const isStep = Object.keys(atom.number ?? {}).length === 1 && atom.number?.multipleOf === 1;
  return assertsBeside(atom, "ref", "allOf", "types", "enum", "const", ...(isStep ? (["number"] as const) : []));
}

function sortSimple(branch: Schema, atom: Schema, parts: Parts): void {
  const mask = maskOf(atom.types) & (atom.number?.multipleOf === 1 ? ~bits.fraction : anyType);
  if (saysMore(atom)) parts.others.push({ branch, mask });
  else if (atom.enum === undefined) parts.mask |= mask;
  else {
    const values = atom.enum.filter((value) => (bitOf(value) & mask) !== 0);
    if (values.length > 0 && values.every((value) => value === null)) parts.mask |= bits.null;
    else parts.enums.push({ branch, values });
  }
}

function joinEnums(union: Schema, enums: Parts["enums"], notes: Schema["notes"]): readonly Schema[] {
  const [first] = enums;
  if (first === undefined) return [];
  if (enums.length === 1) return [first.branch];
  return [{ at: union.at, enum: [...new Set(enums.flatMap(({ values }) => values))], notes }];
}
