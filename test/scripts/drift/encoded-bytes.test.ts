import { describe, expect, it } from "vitest";
import { changesBetween, documentOf, outline } from "./contracts.js";

const object = (a: object) => ({ type: "object", properties: { a } });
const old = (document: object) => ({ ...document, openapi: "3.0.3" });
const sides = ["request", "response"] as const;
const lines = async (base: object, revision: object) => outline(await changesBetween(base, revision));

/** A file taken or given, with a schema or without. */
const file = (side: (typeof sides)[number], schema: object | undefined, type = "audio/mpeg") => {
  const content = { [type]: schema === undefined ? {} : { schema } };
  return documentOf({
    operation: side === "request" ? { requestBody: { content } } : { responses: { 200: { description: "", content } } },
  });
};

describe("bytes described by a format, as in OpenAPI 3.0, and by their content, as in 3.1", () => {
  const [byte, binary] = [
    { type: "string", format: "byte" },
    { type: "string", format: "binary" },
  ];

  it.each([
    ["base64", byte, { type: "string", contentEncoding: "base64" }],
    ["base64 of a picture", byte, { type: "string", contentEncoding: "base64", contentMediaType: "image/png" }],
    ["raw", binary, { type: "string", contentMediaType: "application/octet-stream" }],
    ["raw without a type", binary, { contentMediaType: "application/octet-stream" }],
  ])("are the same: %s", async (_, format, content) => {
    for (const side of sides) {
      const [one, two] = [old(documentOf({ [side]: object(format) })), documentOf({ [side]: object(content) })];
      expect(await lines(one, two)).toEqual([]);
      expect(await lines(two, one)).toEqual([]);
    }
  });

  it("differ where the encoding does", async () => {
    const url = { type: "string", contentEncoding: "base64url" };
    expect(await lines(old(documentOf({ response: object(byte) })), documentOf({ response: object(url) }))).toContain(
      "error response-property-content-encoding-changed response.200.body.a",
    );
  });

  it.each(sides)("a whole %s needs no schema to be a file", async (side) => {
    for (const none of [undefined, {}]) {
      expect(await lines(old(file(side, binary)), file(side, none))).toEqual([]);
      expect(await lines(file(side, none), old(file(side, binary)))).toEqual([]);
    }
    expect(await lines(old(file(side, binary, "application/json")), file(side, undefined, "application/json"))).toEqual(
      [
        side === "request"
          ? "info request-body-media-type-schema-removed request.body"
          : "warning response-body-media-type-schema-removed response.200.body",
      ],
    );
  });
});

describe("headers of responses", () => {
  const answer = (headers: object) => documentOf({ operation: { responses: { 200: { description: "", headers } } } });

  it("one with a media type is written in that, where a text is no number", async () => {
    const json = (type: string) =>
      answer({ "X-Usage": { content: { "application/json": { schema: object({ type }) } } } });
    expect(await lines(json("string"), json("integer"))).toEqual([
      "error response-header-property-type-changed response.200.header.X-Usage.a",
    ]);
  });

  it("Content-Type is that of the media types, whatever is said of it", async () => {
    const [one, two] = [answer({}), answer({ "content-type": { required: true, schema: { type: "string" } } })];
    expect(await lines(one, two)).toEqual([]);
    expect(await lines(two, one)).toEqual([]);
  });
});
