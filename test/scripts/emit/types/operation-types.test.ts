import { expect, it } from "vitest";
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
