import { expect, test } from "vitest";
import { generate } from "../../../scripts/project/generate.js";
import { readRuntime } from "../../../scripts/write/runtime-files.js";
import type { Validator } from "../../../src/validation/validator-types.js";
import { importGenerated } from "../../helpers/import-generated.js";
import { specWith } from "../../helpers/load-text.js";
import { withFiles } from "../../helpers/with-files.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

async function generateFrom(document: object) {
  return withFiles({ "a.json": JSON.stringify(document) }, (cwd) =>
    generate({ cwd, specs: ["a.json"], runtime: "./runtime/runtime.js" }),
  );
}

async function validatorsOf(schemas: Record<string, object>): Promise<Record<string, Validator<unknown>>> {
  const { files, diagnostics } = await generateFrom(specWith(schemas));
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const runtime = [...(await readRuntime())].map(([name, text]) => [`runtime/${name}`, text] as const);
  const module = await importGenerated(new Map([...files, ...runtime]), "validators.ts");
  return module as Record<string, Validator<unknown>>;
}

test("an object of more properties than one condition holds is checked in parts, whatever the names", async () => {
  const names = [...Array.from({ length: 450 }, (_, index) => `p${index}`), "part1", "part2", "Boolean", "key"];
  const allOf = Array.from({ length: 201 }, (_, index) => ({ type: "object", required: [`p${index}`] }));
  const { Thing, Loose } = await validatorsOf({
    Thing: {
      type: "object",
      properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
      additionalProperties: { type: "integer" },
      allOf,
    },
    Loose: {
      type: "object",
      properties: { Boolean: { type: "string" }, part1: { type: "integer" } },
      if: { properties: { part1: { const: 1 } } },
      then: { required: ["Boolean"] },
    },
  });
  const value = Object.fromEntries(names.map((name) => [name, "a"]));
  const verdicts = [value, { ...value, p449: 1 }, { ...value, part1: 1 }, { ...value, more: "a" }, { p0: "a" }];
  expect(verdicts.map((each) => Thing?.is(each))).toEqual([true, false, false, false, false]);
  expect([{ part1: 1 }, { part1: 1, Boolean: "a" }, { part1: 2 }].map((each) => Loose?.is(each))).toEqual([
    false,
    true,
    true,
  ]);
});

test("unions that lead on to each other in a long chain are generated in time", async () => {
  const count = 300;
  const schemas = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `A${index}`,
      { anyOf: [index + 1 < count ? ref(`A${index + 1}`) : { type: "string" }, { type: "null" }] },
    ]),
  );
  const { files } = await generateFrom(specWith(schemas));
  expect(files.get("validators.ts")).toContain("export const A0: Validator<types.A0>");
  expect(files.get("validators.ts")?.length).toBeLessThan(count * 300);
}, 20_000);

test("a path with thousands of parameters is generated, and that it is not linted is told", async () => {
  const names = Array.from({ length: 1_500 }, (_, index) => `p${index}`);
  const parameters = names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
  const { files, diagnostics } = await generateFrom({
    ...specWith({}),
    paths: {
      [names.map((name) => `/{${name}}`).join("")]: { get: { parameters, responses: { 200: { description: "ok" } } } },
    },
  });
  expect(files.get("types.ts")).toContain("p1499: string");
  expect(diagnostics.map(({ code, at }) => `${code} ${at.pointer.slice(0, 12)}`)).toContain(
    "lint-warning /paths/~1{p0",
  );
}, 20_000);
