import { describe, expect, it } from "vitest";
import { isObject, type Json } from "../../../scripts/base/json.js";
import type { Contract } from "../../../scripts/contract/model/types.js";
import { mergeContracts } from "../../../scripts/merge/union/merge-contracts.js";
import { casesOf } from "../../helpers/random-runs.js";
import { randomOf } from "../../helpers/random-schemas.js";
import {
  contractOfSide,
  type Judges,
  judgeOf,
  judgesOf,
  listedOnly,
  randomSides,
  sideNames,
  valuesFor,
} from "./joint-cases.js";

/** How many cases; 5,000 before a release, with new ones each time. */
const { seeds, from } = casesOf(8, "CONCORD_FUZZ_MARKS");

type Written = Readonly<Record<string, unknown>>;

function isWritten(schema: unknown): schema is Written {
  return isObject(schema as Json);
}

function isMarkedFor(schema: unknown, provider: string): boolean {
  const marks = isWritten(schema) ? (schema["x-providers"] as readonly string[] | undefined) : undefined;
  return marks === undefined || marks.includes(provider);
}

/** What of a written schema is marked as a provider's: `false` in place of the properties and alternatives of others. */
function partOf(schema: unknown, provider: string): unknown {
  if (Array.isArray(schema)) return schema.map((one) => partOf(one, provider));
  if (!isWritten(schema)) return schema;
  const own = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    if (keyword === "enum" || keyword === "const") return [keyword, value];
    if (keyword === "properties") return [keyword, partOfEach(value as Written, provider)];
    if (keyword === "anyOf" || keyword === "oneOf") return [keyword, partOfEach(value as readonly unknown[], provider)];
    return [keyword, isMarkedFor(value, provider) ? partOf(value, provider) : false];
  });
  return withoutValues(Object.fromEntries(own), provider);
}

function partOfEach(parts: Written | readonly unknown[], provider: string): unknown {
  const own = (part: unknown): unknown => (isMarkedFor(part, provider) ? partOf(part, provider) : false);
  if (Array.isArray(parts)) return parts.map(own);
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, own(part)]));
}

function withoutValues(schema: Written, provider: string): unknown {
  const marks = Object.entries((schema["x-value-providers"] ?? {}) as Readonly<Record<string, readonly string[]>>);
  const others = marks
    .filter(([, providers]) => !providers.includes(provider))
    .map(([text]) => ({ const: valueNamed(text) }));
  return others.length === 0
    ? schema
    : { ...schema, allOf: [...((schema.allOf ?? []) as unknown[]), { not: { anyOf: others } }] };
}

/** A value as `x-value-providers` names it: a text as it is, unless it reads as something else. */
function valueNamed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** A schema of a provider's, in its own names. */
interface Spot {
  readonly schema: unknown;
  readonly components: Written;
}

/** All that applies to one value, through references and alternatives. */
function spotsOf({ schema, components }: Spot, seen = new Set<unknown>()): readonly Written[] {
  if (!isWritten(schema) || seen.has(schema)) return [];
  seen.add(schema);
  const target = typeof schema.$ref === "string" ? [components[schema.$ref.split("/").at(-1) ?? ""]] : [];
  const choices = ["anyOf", "oneOf", "allOf"].flatMap((keyword) => (schema[keyword] ?? []) as readonly unknown[]);
  return [schema, ...[...target, ...choices].flatMap((one) => spotsOf({ schema: one, components }, seen))];
}

type Owners = ReadonlyMap<string, readonly Spot[]>;

/** Looks for marks that name a provider who has no such part: of each component at all of its places together. */
class StrangeMarks {
  private readonly places = new Map<string, Map<string, Map<unknown, Spot>>>();
  private readonly changed = new Set<string>();
  private found: string[] = [];

  constructor(private readonly components: Written) {}

  /** `Thing.name of one`: the mark says that one has it, and one has not. */
  of(root: unknown, owners: Owners): readonly string[] {
    this.visit(root, owners, "");
    for (let [name] = this.changed; name !== undefined; [name] = this.changed) {
      this.changed.delete(name);
      this.visitComponent(name);
    }
    this.found = [];
    for (const name of this.places.keys()) this.visitComponent(name);
    return this.found;
  }

  private visitComponent(name: string): void {
    const owners = [...(this.places.get(name) ?? [])].map(([owner, spots]) => [owner, [...spots.values()]] as const);
    this.visit(this.components[name], new Map(owners), name);
  }

  private visit(schema: unknown, owners: Owners, place: string): void {
    if (!isWritten(schema)) return;
    if (typeof schema.$ref === "string") {
      this.add(schema.$ref.split("/").at(-1) ?? "", owners);
      return;
    }
    const { properties = {}, anyOf, oneOf, allOf } = schema;
    this.checkValues(schema, owners, place);
    for (const [name, part] of Object.entries(properties as Written)) {
      const lists = (spot: Written): boolean => Object.hasOwn((spot.properties ?? {}) as object, name);
      for (const [owner, spots] of owners)
        if (isWritten(part) && isMarkedFor(part, owner) && !has(spots, lists))
          this.found.push(`${place}.${name} of ${owner}`);
      this.visit(
        part,
        step(part, owners, (spot) => partsNamed(spot, name)),
        `${place}.${name}`,
      );
    }
    for (const branch of (anyOf ?? oneOf ?? []) as readonly unknown[])
      this.visit(branch, new Map([...owners].filter(([owner]) => isMarkedFor(branch, owner))), `${place}|`);
    for (const part of (allOf ?? []) as readonly unknown[]) this.visit(part, owners, `${place}&`);
    this.visitItems(schema, owners, place);
  }

  private visitItems(schema: Written, owners: Owners, place: string): void {
    const { items, prefixItems = [], additionalProperties: others, patternProperties = {} } = schema;
    const itemsOf = (spot: Written) => [spot.items, ...((spot.prefixItems ?? []) as unknown[])].filter(isWritten);
    const namesOf = (spot: Written) => partsNamed(spot, "");
    const inner = [
      ...[items, ...(prefixItems as unknown[])].map((part) => [part, itemsOf] as const),
      ...[others, ...Object.values(patternProperties as Written)].map((part) => [part, namesOf] as const),
    ];
    for (const [part, read] of inner) if (part !== undefined) this.visit(part, step(part, owners, read), `${place}[]`);
  }

  private add(name: string, owners: Owners): void {
    const known = this.places.get(name) ?? new Map<string, Map<unknown, Spot>>();
    this.places.set(name, known);
    for (const [owner, spots] of owners) {
      const present = known.get(owner) ?? new Map<unknown, Spot>();
      known.set(owner, present);
      for (const spot of spots) {
        if (present.has(spot.schema)) continue;
        present.set(spot.schema, spot);
        this.changed.add(name);
      }
    }
  }

  private checkValues(schema: Written, owners: Owners, place: string): void {
    const marks = (schema["x-value-providers"] ?? {}) as Readonly<Record<string, readonly string[]>>;
    const values = Array.isArray(schema.enum)
      ? (schema.enum as Json[])
      : schema.const !== undefined
        ? [schema.const as Json]
        : [];
    const named = new Map(
      Object.entries(marks).map(([text, providers]) => [JSON.stringify(valueNamed(text)), providers]),
    );
    const isOf = (value: Json, owner: string): boolean => named.get(JSON.stringify(value))?.includes(owner) !== false;
    for (const [owner, spots] of owners) {
      for (const value of values)
        if (isOf(value, owner) && !has(spots, (spot) => mayBe(spot, value)))
          this.found.push(`${place} = ${JSON.stringify(value)} of ${owner}`);
      for (const type of values.length > 0 ? [] : ([schema.type ?? []].flat() as string[]))
        if ((type !== "null" || isOf(null, owner)) && !has(spots, (spot) => mayHaveType(spot, type)))
          this.found.push(`${place} ${type} of ${owner}`);
    }
  }
}

function has(spots: readonly Spot[], test: (spot: Written) => boolean): boolean {
  return spots.some((spot) => spotsOf(spot).some(test));
}

/** Where those who have a part describe it. */
function step(part: unknown, owners: Owners, read: (spot: Written) => readonly unknown[]): Owners {
  const next = [...owners].map(([name, spots]): readonly [string, readonly Spot[]] => {
    const found = spots.flatMap((spot) =>
      spotsOf(spot).flatMap((one) => read(one).map((schema) => ({ schema, components: spot.components }))),
    );
    return [name, found];
  });
  return new Map(next.filter(([name, spots]) => isMarkedFor(part, name) && spots.length > 0));
}

function partsNamed(
  { properties = {}, additionalProperties, patternProperties = {} }: Written,
  name: string,
): readonly unknown[] {
  const listed = (properties as Written)[name];
  return [listed, additionalProperties, ...Object.values(patternProperties as Written)].filter(isWritten);
}

function mayBe(spot: Written, value: Json): boolean {
  if (Array.isArray(spot.enum)) return spot.enum.includes(value);
  if (spot.const !== undefined) return spot.const === value;
  return mayHaveType(spot, value === null ? "null" : typeof value);
}

/** Says nothing against a type by itself, and is no way to others that may. */
function mayHaveType(spot: Written, type: string): boolean {
  const { $ref, anyOf, oneOf, allOf, enum: list, const: constant } = spot;
  if ([$ref, anyOf, oneOf, allOf].some((one) => one !== undefined)) return false;
  const values = Array.isArray(list) ? list : constant === undefined ? undefined : [constant];
  const types = (spot.type === undefined ? undefined : [spot.type].flat()) as readonly string[] | undefined;
  const suits = (one: string): boolean =>
    one === type || [one, type].every((name) => name === "integer" || name === "number");
  if (values?.some((value) => suits(value === null ? "null" : typeof value)) === false) return false;
  return types === undefined || types.some(suits);
}

interface Case {
  readonly contracts: readonly [Contract, ...Contract[]];
  readonly own: readonly Judges[];
  readonly listed: readonly Judges[];
  readonly merged: Judges;
}

function caseOf(random: () => number): Case {
  const sides = randomSides(random);
  const build = (list: typeof sides) => list.map((side, index) => contractOfSide(side, sideNames[index] ?? ""));
  const contracts = build(sides) as [Contract, ...Contract[]];
  const { contract } = mergeContracts(contracts, { report: () => undefined });
  return {
    contracts,
    own: contracts.map(judgesOf),
    listed: build(sides.map(listedOnly)).map(judgesOf),
    merged: judgesOf(contract),
  };
}

describe("marks of random providers", () => {
  it(`marks of random providers leave each of them all that it describes (${from})`, {
    timeout: seeds.length * 2000 + 60_000,
  }, () => {
    const lost: unknown[] = [];
    let taken = 0;
    for (const seed of seeds) {
      const random = randomOf(seed);
      const { contracts, own, listed, merged } = caseOf(random);
      const values = valuesFor([...own, ...listed], random, 40);
      for (const [index, { provider }] of contracts.entries()) {
        const components = partOfEach(merged.components, provider) as Written;
        const takes = judgeOf(partOf(merged.schemas.request, provider), components);
        const described = values.filter((value) => own[index]?.request?.(value) && listed[index]?.request?.(value));
        taken += described.length;
        const missing = described.find((value) => !takes(value));
        if (missing !== undefined) lost.push({ seed, provider, value: missing });
      }
    }
    expect(lost).toEqual([]);
    expect(taken).toBeGreaterThan(seeds.length);
  });

  it(`marks of random providers name nobody who lacks the part (${from})`, {
    timeout: seeds.length * 2000 + 60_000,
  }, () => {
    const wrong: unknown[] = [];
    for (const seed of seeds) {
      const { contracts, own, merged } = caseOf(randomOf(seed));
      const owners = new Map(
        contracts.map(({ provider }, index): readonly [string, readonly Spot[]] => [
          provider,
          [{ schema: own[index]?.schemas.request, components: own[index]?.components ?? {} }],
        ]),
      );
      const found = new StrangeMarks(merged.components).of(merged.schemas.request, owners);
      if (found.length > 0) wrong.push({ seed, found });
    }
    expect(wrong).toEqual([]);
  });
});
