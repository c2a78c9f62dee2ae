import { groupBy } from "../../base/group-by.js";
import { isAlias, unwrap } from "../../contract/model/follow.js";
import { mapSchema } from "../../contract/model/map-schema.js";
import { renamePart } from "../../contract/model/rename-part.js";
import type { Contract, Schema } from "../../contract/model/types.js";
import type { Place } from "../conflicts.js";
import { excludesComponents } from "../schema-traits.js";
import { isSame, type Side, textOf } from "../side.js";
import { assemble, type Branch } from "./assemble.js";
import { breakCircles } from "./break-circles.js";
import { completeTags } from "./complete-tags.js";
import { ComponentPool, type Joint, type NamedPart, sideNamed } from "./component-pool.js";
import { ConflictFinder } from "./conflict-finder.js";
import { type Alternative, type FormKind, formsOf } from "./forms.js";
import { groupArrays } from "./group-arrays.js";
import { agree, groupObjects } from "./group-objects.js";
import { joinArrays } from "./join-arrays.js";
import { joinDiscriminators } from "./join-discriminators.js";
import { joinNotes, sameInFull, sameInRules } from "./join-notes.js";
import { isUnsaid, joinObjects } from "./join-objects.js";
import type { Join } from "./joining.js";
import { limitsOfProviders } from "./provider-limits.js";
import { branchesOfScalar } from "./scalar-branches.js";
import { uniteBranches } from "./unite-branches.js";
import { uniteNamesakes } from "./unite-namesakes.js";

/**
 * Joins the schemas of several providers into one that takes what any of them takes. A schema is a choice of forms, one
 * for each kind of instance: forms of one kind are one where one schema can say both, and alternatives where it cannot.
 * Sides come in the order of providers; the first gives spelling, names and words.
 */
export class SchemaJoiner {
  readonly conflicts = new ConflictFinder();
  private readonly pool: ComponentPool;
  private readonly joined = new Map<string, Schema>();

  /** `names`: what components are called, and with which they are one, by `provider.Name`. */
  constructor(contracts: readonly Contract[], names?: ReadonlyMap<string, string>) {
    this.pool = new ComponentPool(contracts, names);
  }

  /** What any of the sides takes. */
  readonly join: Join = (sides, place) => {
    const [first, ...others] = sides;
    if (first === undefined) return { at: { file: "", pointer: "" }, notes: {}, never: true };
    if (others.length === 0) return this.adopt(sides);
    this.conflicts.noteDefaults(sides, place);
    const rules = this.rulesOf(first, sides, place);
    const { valueProviders } = rules.notes;
    const providerLimits = limitsOfProviders(sides);
    const marks = { ...(valueProviders && { valueProviders }), ...(providerLimits && { providerLimits }) };
    return { ...rules, notes: { ...joinNotes(sides), ...marks } };
  };

  private rulesOf(first: Side, sides: readonly Side[], place: Place): Schema {
    const apart = this.pool.apart(sides, asNamed);
    if (apart.length > 1) return this.joinApart(apart, first, place);
    const isOneName = !this.pool.wantsNamesIn(sides);
    if (isOneName && sides.every((side) => sameInFull(side.schema, first.schema)) && meanTheSame(first, sides))
      return this.adopt(sides);
    const forms = sides.map(formsOf);
    if (forms.includes("anything")) {
      const result: Schema = { at: first.schema.at, notes: {} };
      this.conflicts.noteForms(
        sides.filter(({ schema }) => !isUnsaid(schema)),
        [],
        result,
        place,
      );
      return result;
    }
    const all = (forms as (readonly Alternative[])[]).flatMap((own, owner) => own.map((form) => ({ ...form, owner })));
    const isOne = sides.some(({ schema }, owner) => isAlias(schema) && isOneComponent(all, owner));
    if (isOne) return this.componentOf(first, sides);
    const isSame =
      isOneName &&
      all.some(({ kind }) => kind !== "object") &&
      sides.every((one) => sameInRules(one.schema, first.schema)) &&
      meanTheSame(first, sides);
    return isSame ? this.adopt(sides) : this.joinForms(first, sides, all, place);
  }

  /** An alternative of each group, with who has it. */
  private joinApart(groups: readonly (readonly Side[])[], { schema: { at } }: Side, place: Place): Schema {
    const anyOf = groups.map((sides): Schema => {
      const joined = this.join(sides, place);
      return { ...joined, notes: { ...joined.notes, providers: [...new Set(sides.map(({ provider }) => provider))] } };
    });
    return { at, notes: {}, anyOf };
  }

  private joinForms(first: Side, sides: readonly Side[], all: readonly Alternative[], place: Place): Schema {
    const branches = this.branchesOf(all, place);
    const providers = new Set(sides.map(({ provider }) => provider));
    const result = assemble(branches, first.schema.at, providers);
    const discriminator = joinDiscriminators(sides, branches, (name, side) => this.tokenOf([sideNamed(name, side)]));
    this.conflicts.noteForms(sides, branches, result, place);
    return discriminator === undefined || result.anyOf === undefined ? result : { ...result, discriminator };
  }

  /** One schema in merged names; all sides have the same words. */
  private adopt(sides: readonly Side[]): Schema {
    const [first] = sides;
    if (first === undefined) throw new Error("There is a side.");
    if (excludesComponents(first.schema)) return this.copy(first);
    return this.renamed(first, (name) => this.pool.tokenOf(sides.map((side) => sideNamed(name, side))));
  }

  /** A schema that refers to what its provider alone says: joined, it would refuse more where it excludes. */
  private copy(side: Side): Schema {
    return this.renamed(side, (name) => this.pool.copyOf(sideNamed(name, side)));
  }

  private renamed({ schema, schemas }: Side, tokenOf: (name: string) => string): Schema {
    return mapSchema(schema, (part) => renamePart(part, (name) => (schemas.has(name) ? tokenOf(name) : name)));
  }

  private componentOf({ schema: { at, notes } }: Side, sides: readonly Side[]): Schema {
    return { at, notes, ref: this.tokenOf(sides.map(asMember)) };
  }

  private tokenOf(sides: readonly Side[]): string {
    return this.pool.tokenOf(sides);
  }

  private branchesOf(all: readonly Alternative[], place: Place): readonly Branch[] {
    const kinds = [...new Set(all.map(({ kind }) => kind))];
    const branches = kinds.flatMap((kind) =>
      this.branchesOfKind(
        kind,
        all.filter((form) => form.kind === kind),
        place,
      ),
    );
    const order = new Map(all.map((form, index) => [form, index]));
    const start = ({ forms: [form] }: Branch): number => (form && order.get(form)) ?? 0;
    return branches.sort((a, b) => start(a) - start(b));
  }

  private branchesOfKind(kind: FormKind, forms: readonly Alternative[], place: Place): readonly Branch[] {
    switch (kind) {
      case "null":
        return [{ kind, forms, schema: forms[0]?.schema ?? nothing }];
      case "boolean":
      case "string":
      case "number":
        return branchesOfScalar(kind, forms);
      case "array":
      case "object": {
        const isListed = ({ schema }: Alternative): boolean => schema.enum !== undefined;
        const free = forms.filter((form) => !isListed(form));
        if (free.some(({ schema }) => schema[kind] === undefined)) return this.branchesOfContainer(kind, forms, place);
        return [...this.branchesOfContainer(kind, free, place), ...branchesOfScalar(kind, forms.filter(isListed))];
      }
      default:
        return this.branchesOfWhole(forms);
    }
  }

  private branchesOfContainer(
    kind: "array" | "object",
    forms: readonly Alternative[],
    place: Place,
  ): readonly Branch[] {
    if (kind === "array")
      return groupArrays(forms).map((group) => this.branchOf(group, (plain) => joinArrays(plain, place, this.join)));
    return this.pool
      .apart(forms, asNamedForm)
      .flatMap(groupObjects)
      .map((group) => this.branchOf(group, (plain) => joinObjects(plain, place, this.join, this.conflicts)));
  }

  private branchOf(group: readonly Alternative[], join: (group: readonly Alternative[]) => Schema): Branch {
    const [first] = group;
    if (first === undefined) throw new Error("A group has a form.");
    const { kind } = first;
    const side = first.isPart ? { ...first.side, schema: first.schema } : first.side;
    if (group.length === 1) return { kind, forms: group, schema: { ...this.adopt([side]), notes: first.notes } };
    // A component that one of them has is joined with what the others say without a name, whoever comes first.
    if (group.every(({ ref }) => ref === undefined)) return { kind, forms: group, schema: join(group) };
    const sides = group.map(({ side }) => asMember(side));
    return { kind, forms: group, schema: { at: first.side.schema.at, notes: first.notes, ref: this.tokenOf(sides) } };
  }

  /** What needs its combinators is one where it is the same, to the letter. */
  private branchesOfWhole(forms: readonly Alternative[]): readonly Branch[] {
    const groups = groupBy(forms, (form) => {
      const isShared = !excludesComponents(form.schema) && !this.pool.wantsNamesIn([form.side]);
      const own = isShared || form.ref !== undefined ? "" : form.side.provider;
      return `${own} ${form.ref ?? textOf(form.schema)}`;
    });
    return [...groups.values()].map((group) => {
      const [first] = group;
      const sides = group.map(({ side, ref, schema }) => (ref === undefined ? { ...side, schema } : side));
      const schema = first?.ref === undefined ? this.adopt(sides) : this.adopt(sides.map(asMember));
      return { kind: "other", forms: group, schema: { ...schema, notes: first?.notes ?? {} } };
    });
  }

  /** Every component, and what puts their names where tokens stand. Nothing can be joined afterwards. */
  finish(): { readonly schemas: ReadonlyMap<string, Schema>; readonly settle: (part: Schema) => Schema } {
    do this.build();
    while (uniteNamesakes(this.pool));
    for (const token of this.pool.gone()) this.conflicts.forget(token);
    const names = this.pool.nameAll();
    this.conflicts.settle(names);
    const settle = (part: Schema): Schema => renamePart(part, (token) => names.get(token) ?? token);
    const named = this.pool
      .all()
      .map(({ token }) => [names.get(token) ?? token, mapSchema(this.joined.get(token) ?? nothing, settle)] as const);
    const joined = breakCircles(new Map([...named].sort(([a], [b]) => (a < b ? -1 : 1))));
    const complete = (part: Schema): Schema => completeTags(uniteBranches(part), joined);
    const schemas = new Map([...joined].map(([name, schema]) => [name, mapSchema(schema, complete)]));
    return { schemas, settle: (part) => complete(settle(part)) };
  }

  private build(): void {
    for (let joint = this.pool.next(); joint !== undefined; joint = this.pool.next()) this.joinMembers(joint);
  }

  private joinMembers(joint: Joint): void {
    const place: Place = { component: joint.token, path: "" };
    this.conflicts.forget(joint.token);
    const members = this.pool.membersOf(joint);
    const [first] = members;
    this.joined.set(joint.token, joint.isCopy && first ? this.copy(first) : this.join(members, place));
  }
}

function asNamed({ provider, schema }: Side): NamedPart {
  return { provider, name: unwrap(schema).ref };
}

function asNamedForm({ side: { provider }, ref }: Alternative): NamedPart {
  return { provider, name: ref };
}

/** A side's component stays one where the others say the same kind of thing, or where it is a choice, which can have one more. */
function isOneComponent(all: readonly Alternative[], whose: number): boolean {
  const own = all.filter(({ owner }) => owner === whose);
  if (own.length > 1) return true;
  const isAlike = (form: Alternative): boolean =>
    form.kind === own[0]?.kind && all.filter(({ owner }) => owner === form.owner).length === 1;
  return all.every(isAlike) && agree(all);
}

/** The same words mean the same, or less of it does no harm. */
function meanTheSame(first: Side, sides: readonly Side[]): boolean {
  return !excludesComponents(first.schema) || sides.every((side) => isSame(first, side));
}

/** A reference without what is said beside it, or the schema. */
function asMember(side: Side): Side {
  const { ref } = unwrap(side.schema);
  return ref !== undefined && isAlias(unwrap(side.schema)) ? sideNamed(ref, side) : side;
}

const nothing: Schema = { at: { file: "", pointer: "" }, notes: {} };
