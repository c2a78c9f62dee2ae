import { describe, expect, it } from "vitest";
import { ComponentPool, sideNamed } from "../../../../scripts/merge/union/component-pool.js";
import { uniteNamesakes } from "../../../../scripts/merge/union/unite-namesakes.js";
import { contractWith, type Written } from "../schemas.js";

const text = { type: "string" };
const whole = { type: "integer" };
const none = { type: "null" };
const object = (...names: readonly string[]): Written => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, text])),
});
const tagged = (tag: string, ...names: readonly string[]): Written => ({
  ...object(...names),
  required: ["type"],
  properties: { ...(object(...names).properties as Written), type: { const: tag } },
});

type Components = Readonly<Record<string, Written>>;

/** Makes joints of components by `provider.Name`, unites those that can be, and tells which components are one. */
function unite(components: Components, joints: readonly string[], wanted: Readonly<Record<string, string>> = {}) {
  const contracts = Object.entries(components).map(([provider, schemas]) => contractWith(provider, schemas));
  const pool = new ComponentPool(contracts, new Map(Object.entries(wanted)));
  for (const names of joints)
    pool.tokenOf(
      names.split(" ").map((each) => {
        const [provider = "", name = ""] = each.split(".");
        return sideNamed(name, { provider, schemas: new Map() });
      }),
    );
  const before = pool.all().length;
  const found = uniteNamesakes(pool);
  const left = pool.all().map(({ names }) => [...names].map((pair) => pair.join(".")).join(" "));
  expect(found).toBe(left.length < before);
  return left;
}

describe("components of one name that stand nowhere together", () => {
  const cases: readonly (readonly [name: string, one: Written, two: Written, isOne: boolean])[] = [
    ["objects of the same properties", object("a", "b"), object("a", "b"), true],
    ["objects that share half of the smaller one's", object("a", "b", "c", "d"), object("a", "e"), true],
    ["objects that share less", object("a", "b", "c", "d"), object("a", "e", "f"), false],
    ["objects that share nothing", object("a"), object("b"), false],
    ["free objects", { type: "object" }, { type: "object" }, true],
    ["an object and a free one", object("a"), { type: "object" }, true],
    ["texts", text, { ...text, maxLength: 1 }, true],
    ["a text and a number", text, whole, false],
    ["a text and one that may be null", text, { type: ["string", "null"] }, false],
    ["the same kinds in another order", { anyOf: [text, whole, none] }, { anyOf: [none, whole, text, whole] }, true],
    ["an object and a text", object("a"), text, false],
    ["anything and a text", {}, text, false],
    ["anything", {}, {}, true],
    [
      "a choice of objects that have most of them together",
      { anyOf: [object("a", "b"), object("c", "d")] },
      object("a", "c"),
      true,
    ],
    ["objects of one tag", tagged("x", "a"), tagged("x", "b"), true],
    ["objects of other tags", tagged("x", "a"), tagged("y", "a"), false],
    [
      "one of whose alternatives has another tag",
      { anyOf: [tagged("x", "a"), tagged("y", "b")] },
      tagged("y", "a"),
      false,
    ],
  ];

  it.each(cases)("components of one name are one where they are alike: %s", (_, one, two, isOne) => {
    for (const [first, second] of [
      [one, two],
      [two, one],
    ] as const) {
      const components = { one: { A: first }, two: { A: second } };
      expect(unite(components, ["one.A", "two.A"])).toEqual(isOne ? ["one.A two.A"] : ["one.A", "two.A"]);
    }
  });

  it("components of other names are not, however alike", () => {
    const components = { one: { A: text }, two: { B: text } };
    expect(unite(components, ["one.A", "two.B"])).toEqual(["one.A", "two.B"]);
  });

  it("components of several are one where one has of each provider what the other has, or nothing", () => {
    const components = {
      one: { A: object("a"), B: text },
      two: { A: object("b"), B: text },
      three: { A: object("c") },
    };
    expect(unite(components, ["two.A", "one.A", "one.A two.A"])).toEqual(["two.A one.A"]);
    expect(unite(components, ["two.A", "one.A", "three.A", "one.A two.A"])).toEqual(["two.A one.A", "three.A"]);
    // Of the second provider each has another one.
    expect(unite(components, ["one.A two.A", "one.A two.B"])).toEqual(["one.A two.A", "one.A two.B"]);
  });

  it("components of three are one in one run", () => {
    const components = { one: { A: object("a") }, two: { A: object("a") }, three: { A: object("a") } };
    expect(unite(components, ["one.A", "two.A", "three.A"])).toEqual(["one.A two.A three.A"]);
  });
});

describe("components that the config gives one name", () => {
  const components = { one: { A: object("a"), B: text }, two: { B: whole, C: none }, three: { A: object("x") } };

  it("components that the config gives one name are one, alike or not", () => {
    expect(unite(components, ["one.A", "two.B"], { "one.A": "Z", "two.B": "Z" })).toEqual(["one.A two.B"]);
  });

  it("a component that is given another one's name is one with it", () => {
    expect(unite(components, ["one.A", "two.C"], { "two.C": "A" })).toEqual(["one.A two.C"]);
    expect(unite(components, ["two.C", "one.A"], { "two.C": "A" })).toEqual(["two.C one.A"]);
  });

  it("a component whose name the config gives to another of several is one with it where it is alike", () => {
    expect(unite(components, ["two.C one.B", "three.A"], { "two.C": "A" })).toEqual(["two.C one.B", "three.A"]);
  });

  it("a component that is given a name of its own is nobody's namesake", () => {
    expect(unite(components, ["one.A", "three.A"], { "three.A": "Z" })).toEqual(["one.A", "three.A"]);
  });
});
