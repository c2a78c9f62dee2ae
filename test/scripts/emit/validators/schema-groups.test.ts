import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { loadValidators } from "./load-validators.js";
import { schemaGroups } from "./schema-groups.js";

const keyed = Object.fromEntries(schemaGroups.map(({ schema }, index) => [`s${index}`, schema]));
const loaded = await loadValidators(keyed, { oneOf: "exactly-one" });

/** ajv divides decimals as binary fractions, and takes all items for evaluated where one is contained. */
const beyondAjv: ReadonlySet<string> = new Set([
  "multiples that binary fractions do not have",
  "items that a list contains",
]);

test("groups of schemas are compiled without a word", () => {
  expect(loaded.diagnostics).toEqual([]);
});

test.each(schemaGroups.map((each, index) => [each.group, index, each] as const))(
  "groups of schemas accept and refuse as JSON Schema has it: %s",
  (group, index, { schema, valid, invalid }) => {
    const validator = loaded.of(`s${index}`);
    const ajv = new Ajv2020({ strict: false, unicodeRegExp: true, ownProperties: true }).compile(schema as object);
    const verdicts = (judge: (value: unknown) => boolean) => [valid.map(judge), invalid.map(judge)];
    const expected = [valid.map(() => true), invalid.map(() => false)];
    expect(verdicts((value) => validator.is(value))).toEqual(expected);
    expect(verdicts((value) => validator.validate(value).ok)).toEqual(expected);
    if (!beyondAjv.has(group)) expect(verdicts((value) => ajv(value))).toEqual(expected);
  },
);
