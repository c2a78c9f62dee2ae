import { describe, expect, it } from "vitest";
import { changesBetween, changesOf, documentOf, outline } from "./contracts.js";

const text = { type: "string" };
const json = (schema: unknown) => ({ "application/json": { schema } });
const events = { "text/event-stream": { schema: { type: "object", properties: { delta: text } } } };

function api(properties: object, content: object): object {
  return documentOf({
    request: { type: "object", properties: { prompt: text, ...properties } },
    operation: { responses: { 200: { description: "", content: { ...json({ type: "object" }), ...content } } } },
  });
}

const lines = async (base: object, revision: object) => outline(await changesBetween(base, revision));
const flag = { stream: { type: "boolean" } };

describe("a stream is told as far as it is declared", () => {
  it("a property that may ask for a stream makes none", async () => {
    expect(await lines(api({}, {}), api(flag, {}))).toEqual(["info new-optional-request-property request.body.stream"]);
    expect(await lines(api(flag, {}), api({}, {}))).toEqual(["warning request-property-removed request.body.stream"]);
  });

  it("a declared stream that came or went is told, whether or not requests may still ask for it", async () => {
    const gone = "response-media-type-removed response.200.body";
    expect(await lines(api(flag, {}), api(flag, events))).toEqual(["info response-media-type-added response.200.body"]);
    expect(await lines(api(flag, events), api(flag, {}))).toEqual([`error ${gone}`]);
    expect(await lines(api({}, events), api({}, {}))).toEqual([`error ${gone}`]);
  });

  it("a stream that another provider takes a flag for and does not describe is a warning", async () => {
    const told = async (revision: object, missing: "break" | "coverage") =>
      outline(await changesBetween(api(flag, events), revision, { relation: "providers", missing })).filter((line) =>
        line.includes("media-type"),
      );
    const gone = "response-media-type-removed response.200.body";
    expect(await told(api(flag, {}), "coverage")).toEqual([`warning ${gone}`]);
    expect(await told(api({}, {}), "coverage")).toEqual([`error ${gone}`]);
    expect(await told(api(flag, {}), "break")).toEqual([`error ${gone}`]);
  });

  it("events that changed are told", async () => {
    const other = { "text/event-stream": { schema: { type: "object", properties: { delta: { type: "integer" } } } } };
    expect(await lines(api(flag, events), api(flag, other))).toEqual([
      "error response-property-type-changed response.200.body(text/event-stream).delta",
    ]);
  });
});

describe("a format breaks where it refuses what was taken", () => {
  it.each<[string, object, object, "error" | "info"]>([
    ["a number that became a float", { type: "number" }, { type: "number", format: "float" }, "info"],
    ["an integer that became a long one", { type: "integer" }, { type: "integer", format: "int64" }, "info"],
    ["an integer that became a short one", { type: "integer" }, { type: "integer", format: "int32" }, "error"],
    ["a text that became a password", text, { ...text, format: "password" }, "info"],
    ["a text that became a date", text, { ...text, format: "date" }, "error"],
    ["a URI that became a reference", { ...text, format: "uri" }, { ...text, format: "uri-reference" }, "info"],
  ])("a format breaks requests where it refuses what was taken: %s", async (_, base, revision, level) => {
    expect((await changesOf("request", [base, revision])).map((line) => line.split(" ")[0])).toEqual([level]);
  });

  it.each([
    ["integer", "int8", "int16", "int32", "int64"],
    ["number", "float", "double"],
    ["string", "ipv4", "ip"],
    ["string", "ipv6", "ip"],
    ["string", "uri", "uri-reference"],
    ["string", "idn-hostname", "hostname"],
  ])("each format of %s takes what the ones before it take: %s, %s", async (type, ...formats) => {
    for (const [index, narrow] of formats.entries())
      for (const wide of formats.slice(index + 1)) {
        const pair = [
          { type, format: narrow },
          { type, format: wide },
        ] as const;
        const found = [await changesOf("request", pair), await changesOf("response", pair.toReversed() as never)];
        expect([narrow, wide, ...found.flat().filter((line) => !line.startsWith("info"))]).toEqual([narrow, wide]);
        const back = await changesOf("request", [pair[1], pair[0]]);
        expect([narrow, wide, back.some((line) => !line.startsWith("info"))]).toEqual([
          narrow,
          wide,
          narrow !== "float",
        ]);
      }
  });

  it("an integer that became a number with a format takes more", async () => {
    const pair = [{ type: "integer" }, { type: "number", format: "double" }] as const;
    expect(await changesOf("request", pair)).toEqual(["info request-body-type-generalized request.body"]);
  });
});
