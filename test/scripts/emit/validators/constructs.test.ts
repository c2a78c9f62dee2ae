import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileValidators } from "../../../../scripts/project/compile-validators.js";
import { loadValidators } from "./load-validators.js";

/** One construct: its schema, values that it accepts, and values that it refuses with what is said of them. */
interface Construct {
  readonly schema: unknown;
  readonly accepted: readonly unknown[];
  readonly rejected: readonly { readonly value: unknown; readonly issues: readonly string[] }[];
}

const folder = new URL("./constructs/", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.slice(0, -5));

/** Goldens are compared, and compiled with the project; what they say is run. `UPDATE_GOLDEN=1` writes them, but never in CI. */
const update = process.env["UPDATE_GOLDEN"] === "1" && process.env["CI"] === undefined;

describe.each(names)("%s", (name) => {
  const construct: Construct = JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
  const golden = new URL(`golden/${name}.ts`, folder);
  const { code, diagnostics } = compileValidators(
    { Value: construct.schema },
    { runtime: "../../../../../../src/validation/index.js", oneOf: "exactly-one", jsonSchema: false },
  );
  if (update) writeFileSync(golden, code);

  test(`validators of ${name} print the golden`, () => {
    expect(diagnostics).toEqual([]);
    expect(code).toBe(readFileSync(golden, "utf8"));
  });

  test(`validators of ${name} accept and refuse`, async () => {
    const Value = (await loadValidators({ Value: construct.schema }, { oneOf: "exactly-one" })).of("Value");
    for (const value of construct.accepted) {
      expect([value, Value.is(value), Value.validate(value)]).toMatchObject([value, true, { ok: true }]);
    }
    for (const { value, issues } of construct.rejected) {
      const result = Value.validate(value);
      const found = result.ok ? [] : result.issues.map(({ code: issue, pointer }) => `${issue} ${pointer}`);
      expect([value, Value.is(value), found.sort()]).toEqual([value, false, [...issues].sort()]);
    }
  });
});
