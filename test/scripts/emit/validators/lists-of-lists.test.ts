import { afterEach, expect, it, vi } from "vitest";
import { CheckCompiler } from "../../../../scripts/emit/validators/check-compiler.js";
import { loadValidators } from "./load-validators.js";

afterEach(() => {
  vi.restoreAllMocks();
});

it("lists that may hold each other, whatever the way, are checked at a bounded cost and as they should be", async () => {
  const formOf = vi.spyOn(CheckCompiler.prototype, "formOf");
  const names = ["A", "B", "C", "D", "E", "F"];
  const listsOf = names.map((name) => ({ type: "array", items: { $ref: `#/$defs/${name}` } }));
  const definitions = names.map((name) => [name, { oneOf: [{ const: name }, ...listsOf] }] as const);
  const { of } = await loadValidators({ whole: { $ref: "#/$defs/A", $defs: Object.fromEntries(definitions) } });
  // There are more ways through three of them than this.
  expect(formOf.mock.calls.length).toBeLessThan(20_000);
  const whole = of("whole");
  expect(["A", [], ["B"], [["C", "C"], []], [[[["F"]]]]].map((value) => whole.is(value))).toEqual(Array(5).fill(true));
  expect(["B", ["G"], [[1]], {}, [[["A", {}]]]].map((value) => whole.is(value))).toEqual(Array(5).fill(false));
});
