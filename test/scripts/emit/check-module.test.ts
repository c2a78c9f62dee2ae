import { describe, expect, test } from "vitest";
import type { Finding } from "../../../scripts/base/diagnostics.js";
import { checkModule } from "../../../scripts/emit/code/check-module.js";

const validators = `import type { Validator } from "r";
import { own, validator } from "r";
const keysOfA = /* @__PURE__ */ new Set<string>(["a"]);
function checkA(value: unknown): boolean {
  return keysOfA.has("a") && own(value, "a") === 1;
}
export const A: Validator<unknown> = /* @__PURE__ */ validator(checkA);
`;

function problems(name: string, text: string): readonly string[] {
  const found: Finding[] = [];
  checkModule(name, text, { runtime: "r", at: { file: "a.yaml", pointer: "" }, report: (each) => found.push(each) });
  return found.map(({ code, message }) => `${code}: ${message}`);
}

describe("the check of generated modules", () => {
  test("a module of what emitters write passes", () => {
    expect(problems("validators.ts", validators)).toEqual([]);
    expect(problems("index.ts", 'export * from "./client.js";\nexport * as types from "./types.js";\n')).toEqual([]);
  });

  test.each([
    ["a call of a global function", "fetch(1);"],
    ["a call of what a string names", 'own["constructor"]("x")();'],
    ["a call of a method that checks do not have", "keysOfA.forEach(checkA);"],
    ["a construction of a function", 'new Function("x");'],
    ["an import that is none of ours", 'import "node:fs";'],
    ["an import at run time", 'import("node:fs");'],
    ["a template", `${"`$"}{checkA(1)}${"`"};`],
    ["a class", "class A {}"],
    ["a loop without an end", "while (true);"],
    ["an assignment by a decorator", "@own class B {}"],
    ["text that is no code", "*/ alert"],
  ])("a module with %s is told as a fault of ours", (_, injected) => {
    expect(problems("validators.ts", `${validators}${injected}\n`)).toEqual([
      expect.stringMatching(/^output-invalid: validators\.ts would have .* in line \d+, /),
    ]);
  });

  test("a call in a module that calls nothing is told", () => {
    expect(problems("capabilities.ts", "export const a = b();")).toHaveLength(1);
  });
});
