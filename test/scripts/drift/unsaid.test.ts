import { describe, expect, it } from "vitest";
import { changesBetween, documentOf, outline } from "./contracts.js";

type Side = "request" | "response";

const text = { type: "string" };
const body = (value: object) => ({ type: "object", properties: { value } });

/** What changed from a schema to what a page says of it. */
async function against(side: Side, base: object, page: object, kind = "table"): Promise<readonly string[]> {
  const revision = documentOf({
    [side]: body({ ...page, "x-concord-inferred": kind }),
    operation: side === "request" ? { "x-concord-inferred": kind } : {},
  });
  return outline(await changesBetween(documentOf({ [side]: body(base) }), revision));
}

const field = (side: Side) => (side === "request" ? "request.body.value" : "response.200.body.value");

describe("what a page does not mention is unknown", () => {
  it.each<[string, object, string]>([
    ["null", { type: ["string", "null"] }, "null-unknown"],
    ["values", { ...text, enum: ["a", "b"] }, "restriction-unknown"],
    ["a constant", { ...text, const: "a" }, "restriction-unknown"],
    ["a length", { ...text, maxLength: 9 }, "restriction-unknown"],
    ["a length that base begins with", { ...text, minLength: 1 }, "restriction-unknown"],
    ["a pattern", { ...text, pattern: "^a" }, "restriction-unknown"],
    ["a format", { ...text, format: "date-time" }, "restriction-unknown"],
    ["a default", { ...text, default: "a" }, "restriction-unknown"],
  ])("what a page does not mention is unknown: %s", async (_, base, rule) => {
    expect(await against("request", base, text)).toEqual([`info request-property-${rule} ${field("request")}`]);
    expect(await against("response", base, text)).toEqual([`info response-property-${rule} ${field("response")}`]);
  });

  it("an alternative whose type a page names without the details is unknown", async () => {
    const base = { anyOf: [text, { type: "array", items: text }, { type: "array", items: { type: "integer" } }] };
    const page = { oneOf: [text, { type: "array", items: text }] };
    expect(await against("request", base, page)).toEqual([
      `info request-property-alternative-unknown ${field("request")}`,
    ]);
  });

  it("a type of which a page has only an example is no other type", async () => {
    const base = { type: ["string", "integer"] };
    expect(await against("request", base, text, "example")).toEqual([
      `info request-property-alternative-unknown ${field("request")}`,
    ]);
  });

  it("a body and media types that a page does not mention are unknown", async () => {
    const base = documentOf({
      operation: {
        requestBody: { content: { "application/json": { schema: text }, "text/plain": { schema: text } } },
        responses: { 200: { description: "", content: { "application/json": {}, "text/csv": {} } } },
      },
    });
    const page = (operation: object) => documentOf({ operation: { ...operation, "x-concord-inferred": "table" } });
    const content = { "application/json": { schema: text } };
    const responses = { 200: { description: "", content: { "application/json": {} } } };
    expect(await changesBetween(base, page({ requestBody: { content }, responses }))).toEqual([]);
    expect(outline(await changesBetween(base, page({ responses })))).toEqual([
      "info request-body-unknown request.body",
    ]);
  });
});

describe("what a page says is said", () => {
  it.each<[string, object, object, string]>([
    ["one type of two", { type: ["string", "integer"] }, text, "error request-property-type-changed"],
    [
      "one alternative",
      { anyOf: [text, { type: "array", items: text }] },
      text,
      "error request-property-any-of-removed",
    ],
    ["another type", { type: "integer" }, text, "error request-property-type-changed"],
    ["a limit", text, { ...text, maxLength: 9 }, "warning request-property-max-length-set"],
    ["fewer values", { enum: ["a", "b"] }, { enum: ["a"] }, "error request-property-enum-value-removed"],
  ])("what a page says is compared: %s", async (_, base, page, finding) => {
    expect(await against("request", base, page)).toEqual([`${finding} ${field("request")}`]);
  });
});
