import { describe, expect, it } from "vitest";
import { freeName, memberName, reserveName, typeName } from "../../../../scripts/base/identifiers.js";
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
