import { expect, it } from "vitest";
import { readText } from "../../../helpers/read-text.js";

const text = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /a/{b}/{c}:
    parameters:
      - { name: b, in: path, required: true, schema: { type: integer } }
    get:
      parameters:
        - { name: e, in: query, schema: { type: string } }
        - { name: d, in: path, required: true, schema: { type: string } }
        - { name: e, in: query, schema: { type: integer } }
      responses: { "204": { description: Done. } }
    additionalOperations:
      GET: { responses: { "204": { description: Done. } } }
      "A B": { responses: { "204": { description: Done. } } }
      COPY: { responses: { "204": { description: Done. } } }
`;

it("parameters are matched with what the template of the path names, and told where they differ", async () => {
  const { at, places } = await readText(text);
  const string = { type: "string" };
  expect(at("/paths/~1a~1{b}~1{c}/get/parameters")).toEqual([
    { name: "e", in: "query", schema: string },
    { name: "c", in: "path", required: true, schema: string },
  ]);
  const get = "/paths/~1a~1{b}~1{c}/get";
  const copy = "/paths/~1a~1{b}~1{c}/additionalOperations/COPY";
  expect(places("path-parameter-mismatch")).toEqual([`7 ${get}`, `10 ${get}/parameters/1`, `16 ${copy}`]);
  expect(places("parameter-duplicate")).toEqual([`11 ${get}/parameters/2`]);
});

it.each(["allOf", "anyOf", "oneOf"])("an empty `%s` is told, and one of schemas is not", async (keyword) => {
  const schemas = `components: { schemas: { Empty: { ${keyword}: [] }, Full: { ${keyword}: [{ type: string }] } } }`;
  const { at, places } = await readText(`openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n${schemas}\n`);
  expect(places("keyword-repaired")).toEqual([`4 /components/schemas/Empty/${keyword}`]);
  expect(at("/components/schemas/Full")).toEqual({ [keyword]: [{ type: "string" }] });
});
