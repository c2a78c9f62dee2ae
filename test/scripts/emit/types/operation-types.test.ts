import { expect, it } from "vitest";
import { answerTypes } from "../../../../scripts/emit/types/answer-types.js";
import { typeOperations } from "../../../../scripts/emit/types/operation-types.js";
import { contractOf } from "../../../helpers/load-text.js";

const schema = { type: "object", properties: { a: { type: "string" } } };

/** The media types of a body in the order in which a client prefers them. */
async function order(...types: readonly string[]): Promise<readonly string[]> {
  const content = Object.fromEntries(types.map((type) => [type, { schema }]));
  const post = { requestBody: { content }, responses: { 204: { description: "Done." } } };
  const contract = await contractOf({
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    paths: { "/a": { post } },
  });
  return typeOperations(contract)[0]?.body?.medias.map(({ type }) => type) ?? [];
}

it("a body is JSON first, then other JSON, then forms, and then all else", async () => {
  const wanted = ["application/json", "application/a+json", "multipart/form-data", "application/x-www-form-urlencoded"];
  const others = ["application/xml", "text/csv"];
  expect(await order(...others, ...wanted.toReversed())).toEqual([...wanted, ...others]);
  expect(await order(...wanted, ...others)).toEqual([...wanted, ...others]);
  expect(await order("multipart/form-data", "application/json; charset=utf-8")).toEqual([
    "application/json; charset=utf-8",
    "multipart/form-data",
  ]);
});

it.each<readonly [answers: readonly string[], accept: string | undefined]>([
  [[], undefined],
  [["application/json"], undefined],
  [["application/json; charset=utf-8"], undefined],
  [["*/*"], "*/*"],
  [["application/json", "*/*"], "application/json, */*"],
  [["text/csv", "application/json"], "application/json, text/csv"],
  [["text/csv", "*/*"], "text/csv, */*"],
])("what a client asks for is what is described, unless that is JSON alone: %j", async (types, accept) => {
  const content = Object.fromEntries(types.map((type) => [type, {}]));
  const { operations, schemas } = await contractOf({
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    paths: { "/a": { post: { responses: { 200: { description: "Done.", content } } } } },
  });
  expect(operations[0] && answerTypes(operations[0], schemas).accept).toBe(accept);
});

it("a client asks for no more than JSON where anything that is described is an object", async () => {
  const responses = { 200: { description: "Done.", content: { "*/*": { schema } } } };
  const { operations, schemas } = await contractOf({
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    paths: { "/a": { post: { responses } } },
  });
  expect(operations[0] && answerTypes(operations[0], schemas)).toMatchObject({ kinds: ["json"] });
  expect(operations[0] && answerTypes(operations[0], schemas)).not.toHaveProperty("accept");
});
