import { expect, it } from "vitest";
import { Emptiness } from "../../../../scripts/drift/values/emptiness.js";
import { build } from "../../merge/schemas.js";

const emptiness = new Emptiness((schemas) => schemas);
const isEmpty = (schema: object) => emptiness.takeNothing(build({ type: "integer", ...schema }));

it.each<readonly [schema: object, isEmpty: boolean]>([
  [{ minimum: 1, maximum: 4, multipleOf: 5 }, true],
  [{ minimum: 1, maximum: 5, multipleOf: 5 }, false],
  [{ minimum: 0, maximum: 4, multipleOf: 5 }, false],
  [{ exclusiveMinimum: 0, exclusiveMaximum: 5, multipleOf: 5 }, true],
  [{ exclusiveMinimum: 0, maximum: 5, multipleOf: 5 }, false],
  [{ minimum: 0, exclusiveMaximum: 5, multipleOf: 5 }, false],
  [{ exclusiveMinimum: 5, exclusiveMaximum: 12, multipleOf: 5 }, false],
  [{ exclusiveMinimum: 5, exclusiveMaximum: 10, multipleOf: 5 }, true],
  [{ minimum: -4, maximum: -1, multipleOf: 5 }, true],
  [{ minimum: -4, maximum: 1, multipleOf: 5 }, false],
  [{ minimum: 1, multipleOf: 5 }, false],
  [{ maximum: 4, multipleOf: 5 }, false],
  [{ type: ["integer", "string"], minimum: 1, maximum: 4, multipleOf: 5 }, false],
  [{ type: "number", minimum: 0.1, maximum: 0.4, multipleOf: 0.5 }, false],
])("between the bounds of %j is no step: %s", (schema, expected) => {
  expect(isEmpty(schema)).toBe(expected);
});

it("choices beside choices are followed once each, however many there are", () => {
  const either = (index: number) => ({ anyOf: [{ required: [`a${index}`] }, { required: [`b${index}`] }] });
  const questions = (size: number) => {
    let asked = 0;
    const counting = new Emptiness((schemas) => {
      asked++;
      return schemas.flatMap((schema) => [schema, ...(schema.allOf ?? [])]);
    });
    const allOf = Array.from({ length: size }, (_, index) => either(index));
    expect(counting.takeNothing(build({ type: "object", allOf }))).toBe(false);
    return asked;
  };
  // Followed each with each, these would be thousands.
  // Followed each with each, these would be hundreds.
  expect(questions(20)).toBeLessThan(100);
});
