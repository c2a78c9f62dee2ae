import { expect, test } from "vitest";
import { shapeOf } from "../../../../scripts/contract/model/shape.js";
import { contractOf, specWith } from "../../../helpers/load-text.js";

const self = { $ref: "#/components/schemas/Thing" };

test.each([
  ["a list, or itself", { anyOf: [{ type: "array" }, self] }, "isList"],
  ["itself, or an object", { oneOf: [self, { type: "object" }] }, "isObject"],
  ["a list of itself", { type: "array", items: self }, "isList"],
  ["itself and a text", { allOf: [self, { type: "string" }] }, "isScalar"],
])("what leads back to itself has a shape: %s", async (_, thing, expected) => {
  const { schemas } = await contractOf(specWith({ Thing: thing }));
  const schema = schemas.get("Thing");
  const shape = schema === undefined ? {} : shapeOf(schema, schemas);
  expect(Object.entries(shape).flatMap(([name, is]) => (is ? [name] : []))).toEqual([expected]);
});
