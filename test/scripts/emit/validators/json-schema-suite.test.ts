import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { corpusPath } from "../../../helpers/corpus.js";
import { loadValidators } from "./load-validators.js";

interface Group {
  readonly id: string;
  readonly scope: string;
  readonly group: string;
  readonly schema: unknown;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

const file = corpusPath("json-schema-suite/dev.json");
const ours: ReadonlySet<string> = new Set(["core", "unevaluated", "regex-bignum", "format"]);

test.skipIf(!existsSync(file))(
  `JSON-Schema-Test-Suite, read in place from ${file} (skipped where it is absent)`,
  async () => {
    const all: readonly Group[] = JSON.parse(readFileSync(file, "utf8"));
    const groups = all.filter(({ scope }) => ours.has(scope));
    const keys = new Map(groups.map((group, index) => [group, `s${index}`]));
    const schemas = Object.fromEntries([...keys].map(([group, key]) => [key, group.schema]));
    const loaded = await loadValidators(schemas, { oneOf: "exactly-one" });
    // Patterns that may take long are matched on thousands of characters, which no text of the suite has; some schemas of
    // the suite refuse everything, or their own default, on purpose.
    const expected = new Set(["pattern-slow", "schema-unsatisfiable", "default-refused"]);
    expect(loaded.diagnostics.filter(({ code }) => !expected.has(code))).toEqual([]);
    const failures: string[] = [];
    let total = 0;
    for (const [group, key] of keys) {
      const validator = loaded.of(key);
      for (const { description, data, valid } of group.tests) {
        total++;
        const verdicts = [validator.is(data), validator.validate(data).ok];
        if (verdicts.some((verdict) => verdict !== valid)) failures.push(`${group.id} ${group.group}: ${description}`);
      }
    }
    console.log(`JSON-Schema-Test-Suite: ${total - failures.length} of ${total}`);
    expect(failures).toEqual([]);
  },
);
