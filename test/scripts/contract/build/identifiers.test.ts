import { describe, expect, it } from "vitest";
import { freeName, memberName, numberedName, reserveName, typeName } from "../../../../scripts/base/identifiers.js";
import { isIdentifier } from "../../../../scripts/emit/code/encode.js";

describe("the name of a member", () => {
  it.each([
    ["fine_tuning", "fineTuning"],
    ["用量", "用量"],
    ["then", "then_"],
    ["2fa", "_2fa"],
    ["-", "u2d"],
  ])("the name of a member of %j is %j", (name, member) => {
    expect(memberName(name)).toBe(member);
  });

  it.each(["\u3164", "a\u3164b", "\uffa0\u115f\u1160"])(
    "the name of a member shows itself where %j does not",
    (name) => {
      expect(isIdentifier(memberName(name))).toBe(true);
      expect(isIdentifier(typeName(name))).toBe(true);
    },
  );
});

describe("a free name", () => {
  it("a free name is the one that is wanted, if it can be, and is taken from then on", () => {
    const taken = new Set(["Pet"]);
    expect([reserveName("Pet", taken), reserveName("Pet", taken), reserveName("Dog", taken)]).toEqual([
      "Pet_",
      "Pet__",
      "Dog",
    ]);
  });

  it("a free name is not taken where the caller keeps the names", () => {
    const taken = new Map([["Pet", 1]]);
    expect([freeName("Pet", taken), freeName("Pet", taken)]).toEqual(["Pet_", "Pet_"]);
  });
});

it("a free name among thousands that are taken is found in few steps", () => {
  const taken = new Set<string>();
  let asked = 0;
  const counting = { has: (name: string) => ++asked > 0 && taken.has(name) };
  const names = Array.from({ length: 2000 }, () => {
    const name = freeName("pet", counting);
    taken.add(name);
    return name;
  });
  expect(names.slice(0, 5)).toEqual(["pet", "pet_", "pet__", "pet___", "pet___2"]);
  expect(taken.size).toBe(2000);
  expect(asked).toBeLessThan(2000 * 30);
  expect(numberedName("a", "_", new Set(["a", "a_2", "a_3"]))).toBe("a_4");
});

it("a very long name has a short identifier of its own", () => {
  const long = `/${"y".repeat(5000)}`;
  const names = [`${long}1`, `${long}2`].flatMap((name) => [typeName(name), memberName(name)]);
  expect(new Set(names).size).toBe(4);
  for (const name of [...names, typeName("y".repeat(5000)), typeName("\u{10400}".repeat(500))])
    expect(name).toMatch(/^[\p{ID_Start}][\p{ID_Continue}]{100,239}$/u);
});
