import type { Json } from "../../base/json.js";
import type { Contract, Schema } from "../../contract/model/types.js";
import { usualEnd } from "../../contract/model/usual-end.js";
import { Emptiness } from "./emptiness.js";
import { keepChoice } from "./kept-choices.js";
import { type Leftover, Looker, type PartKind } from "./looks.js";
import { Narrower, type Narrowing } from "./narrow.js";
import { NullAcceptance } from "./null-acceptance.js";
import { isChoiceOfOne, outermostMembers } from "./outermost.js";
import { type SchemasOfKinds, schemasOfKinds } from "./schemas-of-kinds.js";
import { LeftoverSettler } from "./settle-leftovers.js";
import { UnionSimplifier } from "./simplify-union.js";
import { Speller } from "./speller.js";
import { bits } from "./types-mask.js";
import { asserts, hasOwnKeywords, isPlainUnion, type Union, type ValueSet, type ValueSets } from "./value-set.js";
import { type View, viewOf } from "./view.js";
import { withoutRepeats } from "./written-equality.js";

/** Keywords beside which null can be added to the types without being refused. */
const ofOneType: ReadonlySet<string> = new Set("at types enum format string number array object notes".split(" "));

/** A shape and the contract that it is of. */
export interface OwnedSet {
  readonly space: Space;
  readonly shape: ValueSet;
}

/**
 * The shapes of one contract. References and `allOf` are followed on the way, so that a shape is a flat list of atoms;
 * the same list is the same shape, which makes recursive schemas finite.
 */
export class Space implements ValueSets {
  readonly #schemaIds = new Map<Schema, number>();
  readonly #shapes = new Map<string, ValueSet>();
  readonly #views = new Map<ValueSet, View>();
  readonly #unions = new Map<ValueSet, readonly Union[]>();
  readonly #nullables = new Map<Schema, Schema>();
  readonly #annotations = new Map<Schema, Schema>();
  readonly #bySchema = new Map<Schema, ValueSet>();
  readonly #anythings = new Map<Schema | undefined, Schema>();
  readonly #besides = new Map<Schema, Schema>();
  readonly #simplifier = new UnionSimplifier(this);
  readonly #narrower = new Narrower(this);
  readonly #nulls = new NullAcceptance(this);
  readonly #leftovers = new Map<ValueSet, readonly Leftover[]>();
  /** What schemas look at, which decides of what unevaluated parts consist. */
  readonly looker = new Looker((name) => this.target(name));
  readonly emptiness = new Emptiness((schemas) => this.expand(schemas));
  readonly #settler = new LeftoverSettler(this, this.looker);
  readonly #speller: Speller;

  /** What others make of shapes and schemas of this contract, each once; it is kept where it belongs. */
  readonly pieces = new Map<ValueSet, readonly ValueSet[]>();
  readonly events = new Map<Schema, { readonly endless: Schema; readonly end?: string; readonly data?: Schema }>();
  readonly spread = new Map<ValueSet, View>();
  readonly choices = new Map<ValueSet, ValueSet>();
  readonly ends: readonly string[]; // What ends streams of this contract.

  constructor(
    readonly contract: Contract,
    isExact = false,
  ) {
    const { at, operations } = contract;
    const takesNothing = isExact ? (schema: Schema) => this.emptiness.takeNothing(schema) : undefined;
    this.#speller = new Speller((schemas) => this.expand(schemas), this.looker, takesNothing);
    this.ends = [...new Set([usualEnd, ...operations.flatMap(({ stream }) => stream?.sentinel ?? [])])];
    this.plain = schemasOfKinds(at);
  }

  /** The values that all the schemas accept. */
  shapeOf(schema: Schema, ...others: readonly Schema[]): ValueSet {
    if (others.length > 0) return this.#build([schema, ...others]);
    const shape = this.#bySchema.get(schema) ?? this.#build([schema]);
    this.#bySchema.set(schema, shape);
    return shape;
  }

  /** The shape of the atoms alone. */
  shapeOfAtoms(atoms: readonly Schema[]): ValueSet {
    const [first] = atoms;
    return first ? this.#intern([first], { atoms, nullable: false }) : this.anything;
  }

  /** The shape without the list or choice of one that it was written as. */
  plainOf(shape: ValueSet): ValueSet {
    if (shape.choice === undefined && shape.members?.length !== 1) return shape;
    const { members: _members, choice: _choice, id: _id, at: _at, ...parts } = shape;
    return this.#intern([], parts);
  }

  /** An alternative with what stands beside the choice of it. */
  shapeBeside({ atoms, nullable, name }: ValueSet, beside: readonly Schema[]): ValueSet {
    const all = [...new Set([...atoms, ...beside])];
    return this.#intern([], { atoms: all, nullable, ...(name === undefined ? {} : { name }) });
  }

  /** The alternatives of a choice with what stands beside it, but for null. */
  branchesBeside(shape: ValueSet, union: Union): readonly ValueSet[] {
    const beside = shape.atoms.map((atom) => (atom === union.atom ? this.#withoutUnion(atom) : atom));
    return union.branches
      .filter((branch) => (this.viewOf(branch).mask & ~bits.null) !== 0)
      .map((branch) => {
        const settled = beside.map((atom) => this.#settler.settle(atom, branch));
        return this.shapeBeside({ ...branch, nullable: false }, settled);
      });
  }

  /** Made once, so that what is recursive comes to an end. */
  #withoutUnion(atom: Schema): Schema {
    const { anyOf: _anyOf, oneOf: _oneOf, ...rest } = atom;
    const known = this.#besides.get(atom) ?? rest;
    this.#besides.set(atom, known);
    return known;
  }

  /** The shape where its tag is one of some. */
  narrowedTo(shape: ValueSet, narrowing: Narrowing): ValueSet {
    return this.#narrower.narrow(shape, narrowing);
  }

  viewOf(shape: ValueSet): View {
    const known = this.#views.get(shape);
    if (known) return known;
    const view = viewOf(shape, this);
    this.#views.set(shape, view);
    return view;
  }

  leftoversOf(shape: ValueSet): readonly Leftover[] {
    const known = this.#leftovers.get(shape) ?? shape.atoms.flatMap((atom) => this.#leftoversOf(atom));
    this.#leftovers.set(shape, known);
    return known;
  }

  #leftoversOf({ object, array }: Schema): readonly Leftover[] {
    const { looker } = this;
    const leftover = (kind: PartKind, rest: Schema | undefined, plain: Schema | undefined): readonly Leftover[] => {
      const looks = rest && looker.looksBeside(rest, kind);
      return looks ? [{ kind, rest, looks, isPlain: rest === plain }] : [];
    };
    return [
      ...leftover("object", object?.unevaluatedProperties, object?.additionalProperties),
      ...leftover("array", array?.unevaluatedItems, array?.items),
    ];
  }

  /** The unions of the atoms, each simplified. */
  unionsOf(shape: ValueSet): readonly Union[] {
    const unions = this.#unions.get(shape) ?? shape.atoms.flatMap((atom) => this.#unionsOfAtom(atom));
    this.#unions.set(shape, unions);
    return unions;
  }

  acceptsNull(shape: ValueSet): boolean {
    return this.#nulls.takesNull(shape);
  }

  isListOfTypes(atom: Schema): boolean {
    return this.#simplifier.isListOfTypes(atom);
  }

  knownValues(atom: Schema): readonly Json[] {
    return this.#simplifier.knownValues(atom);
  }

  anythingIn(schema: Schema | undefined): Schema {
    const known = this.#anythings.get(schema) ?? { at: schema?.at ?? this.contract.at, notes: {} };
    this.#anythings.set(schema, known);
    return known;
  }

  readonly plain: SchemasOfKinds;
  /** The shape that every value has. */
  get anything(): ValueSet {
    return this.shapeOf(this.anythingIn(undefined));
  }

  target(name: string): Schema | undefined {
    return this.contract.schemas.get(name);
  }

  /** The schema without the references and `allOf`s around it: its atoms, in plain words and in the order in which they are met. */
  expand(schemas: readonly Schema[]): readonly Schema[] {
    const atoms = new Set<Schema>();
    const seen = new Set<Schema>();
    const pending = [...schemas].reverse();
    for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
      if (seen.has(schema)) continue;
      seen.add(schema);
      const plain = this.#speller.spell(schema);
      if (hasOwnKeywords(plain)) atoms.add(plain);
      for (const member of [...(plain.allOf ?? [])].reverse()) pending.push(member);
      const target = schema.ref === undefined ? undefined : this.contract.schemas.get(schema.ref);
      if (target) pending.push(target);
    }
    return [...atoms];
  }

  #build(schemas: readonly Schema[]): ValueSet {
    let atoms = this.#unfold(schemas);
    let nullable = false;
    let name = schemas.length === 1 ? schemas[0]?.ref : undefined;
    for (let guard = 0; guard < 32; guard++) {
      const asserting = atoms.filter(asserts);
      const [only] = asserting;
      if (asserting.length > 1) {
        const simpler = withoutRepeats(atoms.flatMap((atom) => this.#simplerAtoms(atom)));
        if (simpler.length === atoms.length && simpler.every((atom, index) => atom === atoms[index])) break;
        atoms = [...new Set(simpler)];
        continue;
      }
      if (only === undefined || !isPlainUnion(only)) break;
      const simple = this.#simplifier.simplify(only);
      if (simple === undefined) break;
      nullable ||= simple.nullable;
      name ??= simple.schema.ref;
      atoms = [
        ...atoms.flatMap((atom) => (atom === only ? this.#notesOf(only, simple.final) : [atom])),
        ...this.#unfold([simple.schema]),
      ];
      if (simple.final) break;
    }
    const source = schemas.length === 1 ? schemas[0] : undefined;
    const members = source && outermostMembers(source, this.contract.schemas);
    const choice = source !== undefined && isChoiceOfOne(source, this.contract.schemas);
    return this.#intern(schemas, {
      atoms,
      nullable,
      ...(name === undefined ? {} : { name }),
      ...(members === undefined ? {} : { members }),
      ...(choice ? { choice } : {}),
      ...(source && { source }),
    });
  }

  #unfold(schemas: readonly Schema[]): readonly Schema[] {
    return this.expand(schemas).map((atom) => this.#simplifier.fold(atom));
  }

  #intern(schemas: readonly Schema[], parts: Omit<ValueSet, "id" | "at">): ValueSet {
    const ids = parts.atoms.map((atom) => this.#idOf(atom)).sort((a, b) => a - b);
    // A list of one, or a choice of one, has the atoms of its member, but may gain or lose a member.
    const written = `${parts.members?.length === 1 ? "^" : ""}${parts.choice ? "|" : ""}`;
    // What says nothing is told apart by where it says so.
    const empty = parts.atoms.length > 0 ? undefined : (schemas[0] ?? parts.source);
    const key = `${ids.join(",")}${empty ? `@${this.#idOf(empty)}` : ""}${parts.nullable ? "?" : ""}${written}`;
    const known = this.#shapes.get(key);
    if (known) return known;
    const [first] = schemas;
    const at = parts.atoms.find(asserts)?.at ?? parts.atoms[0]?.at ?? first?.at ?? this.contract.at;
    const shape: ValueSet = { id: this.#shapes.size, at, ...parts };
    this.#shapes.set(key, shape);
    return shape;
  }

  /** A union beside other schemas, where it comes down to one schema without null. */
  #simplerAtoms(atom: Schema): readonly Schema[] {
    const simple = isPlainUnion(atom) ? this.#simplifier.simplify(atom) : undefined;
    if (simple === undefined || (simple.final && !simple.schema.never)) return [atom];
    if (!simple.nullable) return [...this.#notesOf(atom, simple.final), ...this.#unfold([simple.schema])];
    const { schema } = simple;
    const { types, enum: values } = schema;
    if (types === undefined || !Object.keys(schema).every((key) => ofOneType.has(key))) return [atom];
    const known = this.#nullables.get(atom) ?? {
      ...schema,
      types: new Set([...types, "null" as const]),
      ...(values && { enum: [...values, null] }),
    };
    this.#nullables.set(atom, known);
    return [...this.#notesOf(atom, false), known];
  }

  /** The annotations of a union stay when its simpler form takes its place, and the tags of a choice of one. */
  #notesOf(schema: Schema, isUnion: boolean): readonly Schema[] {
    const { at, notes, discriminator } = schema;
    const tags = !isUnion && discriminator ? { discriminator } : {};
    if (Object.keys(notes).length === 0 && !tags.discriminator) return [];
    const known = this.#annotations.get(schema) ?? { at, notes, ...tags };
    this.#annotations.set(schema, known);
    if (tags.discriminator) keepChoice(known, schema);
    return [known];
  }

  #idOf(schema: Schema): number {
    const id = this.#schemaIds.get(schema) ?? this.#schemaIds.size;
    this.#schemaIds.set(schema, id);
    return id;
  }

  #unionsOfAtom(atom: Schema): readonly Union[] {
    return (["anyOf", "oneOf"] as const).flatMap((kind) => {
      const branches = atom[kind];
      if (branches === undefined) return [];
      const possible = branches.filter((branch) => !this.emptiness.takeNothing(branch));
      return [{ kind, atom, branches: [...new Set(possible.map((branch) => this.shapeOf(branch)))] }];
    });
  }
}
