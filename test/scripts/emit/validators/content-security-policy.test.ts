import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { compileValidators } from "../../../../scripts/project/compile-validators.js";
import { runtime } from "./load-validators.js";

/** Touches what could tempt a validator to generate code: patterns, formats, tags, sets, recursion. */
const schemas = {
  Order: {
    type: "object",
    required: ["id", "mail", "parts"],
    properties: {
      id: { type: "string", pattern: "^o-\\p{L}+$" },
      mail: { type: "string", format: "email" },
      parts: { type: "array", minItems: 1, uniqueItems: true, items: { $ref: "#/$defs/Part" } },
    },
    unevaluatedProperties: false,
    $defs: {
      Part: {
        oneOf: [
          { properties: { kind: { const: "wheel" }, inches: { type: "integer" } }, required: ["kind", "inches"] },
          { properties: { kind: { const: "set" }, parts: { items: { $ref: "#/$defs/Part" } } }, required: ["kind"] },
        ],
      },
    },
  },
};

const good = { id: "o-ä", mail: "a@example.com", parts: [{ kind: "set", parts: [{ kind: "wheel", inches: 20 }] }] };
const bad = { id: "o-1", mail: "a@example.com", parts: [{ kind: "wheel", inches: "20" }], more: 1 };

/** Says first whether code can be generated at all, so that the test fails where the flag does nothing. */
const program = `
import { Order } from "./validators";
const forbidden = [() => eval("1"), () => new Function("return 1")].every((generate) => {
  try { generate(); return false; } catch (error) { return (error as Error).name === "EvalError"; }
});
const codes = (value: unknown) => {
  const result = Order.validate(value);
  return [Order.is(value), ...(result.ok ? [] : result.issues.map(({ code, pointer }) => code + " " + pointer))];
};
console.log(JSON.stringify({ forbidden, good: codes(${JSON.stringify(good)}), bad: codes(${JSON.stringify(bad)}) }));
`;

test("validators work where no code may be generated", async () => {
  const folder = await mkdtemp(join(tmpdir(), "concord-policy-"));
  try {
    await writeFile(join(folder, "validators.ts"), compileValidators(schemas, { runtime, jsonSchema: true }).code);
    await writeFile(join(folder, "program.ts"), program);
    const outfile = join(folder, "program.mjs");
    const entryPoints = [join(folder, "program.ts")];
    await build({ entryPoints, outfile, bundle: true, format: "esm", target: "es2022", logLevel: "silent" });
    const flags = ["--disallow-code-generation-from-strings", outfile];
    const { stdout } = await promisify(execFile)(process.execPath, flags);
    const told: unknown = JSON.parse(stdout);
    expect(told).toEqual({
      forbidden: true,
      good: [true],
      bad: [false, "pattern /id", "type /parts/0/inches", "unknown-property /more"],
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
