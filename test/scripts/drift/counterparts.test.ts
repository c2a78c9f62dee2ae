import { describe, expect, it } from "vitest";
import { changesBetween, documentOf, outline } from "./contracts.js";

const object = (type: string) => ({ type: "object", properties: { a: { type } } });
const content = (types: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(types).map(([media, type]) => [media, { schema: object(type) }]));
const taking = (types: Readonly<Record<string, string>>) =>
  documentOf({ operation: { requestBody: { required: true, content: content(types) } } });
const giving = (types: Readonly<Record<string, string>>) =>
  documentOf({ operation: { responses: { 200: { description: "", content: content(types) } } } });
const answers = (statuses: Readonly<Record<string, string>>) =>
  documentOf({
    operation: {
      responses: Object.fromEntries(
        Object.entries({ 200: "string", ...statuses }).map(([status, type]) => [
          status,
          { description: "", content: content({ "application/json": type }) },
        ]),
      ),
    },
  });
const lines = async (base: object, revision: object) => outline(await changesBetween(base, revision));
const ids = async (base: object, revision: object) =>
  (await lines(base, revision)).map((line) => line.split(" ").slice(0, 2).join(" "));

const json = "application/json";
const range = "application/*";

describe("ranges of media types are counterparts of what they cover", () => {
  it("a request that a range takes is compared with the schema of the range", async () => {
    expect(await ids(taking({ [json]: "string" }), taking({ [range]: "integer" }))).toEqual([
      "error request-property-type-changed",
      "info request-body-media-type-added",
    ]);
    expect(await ids(taking({ [json]: "string" }), taking({ "*/*": "string" }))).toEqual([
      "info request-body-media-type-added",
    ]);
  });

  it("a request of a range loses what the type in its place does not take", async () => {
    expect(await ids(taking({ [range]: "string" }), taking({ [json]: "integer" }))).toEqual([
      "error request-body-media-type-removed",
      "error request-property-type-changed",
    ]);
  });

  it("a response of a range that became one of its types is compatible, the reverse is told", async () => {
    expect(await ids(giving({ [range]: "string" }), giving({ [json]: "string" }))).toEqual([
      "info response-media-type-removed",
    ]);
    expect(await ids(giving({ [range]: "string" }), giving({ [json]: "integer" }))).toEqual([
      "error response-property-type-changed",
      "info response-media-type-removed",
    ]);
    expect(await ids(giving({ [json]: "string" }), giving({ [range]: "string" }))).toEqual([
      "warning response-media-type-added",
    ]);
  });

  it("a request with another version in its media type is another one, with another charset it is not", async () => {
    const at = (parameter: string) => taking({ [`${json}; ${parameter}`]: "string" });
    expect(await ids(at("version=1"), at("version=2"))).toEqual([
      "error request-body-media-type-removed",
      "info request-body-media-type-added",
    ]);
    expect(await ids(at("charset=utf-8"), at("charset=latin1"))).toEqual([]);
  });
});

describe("the default response and ranges are counterparts of the statuses that they stand for", () => {
  it("a status that the default response stood for is compared with it", async () => {
    const base = answers({ default: "string" });
    expect(await ids(base, answers({ default: "string", 404: "string" }))).toEqual([]);
    expect(await lines(base, answers({ default: "string", 404: "integer" }))).toEqual([
      "error response-property-type-changed response.404.body.a",
    ]);
    expect(await ids(base, answers({ "4XX": "integer" }))).toEqual([
      "error response-property-type-changed",
      "info response-non-success-status-removed",
    ]);
  });

  it("a status that has no response of its own any more gets the default one", async () => {
    expect(await ids(answers({ 404: "string" }), answers({ default: "string" }))).not.toContain(
      "info response-non-success-status-removed",
    );
    expect(await ids(answers({ 404: "string", default: "string" }), answers({ default: "integer" }))).toEqual([
      "error response-property-type-changed",
      "error response-property-type-changed",
    ]);
  });

  it("statuses of one range are told each by its own", async () => {
    expect(await lines(answers({ "4XX": "string" }), answers({ 400: "integer", 401: "integer" }))).toEqual([
      "error response-property-type-changed response.400.body.a",
      "error response-property-type-changed response.401.body.a",
      "info response-non-success-status-removed response.4XX",
    ]);
    expect(await lines(answers({ "4XX": "string" }), answers({ 400: "integer" }))).toEqual([
      "error response-property-type-changed response.4XX.body.a",
      "info response-non-success-status-removed response.4XX",
    ]);
  });

  it("the default response does not stand for success", async () => {
    expect(await ids(answers({ default: "string" }), answers({ default: "string", 201: "string" }))).toEqual([
      "info response-success-status-added",
    ]);
  });
});

describe("a default response that has no other beside it is that of successes, too", () => {
  const only = (status: string, type: string) =>
    documentOf({ operation: { responses: { [status]: { description: "", content: content({ [json]: type }) } } } });

  it("a default response alone is compared with a success, either way round", async () => {
    expect(await ids(only("default", "string"), only("200", "string"))).toEqual([]);
    expect(await ids(only("200", "string"), only("default", "string"))).toEqual([]);
    expect(await ids(only("default", "string"), only("200", "integer"))).toEqual([
      "error response-property-type-changed",
    ]);
    expect(await ids(only("200", "string"), only("default", "integer"))).toEqual([
      "error response-property-type-changed",
    ]);
  });
});
