import { describe, expect, it } from "vitest";
import { pruneImpossible, withPossibleBranches } from "../../../../scripts/merge/intersection/prune-impossible.js";
import { build, buildAll, print, to, type Written } from "../schemas.js";

const text = { type: "string" };
const three = [to("A"), false, to("B")];
const tagged = { propertyName: "kind", mapping: { a: "#/components/schemas/A", b: "#/components/schemas/B" } };
const all = [to("A"), to("B"), to("C")];

describe("a choice", () => {
  it.each<readonly [what: string, written: Written, left: unknown]>([
    ["any of some", { anyOf: three }, { anyOf: [to("A"), to("B")] }],
    ["one of some", { oneOf: three, title: "T" }, { oneOf: [to("A"), to("B")], title: "T" }],
    ["one that is left", { anyOf: [false, text], title: "T" }, { ...text, title: "T" }],
    ["one that is left beside rules", { oneOf: [false, text], minLength: 1 }, { oneOf: [text], minLength: 1 }],
    ["none that is left", { oneOf: [false, false], minLength: 1 }, false],
    ["two choices", { anyOf: [false, text], oneOf: three }, { anyOf: [false, text], oneOf: three }],
    ["all that are left", { anyOf: [text, to("A")] }, { anyOf: [text, to("A")] }],
  ])("a choice has no branches that nothing passes: %s", (_, written, left) => {
    expect(print(withPossibleBranches(build(written)))).toEqual(left);
  });

  /** The tags of a choice of A, B and C, of which the named ones are left. */
  function tagsOf(left: readonly string[], otherwise?: string): unknown {
    const { at, notes, oneOf = [] } = build({ oneOf: all });
    const branches = oneOf.map((branch) =>
      left.includes(branch.ref ?? "") ? branch : { at, notes, never: true as const },
    );
    const mapping = new Map(Object.entries({ a: "A", b: "B", c: "C" }));
    const discriminator = { property: "kind", mapping, ...(otherwise !== undefined && { otherwise }) };
    const { discriminator: kept } = withPossibleBranches({ at, notes, oneOf: branches, discriminator });
    return kept && [[...kept.mapping.keys()].join(""), kept.otherwise];
  }

  it("a choice loses the tags of the branches that it loses, and what is taken without a tag", () => {
    expect(tagsOf(["A", "B", "C"], "C")).toEqual(["abc", "C"]);
    expect(tagsOf(["A", "B"])).toEqual(["ab", undefined]);
    expect(tagsOf(["A", "B"], "B")).toEqual(["ab", "B"]);
    expect(tagsOf(["A", "B"], "C")).toEqual(["ab", undefined]);
  });

  it("a choice with a branch that has no name has no tags", () => {
    const { at, notes, oneOf = [] } = build({ oneOf: [to("A"), text, false] });
    const discriminator = { property: "kind", mapping: new Map([["a", "A"]]) };
    expect(withPossibleBranches({ at, notes, oneOf, discriminator })).not.toHaveProperty("discriminator");
  });
});

it("what cannot be without something that is impossible is impossible, however far it is away", () => {
  const needs = (name: string) => ({ type: "object", required: ["x"], properties: { x: to(name) } });
  const schemas = {
    Gone: false,
    Needs: needs("Gone"),
    Further: needs("Needs"),
    May: { type: "object", properties: { x: to("Gone") } },
    Items: { type: "array", minItems: 1, items: to("Further") },
    Empty: { type: "array", items: to("Further") },
    Both: { allOf: [to("May"), to("Needs")] },
    Tagged: { oneOf: [to("May"), to("Items")], discriminator: tagged },
  };
  const dead = [...pruneImpossible(buildAll(schemas))].flatMap(([name, { never }]) => (never ? [name] : []));
  expect(dead).toEqual(["Gone", "Needs", "Further", "Items", "Both"]);
});
