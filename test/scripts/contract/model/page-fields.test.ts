import { expect, test } from "vitest";
import { fieldsOf } from "../../../../scripts/contract/model/page-fields.js";
import { contractOf, specWith } from "../../../helpers/load-text.js";

const list = { data: { type: "array", items: { type: "string" } } };

test.each([
  ["an object", { type: "object", properties: list }, ["data"]],
  ["an object or null", { anyOf: [{ type: "object", properties: list }, { type: "null" }] }, ["data"]],
  ["an object or a list, as two providers answer", { type: ["array", "object"], properties: list }, []],
  ["one of two objects", { anyOf: [{ type: "object", properties: list }, { type: "object" }] }, []],
])("the fields of an answer are those that it is sure to have: %s", async (_, answer, expected) => {
  const { schemas } = await contractOf(specWith({ Answer: answer }));
  const schema = schemas.get("Answer");
  expect(schema && fieldsOf(schema, schemas).map(({ path }) => path.join("."))).toEqual(expected);
});
