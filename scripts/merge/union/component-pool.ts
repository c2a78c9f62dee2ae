import { addTo } from "../../base/group-by.js";
import { providerPrefix, reserveName } from "../../base/identifiers.js";
import { subschemas } from "../../contract/model/map-schema.js";
import type { Contract, Schema } from "../../contract/model/types.js";
import type { Side } from "../side.js";
import { textOf } from "../side.js";

/** Components of several providers that are one in the merged contract, and what stands in their place without a name. */
export interface Joint {
  /** What refers to it until names are settled. */
  readonly token: string;
  /** What the first of those calls it for whom it was made. */
  readonly name: string;
  /** Of one provider, as it is. */
  readonly isCopy: boolean;
  /** A provider has one of its components in it, or none. */
  readonly names: Map<string, string>;
  readonly unnamed: Map<string, Side>;
}

/** A part of a provider, and the component that it is, if it is one. */
export interface NamedPart {
  readonly provider: string;
  readonly name: string | undefined;
}

/**
 * Which components are one: those that stand in one place, by the name that the first provider has for it. One for which a
 * provider has two components is two. Those of one name that stand nowhere together are one if they are alike.
 */
export class ComponentPool {
  private readonly joints = new Map<string, Joint>();
  private readonly byName = new Map<string, Joint[]>();
  private readonly replaced = new Map<string, Joint>();
  private readonly changed = new Set<Joint>();
  private readonly copies = new Map<string, Joint>();
  private count = 0;

  /** `wanted`: names that components must have, by `provider.Name`. */
  constructor(
    private readonly contracts: readonly Contract[],
    private readonly wanted: ReadonlyMap<string, string> = new Map(),
  ) {}

  /** The name that a component must have. */
  wantedName(provider: string, name: string | undefined): string | undefined {
    return name === undefined ? undefined : this.wanted.get(`${provider}.${name}`);
  }

  /** The name that a joint must have, because one of its components must. */
  wantedOf({ names }: Joint): string | undefined {
    return [...names].map(([provider, name]) => this.wantedName(provider, name)).find((name) => name !== undefined);
  }

  /** True where a side refers, at any depth, to a component that must have a name. */
  wantsNamesIn(sides: readonly Side[]): boolean {
    if (this.wanted.size === 0) return false;
    return sides.some(({ provider, schema }) =>
      subschemas(schema).some(({ ref }) => this.wantedName(provider, ref) !== undefined),
    );
  }

  /** What must have a name that none of the others has, apart from them. */
  apart<T>(parts: readonly T[], read: (part: T) => NamedPart): readonly (readonly T[])[] {
    const wantedFor = (part: T): string | undefined => this.wantedName(read(part).provider, read(part).name);
    if (this.wanted.size === 0 || parts.every((part) => wantedFor(part) === undefined)) return [parts];
    const free = new Set(parts.flatMap((part) => (wantedFor(part) === undefined ? (read(part).name ?? []) : [])));
    const keyOf = (part: T): string | undefined => {
      const name = wantedFor(part);
      return name !== undefined && free.has(name) ? undefined : name;
    };
    return [...new Set(parts.map(keyOf))].map((key) => parts.filter((part) => keyOf(part) === key));
  }

  /** The token of the component that all sides are; a side is one reference, or a schema without a name. */
  tokenOf(sides: readonly Side[]): string {
    const named = sides.filter(({ schema }) => schema.ref !== undefined);
    const [first] = named;
    const own = first?.schema.ref ?? "";
    const joint = this.findJoint(named) ?? this.create(this.wantedName(first?.provider ?? "", own) ?? own);
    for (const side of sides) this.add(joint, side);
    return joint.token;
  }

  /** The token of a provider's component that nobody joins. */
  copyOf({ provider, schema: { ref = "" } }: Side): string {
    const known = this.copies.get(`${provider} ${ref}`) ?? this.start(ref, true);
    this.copies.set(`${provider} ${ref}`, known);
    known.names.set(provider, ref);
    return known.token;
  }

  /** The next one whose members are not joined yet. */
  next(): Joint | undefined {
    const [joint] = this.changed;
    if (joint !== undefined) this.changed.delete(joint);
    return joint;
  }

  /** Its members as their providers have them, in the order of providers. */
  membersOf({ names, unnamed }: Joint): readonly Side[] {
    return this.contracts.flatMap(({ provider, schemas }) => {
      const schema = schemas.get(names.get(provider) ?? "");
      const others = [...unnamed.values()].filter((side) => side.provider === provider);
      return schema === undefined ? others : [{ schema, provider, schemas }, ...others];
    });
  }

  /** Tokens that stand for another one by now. */
  gone(): Iterable<string> {
    return this.replaced.keys();
  }

  all(): readonly Joint[] {
    return [...this.joints.values()];
  }

  /** Makes two one; what referred to the second refers to the first. */
  unite(one: Joint, other: Joint): void {
    this.joints.delete(other.token);
    this.byName.set(
      other.name,
      (this.byName.get(other.name) ?? []).filter((joint) => joint !== other),
    );
    this.changed.delete(other);
    this.replaced.set(other.token, one);
    for (const [provider, name] of other.names) {
      const contract = this.contracts.find((each) => each.provider === provider);
      if (contract !== undefined) this.add(one, sideNamed(name, contract));
    }
    for (const [key, side] of other.unnamed) this.addUnnamed(one, key, side);
  }

  /** A name for each token: the reference's, else that of another provider, with its prefix where it is taken. */
  nameAll(): ReadonlyMap<string, string> {
    const taken = new Set<string>();
    const settled = new Map<string, string>();
    const [reference] = this.contracts;
    const isFirst = ({ names }: Joint): boolean => reference !== undefined && names.has(reference.provider);
    const bySize = [...this.joints.values()].sort(
      (a, b) => Number(a.isCopy) - Number(b.isCopy) || b.names.size - a.names.size,
    );
    const isWanted = (joint: Joint): boolean => this.wantedOf(joint) !== undefined;
    const inOrder = [...bySize.filter(isFirst), ...bySize.filter((one) => !isFirst(one))];
    for (const joint of [...inOrder.filter(isWanted), ...inOrder.filter((one) => !isWanted(one))]) {
      const wanted = this.contracts.flatMap(({ provider }): (readonly [string, string])[] => {
        const name = joint.names.get(provider);
        return name === undefined ? [] : [[provider, name]];
      });
      const given = this.wantedOf(joint);
      const free = given ?? wanted.find(([, name]) => !taken.has(name))?.[1];
      const prefixed = wanted.map(([provider, name]) => providerPrefix(provider) + name);
      const name = free ?? prefixed.find((one) => !taken.has(one)) ?? prefixed[0] ?? "Schema";
      settled.set(joint.token, reserveName(name, taken));
    }
    for (const token of this.replaced.keys()) settled.set(token, settled.get(this.current(token)) ?? token);
    return settled;
  }

  private current(token: string): string {
    const next = this.replaced.get(token);
    return next === undefined ? token : this.current(next.token);
  }

  /** The one with the name of the first, and with no other component of any of them, that has most of them. */
  private findJoint(named: readonly Side[]): Joint | undefined {
    const fits = ({ names }: Joint): boolean =>
      named.every(({ provider, schema }) => (names.get(provider) ?? schema.ref) === schema.ref) &&
      named.some(({ provider }) => names.has(provider));
    const missing = ({ names }: Joint): number => named.filter(({ provider }) => !names.has(provider)).length;
    const [first] = named;
    const own = first?.schema.ref ?? "";
    const namesakes = this.byName.get(this.wantedName(first?.provider ?? "", own) ?? own) ?? [];
    return namesakes.filter(fits).sort((a, b) => missing(a) - missing(b))[0];
  }

  private create(name: string): Joint {
    const joint = this.start(name, false);
    addTo(this.byName, name, joint);
    return joint;
  }

  private start(name: string, isCopy: boolean): Joint {
    const joint: Joint = { token: `§${this.count++}`, name, isCopy, names: new Map(), unnamed: new Map() };
    this.joints.set(joint.token, joint);
    this.changed.add(joint);
    return joint;
  }

  private add(joint: Joint, side: Side): void {
    const { provider, schema } = side;
    const own = joint.names.get(provider);
    // A second one of a provider is there, but gives no name.
    if (schema.ref !== undefined && (own ?? schema.ref) === schema.ref) this.addName(joint, provider, schema.ref);
    else this.addUnnamed(joint, `${provider} ${textOf(schema)}`, side);
  }

  private addName(joint: Joint, provider: string, name: string): void {
    if (joint.names.has(provider)) return;
    joint.names.set(provider, name);
    this.changed.add(joint);
  }

  private addUnnamed(joint: Joint, key: string, side: Side): void {
    if (joint.unnamed.has(key)) return;
    joint.unnamed.set(key, side);
    this.changed.add(joint);
  }
}

/** A reference of a provider, as a side. */
export function sideNamed(name: string, { provider, schemas }: Omit<Side, "schema">): Side {
  const schema: Schema = { at: { file: "", pointer: "" }, notes: {}, ref: name };
  return { schema, provider, schemas };
}
