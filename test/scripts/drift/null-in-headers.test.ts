import { expect, it } from "vitest";
import { changesBetween, documentOf, outline } from "./contracts.js";

const answer = (header: object) =>
  documentOf({ operation: { responses: { 200: { description: "", headers: { "X-Berth": header } } } } });
const told = async (base: object, revision: object) => outline(await changesBetween(answer(base), answer(revision)));
const nullable = "response-header-became-nullable response.200.header.X-Berth";
const [text, textOrNull] = [{ type: "string" }, { type: ["string", "null"] }];

it("null in a header is nothing new to who reads any text, and may go without", async () => {
  expect(await told({ schema: text }, { schema: textOrNull })).toEqual([`info ${nullable}`]);
  expect(await told({ schema: textOrNull }, { schema: text })).toEqual([
    "info response-header-became-not-nullable response.200.header.X-Berth",
  ]);
});

it.each<[string, object, object]>([
  ["a header that is always there", { schema: text, required: true }, { schema: textOrNull, required: true }],
  ["a number", { schema: { type: "integer" } }, { schema: { type: ["integer", "null"] } }],
  ["a listed value", { schema: { enum: ["a"] } }, { schema: { enum: ["a", null] } }],
  ["a text of some length", { schema: { ...text, minLength: 1 } }, { schema: { ...textOrNull, minLength: 1 } }],
  [
    "JSON",
    { content: { "application/json": { schema: text } } },
    { content: { "application/json": { schema: textOrNull } } },
  ],
])("null breaks who reads %s", async (_, base, revision) => {
  expect(await told(base, revision)).toEqual([`error ${nullable}`]);
});
