import { freeName, providerPrefix } from "../../base/identifiers.js";
import { canonicalJson } from "../../base/json.js";
import type { Annotations } from "../../contract/model/annotations.js";
import { acceptsAll, isAlias, unwrap } from "../../contract/model/follow.js";
import { mapSchema } from "../../contract/model/map-schema.js";
import { renamePart } from "../../contract/model/rename-part.js";
import type { ArrayRules, Contract, ObjectRules, Schema } from "../../contract/model/types.js";
import { sameRules } from "../schema-traits.js";
import {
  alternativesOf,
  anything,
  describedAs,
  describedOthers,
  flatSide,
  follow,
  isSame,
  partnerOf,
  type Side,
  textOf,
} from "../side.js";
import { ComponentCuts } from "./component-cuts.js";
import {
  impossibleTypes,
  intersectValuesAndLimits,
  isPlain,
  tightenRules,
  withoutTypes,
} from "./intersection-rules.js";
import { pruneImpossible, withPossibleBranches } from "./prune-impossible.js";

/** Levels of a schema, without those behind references, that are cut one by one. */
const maxDepth = 6;

/**
 * Cuts the reference's schemas down to what all providers accept and describe. A property that one of them does not
 * describe is left out, and its object closed, for that property's values would reach providers that restrict them. A
 * component is cut once for each set of sides that it meets. What nothing can be accepted for is `never`.
 */
export class SchemaIntersector {
  private readonly schemas: Map<string, Schema>;
  /** Components that were taken over uncut, and their names by provider and own name. */
  private readonly copyNames = new Map<string, string>();
  private readonly copies = new Set<string>();
  private readonly cuts = new ComponentCuts();
  /** What is being cut, outermost first. */
  private readonly path: string[] = [];
  private readonly originals: Map<string, Schema>;

  constructor(private readonly reference: Contract) {
    this.schemas = new Map(reference.schemas);
    this.originals = new Map(reference.schemas);
  }

  /** Every named schema, and what puts names where tokens stand; a schema for which there is no value is `never`. */
  finish(): { readonly schemas: ReadonlyMap<string, Schema>; readonly settle: (part: Schema) => Schema } {
    const cut = new Map<string, Schema>();
    for (let task = this.cuts.next(); task !== undefined; task = this.cuts.next()) {
      const present = this.originals.get(task.name);
      if (present !== undefined) cut.set(task.token, this.intersect(present, task.sides));
    }
    return this.cuts.settle(pruneImpossible(new Map([...this.schemas, ...cut])));
  }

  /** What all sides accept; the left one is the reference's. */
  intersect(left: Schema, sides: readonly Side[]): Schema {
    return { ...this.rulesOf(left, sides), notes: sharedNotes(left, sides) };
  }

  private rulesOf(written: Schema, sides: readonly Side[]): Schema {
    const left = unwrap(written);
    const rights = sides.map(follow).filter(({ schema }) => !acceptsAll(schema));
    const [first, ...others] = rights;
    if (first === undefined) return this.uncut(left);
    if (left.never || rights.some(({ schema }) => schema.never)) return never(left);
    const own = this.sideOf(left);
    if (left.ref !== undefined && isAlias(left)) {
      const isSameEverywhere = rights.every((right) => isSame(follow(own), right));
      return isSameEverywhere ? this.uncut(left) : { ...left, ref: this.cuts.tokenOf(left.ref, rights) };
    }
    if (rights.every((right) => isSame(own, right))) return this.uncut(left);
    if (acceptsAll(follow(own).schema)) return this.intersect({ ...this.copy(first), notes: left.notes }, others);
    return this.onceOnPath(own, rights, () => {
      const alternatives = alternativesOf(own);
      if (alternatives !== undefined) return this.chooseOwn(left, alternatives, rights);
      return this.distribute(left, rights) ?? this.intersectPlain(own, rights) ?? this.conjoin(own, rights);
    });
  }

  /** A component that contains itself in an `allOf` is laid open with it: where that comes back, `allOf` says the rest. */
  private onceOnPath(own: Side, rights: readonly Side[], cut: () => Schema): Schema {
    const key = canonicalJson([own, ...rights].map(({ provider, schema }) => [provider, textOf(schema)]));
    if (this.path.includes(key) || this.path.length === maxDepth) return this.conjoin(own, rights);
    this.path.push(key);
    const result = cut();
    this.path.pop();
    return result;
  }

  private sideOf(schema: Schema): Side {
    return { schema, provider: this.reference.provider, schemas: this.originals };
  }

  /** A schema as it is, with the components that it refers to. */
  private uncut(schema: Schema): Schema {
    this.cuts.keep(schema, this.originals);
    return schema;
  }

  /** A branch with its counterparts at each side; `never` where one side has none. */
  private cutBranch(branch: Schema, rights: readonly Side[]): Schema {
    const own = this.sideOf(branch);
    const partners = rights.map((right) => partnerOf(own, right));
    return partners.some((partner) => partner === undefined)
      ? never(branch)
      : this.intersect(
          branch,
          partners.filter((partner) => partner !== undefined),
        );
  }

  /** A schema without alternatives, and a side that has some. */
  private distribute(left: Schema, rights: readonly Side[]): Schema | undefined {
    const own = this.sideOf(left);
    const index = rights.findIndex((right) => alternativesOf(right) !== undefined);
    const right = rights[index];
    if (right === undefined || flatSide(own) === undefined) return undefined;
    const partner = partnerOf(own, right);
    if (partner === undefined) return never(left);
    const branches = alternativesOf(partner) ?? [partner.schema];
    const plain = { ...left, notes: {} };
    return this.choose(
      left,
      branches.map((branch) => this.intersect(plain, rights.with(index, { ...right, schema: branch }))),
    );
  }

  /** One of the schema's own alternatives, each chosen by the tags that it had. */
  private chooseOwn(left: Schema, alternatives: readonly Schema[], rights: readonly Side[]): Schema {
    const cut = alternatives.map((branch) => this.cutBranch(branch, rights));
    const names = new Map(alternatives.map(({ ref = "" }, index) => [ref, cut[index]?.ref ?? ref]));
    const { discriminator } = renamePart({ ...left, ref: "" }, (name) => names.get(name) ?? name);
    return this.choose({ ...left, ...(discriminator && { discriminator }) }, cut);
  }

  /** One of the alternatives that are left. */
  private choose(left: Schema, cut: readonly Schema[]): Schema {
    const branches = cut.filter((branch, index) => !cut.slice(0, index).some((one) => sameRules(one, branch)));
    if (branches.length === 1 && branches[0] !== undefined) return branches[0];
    const { oneOf, discriminator, at, notes } = left;
    return withPossibleBranches({
      at,
      notes,
      ...(oneOf ? { oneOf: branches } : { anyOf: branches }),
      ...(discriminator && { discriminator }),
    });
  }

  private intersectPlain(own: Side, rights: readonly Side[]): Schema | undefined {
    const flat = [own, ...rights].flatMap((side) => {
      const schema = flatSide(side);
      return schema !== undefined && isPlain(schema) ? [{ ...side, schema }] : [];
    });
    if (flat.length <= rights.length) return undefined;
    const array = this.intersectArrays(flat);
    const object = this.intersectObjects(flat);
    const result: Schema = {
      at: own.schema.at,
      notes: {},
      ...intersectValuesAndLimits(flat.map(({ schema }) => schema)),
      ...(array && { array }),
      ...(object && { object }),
    };
    return withoutTypes(result, [...impossibleTypes(result), ...(object === null ? (["object"] as const) : [])]);
  }

  private intersectArrays(sides: readonly Side[]): ArrayRules | undefined {
    const groups = sides.map(({ schema }) => schema.array);
    if (groups.every((group) => group === undefined)) return undefined;
    const plain = groups.map((group) => {
      const { items, ...rules } = group ?? {};
      return rules;
    });
    const items = this.intersectInner(sides, (schema) => schema.array?.items);
    return { ...tightenRules<ArrayRules>(plain).rules, ...(items && { items }) };
  }

  /** `null` where a property is required that not all describe: no object can be sent to all. */
  private intersectObjects(sides: readonly Side[]): ObjectRules | undefined | null {
    const groups = sides.map(({ schema }) => schema.object);
    if (groups.every((group) => group === undefined)) return undefined;
    const listed = new Set(
      groups.flatMap((group) => [...(group?.properties.keys() ?? []), ...(group?.required ?? [])]),
    );
    const names = [...listed].sort();
    const known = names.filter((name) => groups.every((group) => describedAs(group, name) !== undefined));
    const wanted = groups.flatMap((group) => [...(group?.required ?? [])].filter((name) => isRequired(group, name)));
    const required = [...new Set(wanted)];
    if (required.some((name) => !known.includes(name))) return null;
    const properties = known.flatMap((name): (readonly [string, Schema])[] => {
      const schema = this.intersectInner(sides, ({ object }) => describedAs(object, name));
      return schema === undefined ? [] : [[name, schema]];
    });
    const sizes = groups.map((group) => {
      const { properties: _, required: __, additionalProperties: ___, ...rules } = group ?? {};
      return rules;
    });
    const others = known.length < names.length ? closed : this.intersectOthers(sides);
    return {
      ...tightenRules<Omit<ObjectRules, "properties" | "required">>(sizes).rules,
      properties: new Map(properties),
      required: new Set(required),
      ...(others && { additionalProperties: others }),
    };
  }

  /** What properties that nobody lists must be; absent where all sides let anything pass. */
  private intersectOthers(sides: readonly Side[]): Schema | undefined {
    const written = sides.flatMap(({ schema }) => schema.object?.additionalProperties ?? []);
    if (written.every(acceptsAll)) return written.length === sides.length ? written[0] : undefined;
    const isSaid = sides.every(({ schema }) => describedOthers(schema.object) !== undefined);
    return isSaid ? this.intersectInner(sides, ({ object }) => describedOthers(object)) : closed;
  }

  private intersectInner(sides: readonly Side[], read: (schema: Schema) => Schema | undefined): Schema | undefined {
    const parts = sides.flatMap((side) => {
      const schema = read(side.schema);
      return schema === undefined || schema === anything ? [] : [{ ...side, schema }];
    });
    const [first, ...others] = parts;
    if (first === undefined) return undefined;
    return first.provider === this.reference.provider
      ? this.intersect(first.schema, others)
      : this.intersect(this.copy(first), others);
  }

  /** All at once, for what needs its combinators. */
  private conjoin(own: Side, rights: readonly Side[]): Schema {
    if (rights.some((right) => partnerOf(own, right) === undefined)) return never(own.schema);
    const { at, notes } = own.schema;
    return { at, notes, allOf: [own, ...rights].map((side) => ({ ...this.copy(side), notes: {} })) };
  }

  /** A side with the components that it refers to, under names of their own: no other place cuts them. */
  private copy({ schema, schemas, provider }: Side): Schema {
    return mapSchema(schema, (part) => renamePart(part, (name) => this.copyComponent(name, provider, schemas)));
  }

  private copyComponent(name: string, provider: string, schemas: ReadonlyMap<string, Schema>): string {
    const target = schemas.get(name);
    if (target === undefined || this.copies.has(name)) return name;
    const known = this.copyNames.get(`${provider} ${name}`);
    if (known !== undefined) return known;
    const copy = freeName(providerPrefix(provider) + name, this.schemas);
    this.copyNames.set(`${provider} ${name}`, copy);
    this.copies.add(copy);
    // Named before it is made: it may refer to itself.
    this.schemas.set(copy, target);
    const schema = this.copy({ schema: target, schemas, provider });
    this.schemas.set(copy, schema);
    this.originals.set(copy, schema);
    return copy;
  }
}

const closed: Schema = { ...anything, never: true };

function never({ at }: Schema): Schema {
  return { at, notes: {}, never: true };
}

function isRequired(rules: ObjectRules | undefined, name: string): boolean {
  return rules?.required.has(name) === true && !rules.properties.get(name)?.notes.readOnly;
}

/** The reference's words. A default counts only if it is everybody's; an example may be of what was cut. */
function sharedNotes(left: Schema, sides: readonly Side[]): Annotations {
  if (sides.length === 0) return left.notes;
  const { default: value, examples, ...notes } = left.notes;
  const text = canonicalJson(value);
  const isShared = sides.every((side) => {
    const other = side.schema.notes.default ?? follow(side).schema.notes.default;
    return other !== undefined && canonicalJson(other) === text;
  });
  return value === undefined || !isShared ? notes : { ...notes, default: value };
}
