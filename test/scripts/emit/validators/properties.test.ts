import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { Check } from "typebox/schema";
import { describe, expect, test } from "vitest";
import { loadValidators } from "./load-validators.js";
import { json, schemas } from "./random-schemas.js";

/** Seconds to search for; a long search only on request. */
const seconds = Number(process.env["FUZZ_SECONDS"] ?? 2);
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
  test("is, validate and independent validators agree on random schemas and values", {
    timeout: (seconds + 60) * 1000,
  }, async () => {
    const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 2 ** 31);
    const deadline = Date.now() + seconds * 1000;
    const count = { schemas: 0, values: 0, accepted: 0, ajvAlone: 0 };
    for (let round = 0; Date.now() < deadline; round++) {
      const sample = fc.sample(cases, { numRuns: batch, seed: seed + round });
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
        count.schemas++;
        for (const value of values) {
          const is = validator.is(value);
          const { ok } = validator.validate(value);
          const ajv = verdictOf(expected, value);
          // ajv loses track of evaluated items in nested unions, and divides decimals as binary fractions.
          const agreed = is === ajv || is === Check(schema, value);
          count.values++;
          if (is) count.accepted++;
          if (is !== ajv) count.ajvAlone++;
          const story = JSON.stringify({ seed: seed + round, schema, value, is, ok, ajv });
          expect(ok, story).toBe(is);
          expect(agreed, story).toBe(true);
        }
      }
    }
    console.log("random schemas:", { ...count, seed });
    expect(count.accepted).toBeGreaterThan(0);
  });
});
