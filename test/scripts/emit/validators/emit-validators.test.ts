import { expect, it } from "vitest";
import { emitValidators } from "../../../../scripts/emit/validators/emit-validators.js";
import { buildAll } from "../../merge/schemas.js";

const schemas = buildAll({ A: { type: "string" }, B: { type: "object", properties: { a: { type: "string" } } } });

/** The first lines of a module of validators, of which each has this type. */
function importsOf(types: readonly (string | undefined)[], language?: "ts" | "js"): readonly string[] {
  const targets = types.map((type, index) => ({
    name: `Target${index}`,
    schema: index % 2 === 0 ? "A" : "B",
    direction: "request" as const,
    ...(type !== undefined && { type }),
  }));
  const module = { schemas, targets, runtime: "./runtime.js", typesModule: "./my-types.js", header: "", language };
  const lines = emitValidators(module, () => undefined).split("\n");
  return lines.filter((line) => line.startsWith("import") || line === "export {};");
}

const types = 'import type * as types from "./my-types.js";';

it("a module of validators imports the types where one of them has any, and in TypeScript alone", () => {
  expect(importsOf(["types.A"])).toContain(types);
  expect(importsOf(["types.A", undefined])).toContain(types);
  expect(importsOf(["unknown", "types.B"])).toContain(types);
  expect(importsOf(["unknown", undefined])).not.toContain(types);
  expect(importsOf(["types.A"], "js")).not.toContain(types);
});

it("a module of no validators is a module", () => {
  expect(importsOf([])).toEqual(["export {};"]);
});
