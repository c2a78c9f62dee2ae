import { expect, it } from "vitest";
import { changesBetween, documentOf, outline } from "./contracts.js";

const reading = (type: string) => ({ type: "object", properties: { level: { type } } });
const list = (items: object) => ({ type: "array", items });
const answer = (content: object) => documentOf({ operation: { responses: { 200: { description: "", content } } } });
const told = async (base: object, revision: object) =>
  outline(await changesBetween(answer(base), answer(revision))).map((line) => line.replace(/\(.*?\)/, ""));

it.each(["application/x-ndjson", "application/jsonl", "application/json-seq", "text/event-stream"])(
  "a sequence of %s is described by one of its items or by the list of them",
  async (type) => {
    const sequence = (schema: object) => ({ [type]: { schema } });
    const [one, all] = [sequence(reading("string")), sequence(list(reading("string")))];
    expect(await told(one, all)).toEqual([]);
    expect(await told(all, one)).toEqual([]);
    const changed = ["error response-property-type-changed response.200.body.level"];
    expect(await told(all, sequence(reading("integer")))).toEqual(changed);
    const lists = ["error response-property-type-changed response.200.body[].level"];
    expect(await told(all, sequence(list(reading("integer"))))).toEqual(lists);
  },
);

it("a list in JSON is no sequence", async () => {
  const [one, all] = [reading("string"), list(reading("string"))].map((schema) => ({ "application/json": { schema } }));
  expect(await told(one ?? {}, all ?? {})).toEqual(["error response-body-type-changed response.200.body"]);
});
