import { describe, expect, it } from "vitest";
import { changesOf } from "./contracts.js";

describe("what can only be empty", () => {
  it.each([
    ["a text", { type: "string", maxLength: 0 }, { type: "string", maxLength: 1 }, ""],
    ["a list", { type: "array", maxItems: 0 }, { type: "array", maxItems: 1 }, []],
    ["a list of no items", { type: "array", items: false }, { type: "array" }, []],
    ["an object", { type: "object", maxProperties: 0 }, { type: "object", maxProperties: 1 }, {}],
    ["a closed object", { type: "object", additionalProperties: false }, { type: "object" }, {}],
  ] as const)("is the same as %s that is listed", async (_, empty, other, value) => {
    for (const side of ["request", "response"] as const)
      for (const pair of [
        [empty, { const: value }],
        [{ const: value }, empty],
      ] as const)
        expect((await changesOf(side, pair)).filter((line) => line.startsWith("error"))).toEqual([]);
    expect(await changesOf("request", [other, { const: value }])).toContain(
      "error request-body-const-added request.body",
    );
  });
});
