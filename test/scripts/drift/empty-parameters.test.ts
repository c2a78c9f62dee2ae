import { expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const query = (schema: Written, allowEmptyValue?: boolean, where = "query") =>
  documentOf({ operation: { parameters: [{ name: "brief", in: where, schema, allowEmptyValue }] } });
const told = async (base: object, revision: object) =>
  (await changesBetween(base, revision)).map(({ level, id }) => `${level} ${id}`);
const removed = "request-parameter-allow-empty-value-removed";

it.each([
  ["error", { type: "boolean" }],
  ["error", { type: "integer" }],
  ["error", { ...text, minLength: 1 }],
  ["error", { ...text, enum: ["yes"] }],
  ["error", { type: "array", items: { type: "integer" } }],
  ["info", text],
  ["info", { type: "array", items: text }],
] as const)("an empty value that is taken no longer is %s for %j", async (level, schema) => {
  expect(await told(query(schema, true), query(schema))).toEqual([`${level} ${removed}`]);
  expect(await told(query(schema, true), query(schema, false))).toEqual([`${level} ${removed}`]);
  expect(await told(query(schema), query(schema, true))).toEqual(["info request-parameter-allow-empty-value-added"]);
});

it("an empty value is one of queries only", async () => {
  expect(await told(query(text, true, "header"), query(text, false, "header"))).toEqual([]);
});
