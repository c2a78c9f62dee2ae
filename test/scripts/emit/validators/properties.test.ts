import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { Check } from "typebox/schema";
import { describe, expect, test } from "vitest";
import { casesOf } from "../../../helpers/random-runs.js";
import { loadValidators } from "./load-validators.js";
import { json, schemas } from "./random-schemas.js";

/** Of forty schemas each. */
const { seeds, from } = casesOf(2, "CONCORD_FUZZ_BATCHES");
const batch = 40;

interface Case {
  readonly schema: Record<string, unknown>;
  readonly values: readonly unknown[];
}

const cases: fc.Arbitrary<Case> = fc.record({
  schema: schemas,
  values: fc.array(json, { minLength: 12, maxLength: 12 }),
});

/** `undefined` when the check throws: ajv does so on objects with a property that is named `constructor`. */
function verdictOf(check: (value: unknown) => unknown, value: unknown): unknown {
  try {
    return check(value);
  } catch {
    return undefined;
  }
}

describe("random schemas and values", () => {
  test(`is, validate and independent validators agree on random schemas and values (${from})`, {
    timeout: seeds.length * 10_000 + 60_000,
  }, async () => {
    const count = { values: 0, accepted: 0 };
    for (const seed of seeds) {
      const sample = fc.sample(cases, { numRuns: batch, seed });
      const loaded = await loadValidators(
        Object.fromEntries(sample.map(({ schema }, index) => [`s${index}`, schema])),
        {
          oneOf: "exactly-one",
        },
      );
      for (const [index, { schema, values }] of sample.entries()) {
        const validator = loaded.of(`s${index}`);
        const reference = new Ajv2020({
          strict: false,
          validateFormats: false,
          unicodeRegExp: true,
          ownProperties: true,
        });
        const expected = reference.compile(schema);
        for (const value of values) {
          const is = validator.is(value);
          const { ok } = validator.validate(value);
          const ajv = verdictOf(expected, value);
          // ajv loses track of evaluated items in nested unions, and divides decimals as binary fractions.
          const agreed = is === ajv || is === Check(schema, value);
          count.values++;
          if (is) count.accepted++;
          const story = JSON.stringify({ seed, schema, value, is, ok, ajv });
          expect(ok, story).toBe(is);
          expect(agreed, story).toBe(true);
        }
      }
    }
    expect(count.values).toBe(seeds.length * batch * 12);
    // Of values that nothing accepts, nothing would be learnt.
    expect(count.accepted).toBeGreaterThan(count.values / 10);
  });
});
