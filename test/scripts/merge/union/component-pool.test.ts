import { describe, expect, it } from "vitest";
import { ComponentPool, sideNamed } from "../../../../scripts/merge/union/component-pool.js";
import { contractWith, sideOf, to, type Written } from "../schemas.js";

const text = { type: "string" };
const whole = { type: "integer" };
const components: Readonly<Record<string, Written>> = {
  one: { A: text, B: text, C: text },
  two: { A: whole, B: whole, C: whole },
  three: { A: { type: "boolean" }, D: text },
};

/** A pool of three providers, and their components by `provider.Name`. */
function poolOf(wanted: Readonly<Record<string, string>> = {}) {
  const contracts = Object.entries(components).map(([provider, schemas]) => contractWith(provider, schemas));
  const pool = new ComponentPool(contracts, new Map(Object.entries(wanted)));
  const sides = (...names: readonly string[]) =>
    names.map((each) => {
      const [provider = "", name = ""] = each.split(".");
      return sideNamed(name, {
        provider,
        schemas: contracts.find((one) => one.provider === provider)?.schemas ?? new Map(),
      });
    });
  const unnamed = (provider: string, schema: Written) => sideOf(schema, components[provider], provider);
  /** Joins components, or a component and what stands in its place; the token. */
  const join = (...names: readonly string[]) => pool.tokenOf(sides(...names));
  /** The names of each joint's components, with what has none. */
  const joints = () =>
    pool
      .all()
      .map(({ names, unnamed: others }) => [
        ...[...names].map((pair) => pair.join(".")),
        ...[...others.values()].map(({ provider, schema }) => `${provider} ${schema.ref ?? [...(schema.types ?? [])]}`),
      ]);
  /** The names that tokens get. */
  const named = (...tokens: readonly string[]) => {
    const names = pool.nameAll();
    return tokens.map((token) => names.get(token));
  };
  return { pool, sides, unnamed, join, joints, named };
}

describe("components that stand in one place", () => {
  it("components that stand in one place are one, and so is what else stands there", () => {
    const { join, joints } = poolOf();
    const first = join("one.A", "two.B");
    expect(join("one.A", "two.B", "three.D")).toBe(first);
    expect(join("one.A", "three.D")).toBe(first);
    expect(join("one.A")).toBe(first);
    expect(joints()).toEqual([["one.A", "two.B", "three.D"]]);
  });

  it("components that stand in one place go by the name of the first", () => {
    const { join, joints } = poolOf();
    const first = join("one.A", "two.B");
    expect(join("two.B", "one.A")).not.toBe(first);
    expect(join("two.B")).not.toBe(first);
    expect(join("three.A")).not.toBe(first);
    expect(joints()).toEqual([["one.A", "two.B"], ["two.B", "one.A"], ["three.A"]]);
  });

  it("a component for which a provider has two is two", () => {
    const { join, joints } = poolOf();
    const tokens = [join("one.A", "two.A"), join("one.A", "two.B")];
    expect(new Set(tokens).size).toBe(2);
    expect(joints()).toEqual([
      ["one.A", "two.A"],
      ["one.A", "two.B"],
    ]);
    expect(join("one.A", "two.B", "three.A")).toBe(tokens[1]);
  });

  it("of two components that fit the one is taken that has most of them", () => {
    const { join } = poolOf();
    join("one.A", "two.A");
    const fuller = join("one.A", "two.B", "three.D");
    expect(join("one.A", "three.D")).toBe(fuller);
  });

  it("a second component of a provider, and what has no name, are there without a name", () => {
    const { pool, sides, unnamed, joints } = poolOf();
    const token = pool.tokenOf([...sides("one.A", "one.B", "two.A"), unnamed("three", text)]);
    pool.tokenOf([...sides("one.A", "two.A"), unnamed("three", text), unnamed("three", whole)]);
    expect(joints()).toEqual([["one.A", "two.A", "one B", "three string", "three integer"]]);
    const [joint] = pool.all();
    const members = joint ? pool.membersOf(joint) : [];
    expect(members.map(({ provider, schema }) => [provider, schema.ref ?? [...(schema.types ?? [])].join()])).toEqual([
      ["one", "string"],
      ["one", "B"],
      ["two", "integer"],
      ["three", "string"],
      ["three", "integer"],
    ]);
    expect(token).toBe(joint?.token);
  });

  it("the component of one alone is another than the one that is joined", () => {
    const { pool, sides, join, joints } = poolOf();
    const [side] = sides("one.A");
    if (side === undefined) throw new Error("There is a side.");
    const copy = pool.copyOf(side);
    expect(pool.copyOf(side)).toBe(copy);
    expect(join("one.A")).not.toBe(copy);
    expect(joints()).toEqual([["one.A"], ["one.A"]]);
    expect(pool.all().map(({ isCopy }) => isCopy)).toEqual([true, false]);
  });
});

describe("what is still to be joined", () => {
  it("what is still to be joined is given once, and again when it has got more", () => {
    const { pool, join } = poolOf();
    const token = join("one.A");
    const other = join("one.B");
    const next = () => pool.next()?.token;
    expect([next(), next(), next()]).toEqual([token, other, undefined]);
    join("one.A");
    expect(next()).toBeUndefined();
    join("one.A", "two.A");
    expect([next(), next()]).toEqual([token, undefined]);
    const { unnamed, sides } = poolOf();
    pool.tokenOf([...sides("one.A"), unnamed("three", text)]);
    expect([next(), next()]).toEqual([token, undefined]);
    pool.tokenOf([...sides("one.A"), unnamed("three", text)]);
    expect(next()).toBeUndefined();
  });

  it("what is made one with another is joined there, and its token leads there", () => {
    const { pool, sides, join, joints, named, unnamed } = poolOf();
    const [first, second] = [join("one.A"), join("three.A")];
    const third = pool.tokenOf([...sides("two.C"), unnamed("one", whole)]);
    const [one, two, three] = pool.all();
    if (!one || !two || !three) throw new Error("There are three.");
    while (pool.next() !== undefined);
    pool.unite(two, three);
    pool.unite(one, two);
    expect(joints()).toEqual([["one.A", "three.A", "two.C", "one integer"]]);
    expect([...pool.gone()]).toEqual([third, second]);
    expect(named(first, second, third)).toEqual(["A", "A", "A"]);
    expect([pool.next(), pool.next()]).toEqual([one, undefined]);
    expect(join("two.C")).not.toBe(first);
    expect(join("one.A")).toBe(first);
  });
});

describe("the names of components", () => {
  it("the reference's component has its name, and that of another one a prefix", () => {
    const { join, named } = poolOf();
    const tokens = [join("two.A"), join("three.A"), join("one.A")];
    expect(named(...tokens)).toEqual(["TwoA", "ThreeA", "A"]);
  });

  it("a component of several comes before one of fewer, and takes the first of its names that is free", () => {
    const { join, named } = poolOf();
    const tokens = [join("two.A"), join("two.B", "three.A"), join("one.B")];
    expect(named(...tokens)).toEqual(["TwoA", "A", "B"]);
  });

  it("a component that is nobody's but one's comes last", () => {
    const { pool, sides, join, named } = poolOf();
    const [side] = sides("one.A");
    const copy = side ? pool.copyOf(side) : "";
    expect(named(copy, join("one.A"))).toEqual(["OneA", "A"]);
  });

  it("a component has the name that the config gives it, before all others", () => {
    const { pool, join, named } = poolOf({ "two.B": "A" });
    const tokens = [join("one.A"), join("three.D", "two.B")];
    expect(pool.all().map((joint) => pool.wantedOf(joint))).toEqual([undefined, "A"]);
    expect(named(...tokens)).toEqual(["OneA", "A"]);
  });

  it("a component that is to have a name is found by it", () => {
    const { join } = poolOf({ "two.B": "Z" });
    const token = join("two.B");
    expect(join("two.B", "three.D")).toBe(token);
    expect(join("one.B")).not.toBe(token);
  });
});

describe("components that are to have names", () => {
  const list = (name: string): Written => ({ type: "array", items: to(name) });

  it("components that are to have names are seen at any depth, of their provider alone", () => {
    const { pool, unnamed } = poolOf({ "one.B": "Z" });
    expect(pool.wantsNamesIn([unnamed("two", list("B")), unnamed("one", list("A"))])).toBe(false);
    expect(pool.wantsNamesIn([unnamed("two", list("B")), unnamed("one", list("B"))])).toBe(true);
    expect(pool.wantsNamesIn([unnamed("one", to("B"))])).toBe(true);
    expect(poolOf().pool.wantsNamesIn([unnamed("one", to("B"))])).toBe(false);
  });

  const parts = ["one.A", "two.A", "two.B", "three.D"];
  const apart = (wanted: Readonly<Record<string, string>>) =>
    poolOf(wanted).pool.apart(parts, (part) => ({ provider: part.split(".")[0] ?? "", name: part.split(".")[1] }));

  it.each<[wanted: Readonly<Record<string, string>>, groups: readonly (readonly string[])[]]>([
    [{}, [parts]],
    [{ "one.C": "Z" }, [parts]],
    [{ "two.A": "Z" }, [["one.A", "two.B", "three.D"], ["two.A"]]],
    [
      { "two.A": "Z", "three.D": "Z" },
      [
        ["one.A", "two.B"],
        ["two.A", "three.D"],
      ],
    ],
    [{ "two.A": "Z", "three.D": "Y" }, [["one.A", "two.B"], ["two.A"], ["three.D"]]],
    // One of the others has the name by itself.
    [{ "three.D": "A" }, [parts]],
    [{ "two.A": "B" }, [parts]],
  ])("components that are to have names stand apart from those that have others: %j", (wanted, groups) => {
    expect(apart(wanted)).toEqual(groups);
  });
});
