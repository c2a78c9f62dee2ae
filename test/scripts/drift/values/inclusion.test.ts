import { describe, expect, it } from "vitest";
import { Canonicalizer, TextInterner } from "../../../../scripts/drift/values/canonical.js";
import { Inclusion } from "../../../../scripts/drift/values/includes.js";
import { Space } from "../../../../scripts/drift/values/space.js";
import { WrittenEquality } from "../../../../scripts/drift/values/written-equality.js";
import { isAccepted } from "../../../../scripts/drift/witness/is-accepted.js";
import { Sampler } from "../../../../scripts/drift/witness/sampler.js";
import { compareGolden } from "../../../helpers/golden.js";
import { build, contractWith, to } from "../../merge/schemas.js";
import { groups, type SchemaGroup } from "../schema-groups.js";

/** What each schema of a group takes of each of the others: `=` the same, `+` all, `.` not all as far as can be proved. */
function compareAll({ schemas, components = {} }: SchemaGroup) {
  const interner = new TextInterner();
  const sides = ["one", "two"].map((provider) => {
    const contract = contractWith(provider, components);
    const names = new Canonicalizer(new Space(contract), interner);
    const shapes = schemas.map((schema) => names.space.shapeOf(build(schema)));
    return { contract, names, shapes };
  });
  const [wide, narrow] = sides;
  if (wide === undefined || narrow === undefined) throw new Error("There are two.");
  const inclusion = new Inclusion(new WrittenEquality(wide.contract, narrow.contract));
  const sampler = new Sampler();
  const values = narrow.shapes.map((shape) => {
    const of = { space: narrow.names.space, shape };
    const found = [];
    for (const value of sampler.candidates(of, undefined)) if (isAccepted(of, value) && found.push(value) > 8) break;
    return found;
  });
  const refuted: string[] = [];
  const rows = wide.shapes.map((shape, index) =>
    narrow.shapes
      .map((other, column) => {
        const isSame = wide.names.idOf(shape) === narrow.names.idOf(other);
        const takesAll = inclusion.includes({ shape, names: wide.names }, { shape: other, names: narrow.names });
        const refused = values[column]?.filter((value) => !isAccepted({ space: wide.names.space, shape }, value)) ?? [];
        if ((isSame || takesAll) && refused.length > 0) refuted.push(`${index} ${column} ${JSON.stringify(refused)}`);
        return isSame ? "=" : takesAll ? "+" : ".";
      })
      .join(""),
  );
  return { rows, refuted };
}

describe("what schemas take of each other", () => {
  it.each(groups)("what schemas take of each other is refuted by no value: $name", (group) => {
    expect(compareAll(group).refuted).toEqual([]);
  });

  it("what schemas take of each other is proved where it can be", () => {
    const blocks = groups.map((group) => {
      const { rows } = compareAll(group);
      return [`## ${group.name}`, ...rows.map((row, index) => `${row} ${JSON.stringify(group.schemas[index])}`)];
    });
    compareGolden(new URL("golden/inclusion.txt", import.meta.url), blocks);
  });
});

it("what one contract says of its schemas is not taken for what another says of its own", () => {
  const interner = new TextInterner();
  const [base, revision] = [
    [{ type: "string" }, { type: "string", maxLength: 1 }] as const,
    [{ type: "null" }, {}],
  ].map(([one, two], index) => {
    const contract = contractWith(`side ${index}`);
    const names = new Canonicalizer(new Space(contract), interner);
    return { contract, names, shapes: [one, two].map((schema) => names.space.shapeOf(build(schema))) };
  });
  if (base === undefined || revision === undefined) throw new Error("There are two.");
  const inclusion = new Inclusion(new WrittenEquality(base.contract, revision.contract));
  const takes = ({ names, shapes }: typeof base, wide: number, narrow: number) => {
    const [one, two] = [shapes[wide], shapes[narrow]];
    return one && two && inclusion.includes({ names, shape: one }, { names, shape: two });
  };
  expect([takes(base, 0, 1), takes(base, 1, 0)]).toEqual([true, false]);
  expect([takes(revision, 0, 1), takes(revision, 1, 0)]).toEqual([false, true]);
});

it("what was taken for granted while something was tried, which failed, is not remembered", () => {
  const interner = new TextInterner();
  const [wide, narrow] = [{ type: "string", maxLength: 5 }, { type: "string" }].map((last, index) => {
    const contract = contractWith(`side ${index}`, {
      Tree: { type: "object", properties: { branch: to("Branch"), last } },
      Branch: { type: "object", properties: { tree: to("Tree") } },
    });
    const names = new Canonicalizer(new Space(contract), interner);
    return { contract, shapeOf: (name: string) => ({ names, shape: names.space.shapeOf(build(to(name))) }) };
  });
  if (wide === undefined || narrow === undefined) throw new Error("There are two.");
  const inclusion = new Inclusion(new WrittenEquality(wide.contract, narrow.contract));
  const takes = (name: string) => inclusion.includes(wide.shapeOf(name), narrow.shapeOf(name));
  expect([takes("Tree"), takes("Branch"), takes("Tree")]).toEqual([false, false, false]);
});
