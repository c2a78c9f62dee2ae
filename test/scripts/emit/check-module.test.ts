import { readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../../scripts/base/diagnostics.js";
import { checkModule } from "../../../scripts/emit/code/check-module.js";
import { findForeign } from "../../../scripts/emit/code/find-foreign.js";
import { type ModuleRules, moduleRules } from "../../../scripts/emit/code/module-rules.js";

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

function rulesOf(name: string): ModuleRules {
  const rules = moduleRules[`${name}.ts`];
  if (rules === undefined) throw new Error(`No rules of ${name}.`);
  return rules;
}

function tokenStarts(text: string): readonly number[] {
  const starts: number[] = [];
  const visit = (node: ts.Node): void => {
    if (node.getChildCount(file) === 0) starts.push(node.getStart(file));
    else node.getChildren(file).forEach(visit);
  };
  const file = ts.createSourceFile("a.ts", text, ts.ScriptTarget.ESNext, true);
  visit(file);
  return starts;
}

function callsFetch(text: string): boolean {
  const visit = (node: ts.Node): true | undefined =>
    (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "fetch") ||
    ts.forEachChild(node, visit);
  return visit(ts.createSourceFile("a.ts", text, ts.ScriptTarget.ESNext)) === true;
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
    ["a call of a method that strings name", 'keysOfA?.["has"]("a");'],
    ["a call behind a type", "const b = fetch<string>(1);"],
    ["a call of what a call returns", "const b = own(1, 2)(3);"],
    ["a call of a function that is built with a name", "const b = new Worker;"],
    ["an assignment to what is global", "globalThis.fetch = own;"],
    ["a name that is none", "const b = { content length: 1 };"],
    ["a bracket that nothing closes", "function b() { if (own(1, 2)) {"],
    ["a bracket that closes nothing", "const b = [1]];"],
    ["a text without an end", 'const b = "x;'],
    ["a method of a type that is called as a function", "interface B { fetch(): void }\nfetch(1);"],
    ["a call between divisions of an object", "const b = {} / fetch(1) / 1;"],
    ["a call between divisions of a word", "const b = true / fetch(1) / 1;"],
    ["a call behind a comment that a separator of lines ends", "// \u2028fetch(1);"],
    ["a call of a name with an escape", "const b = f\\u0065tch(1);"],
    ["a call in a number", "const b = 1..constructor(2);"],
    ["an export of what is none of ours", 'export * from "node:fs";'],
  ])("a module with %s is told as a fault of ours", (_, injected) => {
    expect(problems("validators.ts", `${validators}${injected}\n`)).toEqual([
      expect.stringMatching(/^output-invalid: validators\.ts would have .* in line \d+, /),
    ]);
  });

  test("a call in a module that calls nothing is told", () => {
    expect(problems("capabilities.ts", "export const a = b();")).toHaveLength(1);
  });

  test("an assignment in a module that assigns nothing is told", () => {
    expect(problems("resources.ts", "export const a = { b: c = 1 };")).toHaveLength(1);
  });

  test("words are names where properties and methods have them", () => {
    const members = "  delete(import?: string): undefined;\n  readonly class: number;\n";
    expect(problems("client.ts", `export interface A {\n${members}}\n`)).toEqual([]);
    expect(problems("validators.ts", `${validators}export { A as enum, A as class };\n`)).toEqual([]);
    expect(problems("resources.ts", "export const a = { delete: b.import, in: { new: 1 } };\n")).toEqual([]);
  });

  test("a quote in a pattern begins no text, and a division no pattern", () => {
    const line = 'const b = /["/(]/u.test(value) && 4 / 2 / 1;\n';
    expect(problems("validators.ts", `function a(value: string) {\n  ${line}}\n`)).toEqual([]);
  });

  test("a call is seen wherever a syntax tree has it", () => {
    const modules = ["validators", "client", "resources", "responses", "capabilities", "index"];
    const unseen = modules.flatMap((name) => {
      const text = readFileSync(`generated/providers/xiexus/${name}.ts`, "utf8");
      const runtime = /from "(openapi-concord[^"]*|[./]*src\/runtime\.js)"/.exec(text)?.[1] ?? "r";
      expect(findForeign(text, rulesOf(name), runtime)).toBeUndefined();
      const places = tokenStarts(text);
      const step = Math.ceil(places.length / 100);
      return places
        .filter((_, index) => index % step === 0)
        .map((at) => `${text.slice(0, at)};fetch(1);${text.slice(at)}`)
        .filter((changed) => findForeign(changed, rulesOf(name), runtime) === undefined && callsFetch(changed));
    });
    expect(unseen).toEqual([]);
  });
});
