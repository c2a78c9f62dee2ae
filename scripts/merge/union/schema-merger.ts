import { invariant } from "../../base/diagnostics.js";
import { canonicalJson } from "../../base/json.js";
import { describeSchema } from "../../contract/model/describe-schema.js";
import { isAlias } from "../../contract/model/follow.js";
import { mapSchema } from "../../contract/model/map-schema.js";
import type {
  ArrayRules,
  Contract,
  NumberRules,
  ObjectRules,
  Schema,
  StringRules,
} from "../../contract/model/types.js";
import type { Conflict } from "../conflicts.js";
import { flatten } from "../flatten.js";
import {
  branchesOf,
  kindOf,
  limitText,
  plainRules,
  renamePart,
  sameRules,
  tagsDiffer,
  tagValues,
} from "../schema-traits.js";
import { breakCircles } from "./break-circles.js";
import { loosenRules, unionGroup, unionTypes, unionValues } from "./union-rules.js";

/** Where a union happens: what it is called in conflicts, and who says which side. */
export interface UnionPlace {
  readonly location: string;
  /** The providers whose statements the left side already holds. */
  readonly left: readonly string[];
  readonly right: string;
}

interface Task {
  readonly name: string;
  readonly provider: string;
  /** In the provider's own names. */
  readonly schema: Schema;
}

/**
 * Joins the schemas of several providers into one set of names. Components of the same name, and components that stand
 * in the same place, are one; the reference's come first and keep their names. Left sides are in merged names, right
 * sides in those of their provider.
 */
export class SchemaMerger {
  private readonly schemas: Map<string, Schema>;
  private readonly participants = new Map<string, Set<string>>();
  /** Merged name by provider and own name. */
  private readonly names = new Map<string, string>();
  private readonly tasks: Task[] = [];
  private readonly started = new Map<string, Set<Schema>>();
  readonly conflicts: Conflict[] = [];

  constructor(
    private readonly reference: Contract,
    private readonly contracts: ReadonlyMap<string, Contract>,
  ) {
    this.schemas = new Map(reference.schemas);
    for (const name of reference.schemas.keys()) this.participants.set(name, new Set([reference.provider]));
  }

  /** Every named schema, once the queued unions are done. */
  finish(): ReadonlyMap<string, Schema> {
    for (let task = this.tasks.shift(); task !== undefined; task = this.tasks.shift()) this.run(task);
    return breakCircles(new Map([...this.schemas].sort(([a], [b]) => (a < b ? -1 : 1))));
  }

  private run({ name, provider, schema }: Task): void {
    const present = this.schemas.get(name);
    const left = [...(this.participants.get(name) ?? [])];
    const place = { location: name, left, right: provider };
    this.schemas.set(name, present === undefined ? this.adopt(schema, provider) : this.union(present, schema, place));
    this.participants.set(name, new Set([...left, provider]));
  }

  /** A provider's schema in merged names. */
  adopt(schema: Schema, provider: string): Schema {
    return mapSchema(schema, (part) => this.adoptPart(part, provider));
  }

  /** {@link adopt} of one schema whose subschemas are adopted already. */
  adoptPart(part: Schema, provider: string): Schema {
    return renamePart(part, (name) => this.nameOf(name, provider));
  }

  private nameOf(name: string, provider: string): string {
    const known = this.names.get(`${provider} ${name}`);
    if (known !== undefined || provider === this.reference.provider) return known ?? name;
    const target = this.contracts.get(provider)?.schemas.get(name);
    this.names.set(`${provider} ${name}`, name);
    if (target !== undefined) this.queue(name, target, provider);
    return name;
  }

  private queue(name: string, schema: Schema, provider: string): void {
    const started = this.started.get(name) ?? new Set();
    if (started.has(schema)) return;
    this.started.set(name, started.add(schema));
    this.tasks.push({ name, provider, schema });
  }

  /** What either side accepts. */
  union(a: Schema, b: Schema, place: UnionPlace): Schema {
    const target = b.ref === undefined ? undefined : this.contracts.get(place.right)?.schemas.get(b.ref);
    if (a.ref !== undefined && isAlias(a)) {
      if (b.ref !== undefined && !this.names.has(`${place.right} ${b.ref}`))
        this.names.set(`${place.right} ${b.ref}`, a.ref);
      this.queue(a.ref, target ?? b, place.right);
      return a;
    }
    const right = target !== undefined && isAlias(b) ? target : b;
    if (sameRules(a, this.preview(right, place.right))) {
      // The same words, in which components of the same name may still mean different things.
      this.adopt(right, place.right);
      return a;
    }
    if (branchesOf(a) !== undefined || branchesOf(right) !== undefined) return this.unionBranches(a, right, place);
    const flatA = flatten(a, (name) => this.schemas.get(name));
    const flatB = flatten(right, (name) => this.contracts.get(place.right)?.schemas.get(name));
    if (flatA === undefined || flatB === undefined) return this.alternatives(a, right, place);
    return this.unionPlain(flatA, flatB, place);
  }

  private unionPlain(a: Schema, b: Schema, place: UnionPlace): Schema {
    if (tagsDiffer(a, b)) return this.alternatives(a, b, place);
    const types = unionTypes(a, b);
    const values = unionValues(a.enum, b.enum);
    const result: Schema = {
      at: a.at,
      notes: a.notes,
      ...(types && { types }),
      ...(values && { enum: values }),
      ...(values && values.length === 1 && a.const && { const: true as const }),
      ...(a.format !== undefined && a.format === b.format && { format: a.format }),
      ...defined({
        string: unionGroup<StringRules>([a, a.string], [b, b.string], ["string"], same, loosenRules),
        number: unionGroup<NumberRules>([a, a.number], [b, b.number], ["number", "integer"], same, loosenRules),
        array: this.unionArrays(a, b, place),
        object: this.unionObjects(a, b, place),
      }),
    };
    this.noteDifferences(a, b, result, place);
    return result;
  }

  /** The right side in the names that it has so far, without taking its components in. */
  private preview(schema: Schema, provider: string): Schema {
    return mapSchema(schema, (part) => renamePart(part, (name) => this.names.get(`${provider} ${name}`) ?? name));
  }

  private unionArrays(a: Schema, b: Schema, place: UnionPlace): ArrayRules | undefined {
    const adopt = (rules: ArrayRules): ArrayRules | undefined =>
      this.adopt({ at: b.at, notes: {}, array: rules }, place.right).array;
    return unionGroup<ArrayRules>([a, a.array], [b, b.array], ["array"], adopt, (left, right) => {
      const inner = { ...place, location: `${place.location}[]` };
      const items = left?.items && right?.items && this.union(left.items, right.items, inner);
      const rules = { ...loosenRules(plainRules(left), plainRules(right)), ...(items && { items }) };
      return Object.keys(rules).length === 0 ? undefined : rules;
    });
  }

  private unionObjects(a: Schema, b: Schema, place: UnionPlace): ObjectRules | undefined {
    const adopt = (rules: ObjectRules): ObjectRules | undefined =>
      this.adopt({ at: b.at, notes: {}, object: rules }, place.right).object;
    return unionGroup<ObjectRules>([a, a.object], [b, b.object], ["object"], adopt, (left, right) => {
      if (left === undefined || right === undefined) return undefined;
      const names = [...new Set([...left.properties.keys(), ...right.properties.keys()])].sort();
      const properties = new Map(names.map((name) => [name, this.unionProperty(name, left, right, place)]));
      const required = new Set([...left.required].filter((name) => right.required.has(name)));
      const others = this.sharedOthers(left, right, place);
      return { properties, required, ...(others && { additionalProperties: others }) };
    });
  }

  /** What both say of names that they do not list. Where they differ, maps are joined and for others anything goes. */
  private sharedOthers(a: ObjectRules, b: ObjectRules, place: UnionPlace): Schema | undefined {
    const [left, other] = [a.additionalProperties, b.additionalProperties];
    if (left === undefined || other === undefined || (a.patternProperties ?? b.patternProperties)) return undefined;
    const isSame = sameRules(left, this.preview(other, place.right));
    const areMaps = a.properties.size === 0 && b.properties.size === 0 && !left.never && !other.never;
    return isSame || areMaps ? this.union(left, other, { ...place, location: `${place.location}{}` }) : undefined;
  }

  private unionProperty(name: string, a: ObjectRules, b: ObjectRules, place: UnionPlace): Schema {
    const left = a.properties.get(name);
    const right = b.properties.get(name);
    const before = left === undefined ? [] : (left.notes.providers ?? place.left);
    const holders = right === undefined ? before : [...new Set([...before, place.right])];
    const inner = { ...place, left: before, location: `${place.location}.${name}` };
    const joined = this.unionOrOnly(left, right, inner);
    const { providers: _, ...notes } = joined.notes;
    const isShared = left !== undefined && right !== undefined && left.notes.providers === undefined;
    return { ...joined, notes: isShared ? notes : { ...notes, providers: holders } };
  }

  private unionOrOnly(left: Schema | undefined, right: Schema | undefined, place: UnionPlace): Schema {
    if (left !== undefined && right !== undefined) return this.union(left, right, place);
    const only = left ?? (right && this.adopt(right, place.right));
    invariant(only !== undefined, "A property is on at least one side.");
    return only;
  }

  /** Adds the right side's branches that the left does not have; branches of one kind become one. */
  private unionBranches(a: Schema, b: Schema, place: UnionPlace): Schema {
    const branches = [...(branchesOf(a) ?? [a])];
    const added = branchesOf(b) ?? [b];
    const tag = a.discriminator?.property;
    let keepsTags = tag !== undefined;
    const mapping = new Map(a.discriminator?.mapping);
    const resolve = (name: string): Schema | undefined => this.contracts.get(place.right)?.schemas.get(name);
    for (const branch of added) {
      // What any tag fits is none of the tagged branches, and tags alone no longer tell which one a value is.
      const tags = tag === undefined ? [] : tagValues(branch, tag, resolve);
      const isTagged = tags !== undefined;
      const index = isTagged ? this.findPartner(branches, branch, place) : undefined;
      const partner = index === undefined ? undefined : branches[index];
      const joined = partner === undefined ? this.adopt(branch, place.right) : this.union(partner, branch, place);
      branches[index ?? branches.length] = joined;
      keepsTags &&= isTagged;
      for (const value of tags ?? [])
        if (typeof value === "string" && joined.ref !== undefined && !mapping.has(value))
          mapping.set(value, joined.ref);
    }
    keepsTags &&= branches.every(({ ref }) => ref !== undefined);
    const result: Schema = {
      at: a.at,
      notes: branchesOf(a) === undefined ? a.notes : { ...b.notes, ...a.notes },
      ...(a.oneOf === undefined ? { anyOf: branches } : { oneOf: branches }),
      ...(keepsTags && a.discriminator && { discriminator: { ...a.discriminator, mapping } }),
    };
    const simple =
      branches.length === 1 && branches[0] !== undefined ? { ...branches[0], notes: result.notes } : result;
    if (branches.length !== added.length || branches.length !== (branchesOf(a) ?? [a]).length) {
      this.note("type", a, b, describeSchema(simple), place);
    }
    return simple;
  }

  private findPartner(branches: readonly Schema[], branch: Schema, place: UnionPlace): number | undefined {
    const right = this.contracts.get(place.right);
    const kind = kindOf(branch, (name) => right?.schemas.get(name));
    const index = branches.findIndex((candidate) => {
      if (candidate.ref !== undefined && candidate.ref === branch.ref) return true;
      const other = kindOf(candidate, (name) => this.schemas.get(name));
      return other !== undefined && other === kind;
    });
    return index < 0 ? undefined : index;
  }

  private alternatives(a: Schema, b: Schema, place: UnionPlace): Schema {
    const result: Schema = { at: a.at, notes: a.notes, anyOf: [{ ...a, notes: {} }, this.adopt(b, place.right)] };
    this.note("type", a, b, describeSchema(result), place);
    return result;
  }

  private noteDifferences(a: Schema, b: Schema, result: Schema, place: UnionPlace): void {
    if (canonicalJson([...(a.types ?? [])].sort()) !== canonicalJson([...(b.types ?? [])].sort())) {
      this.note("type", a, b, describeSchema(result), place);
    } else if (canonicalJson(a.enum ?? []) !== canonicalJson(b.enum ?? [])) {
      this.note("values", a, b, describeSchema(result), place);
    }
    const limits = (schema: Schema): string => limitText(schema);
    if (limits(a) !== limits(b)) this.noteText("limit", [a, limits(a)], [b, limits(b)], limits(result), place);
    const required = (schema: Schema): string => [...(schema.object?.required ?? [])].sort().join(", ") || "none";
    if (a.object !== undefined && b.object !== undefined && required(a) !== required(b)) {
      this.noteText("required", [a, required(a)], [b, required(b)], required(result), place);
    }
  }

  private note(kind: Conflict["kind"], a: Schema, b: Schema, result: string, place: UnionPlace): void {
    this.noteText(kind, [a, describeSchema(a)], [b, describeSchema(b)], result, place);
  }

  private noteText(
    kind: Conflict["kind"],
    [a, textA]: readonly [Schema, string],
    [b, textB]: readonly [Schema, string],
    result: string,
    { location, left, right }: UnionPlace,
  ): void {
    const sides = [
      { provider: left.join(", "), text: textA, at: a.at },
      { provider: right, text: textB, at: b.at },
    ];
    this.conflicts.push({ location, kind, sides, result });
  }
}

function same<T>(rules: T): T {
  return rules;
}

function defined<T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}
