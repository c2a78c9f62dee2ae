import { describe, expect, it } from "vitest";
import type { Contract, Operation } from "../../../../scripts/contract/model/types.js";
import { mergeContracts } from "../../../../scripts/merge/union/merge-contracts.js";
import { readText } from "../../../helpers/read-text.js";

const json = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } });
const asking = { type: "object", properties: { prompt: { type: "string" }, stream: { type: ["boolean", "null"] } } };

interface Talk {
  readonly content?: object;
  readonly ask?: object;
  readonly fields?: object;
  readonly paths?: object;
  readonly schemas?: object;
}

function talk({ content = {}, ask = asking, fields = {}, paths = {}, schemas = {} }: Talk): object {
  const requestBody = { content: { "application/json": { schema: ask } } };
  return {
    openapi: "3.2.0",
    info: { title: "Talk", version: "1" },
    paths: {
      "/talk": { post: { requestBody, responses: { 200: { description: "", content } }, ...fields } },
      ...paths,
    },
    components: {
      schemas: { Answer: { type: "object" }, Part: { type: "object", properties: { text: {} } }, ...schemas },
    },
  };
}

async function read(
  given: Talk,
): Promise<{ main: Operation | undefined; contract: Contract; notes: readonly string[] }> {
  const { contract, diagnostics } = await readText(talk(given), "talk.json");
  const notes = diagnostics.filter(({ code }) => code === "stream-inferred").map(({ at }) => at.pointer);
  return { main: contract.operations[0], contract, notes };
}

describe("the ways in which streams are declared", () => {
  it("a stream is found by a flag that is true unless it is set", async () => {
    const ask = { properties: { stream: { type: "boolean", default: true } } };
    const content = { "application/json": json("Answer"), "application/x-ndjson": json("Part") };
    const { main, contract } = await read({ ask: { allOf: [ask] }, content });
    expect(main?.stream).toMatchObject({ flag: "stream", byDefault: true, mediaType: "application/x-ndjson" });
    const declined = await read({ ask: { properties: { stream: { type: "boolean", default: false } } }, content });
    expect(declined.main?.stream).not.toHaveProperty("byDefault");
    const other = { ...declined.contract, provider: "other" };
    const merged = (a: Contract, b: Contract) =>
      mergeContracts([a, b], { report: () => {} }).contract.operations[0]?.stream?.byDefault;
    expect([merged(contract, other), merged(other, contract)]).toEqual([undefined, undefined]);
    expect(merged(contract, { ...contract, provider: "same" })).toBe(true);
  });

  it("a stream is found by an event stream beside JSON", async () => {
    const { main, notes } = await read({
      content: { "application/json": json("Answer"), "text/event-stream": json("Part") },
    });
    expect(main?.stream).toMatchObject({ flag: "stream", event: { ref: "Part" }, inferred: false });
    expect(notes).toEqual([]);
  });

  it("a stream is found by nothing but a request property", async () => {
    const content = { "application/json": json("Answer") };
    const { main, notes } = await read({ content });
    expect(main?.stream).toMatchObject({ flag: "stream", event: { ref: "Answer" }, inferred: true });
    expect(notes).toEqual(["/paths/~1talk/post"]);
    const chunks = { AnswerChunk: { type: "object" } };
    expect((await read({ content, schemas: chunks })).main?.stream?.event.ref).toBe("AnswerChunk");
    const updates = { StreamingAnswerUpdate: { type: "object" } };
    expect((await read({ content, schemas: updates })).main?.stream?.event.ref).toBe("StreamingAnswerUpdate");
  });

  it("a stream is found by a path of its own that ends in #stream", async () => {
    const twin = {
      requestBody: { content: { "application/json": json("StreamingAsk") } },
      responses: { 200: { description: "", content: { "text/event-stream": json("Part") } } },
    };
    const { contract, main, notes } = await read({
      content: { "application/json": json("Answer") },
      ask: { type: "object", properties: { prompt: {} } },
      paths: { "/talk#stream": { post: twin } },
      schemas: { StreamingAsk: { type: "object", properties: { prompt: {}, stream: { const: true } } } },
    });
    expect(contract.operations.map(({ key }) => key)).toEqual(["POST /talk"]);
    expect(main?.stream).toMatchObject({ flag: "stream", event: { ref: "Part" }, inferred: false });
    expect(main?.request?.content[0]?.schema?.anyOf?.map(({ ref }) => ref)).toEqual([undefined, "StreamingAsk"]);
    expect(notes).toEqual(["/paths/~1talk#stream/post"]);
    expect(main?.responses[0]?.content.map(({ type }) => type)).toEqual(["application/json", "text/event-stream"]);
  });

  it("a stream is found by a path that ends in #stream without another", async () => {
    const get = { responses: { 200: { description: "", content: { "text/event-stream": json("Part") } } } };
    const { contract, diagnostics } = await readText(talk({ paths: { "/feed#stream": { get } } }), "talk.json");
    expect(contract.operations.map(({ key, stream }) => `${key} ${stream?.event.ref}`)).toContain("GET /feed Part");
    expect(diagnostics.map(({ code }) => code)).toContain("path-repaired");
  });

  it("a stream is found by x-speakeasy-sse-sentinel, of the operation or the media type", async () => {
    const sentinel = { "x-speakeasy-sse-sentinel": "[END]" };
    const stream = json("Part");
    const one = await read({ content: { "text/event-stream": stream }, fields: sentinel });
    expect(one.main?.stream).toMatchObject({ event: { ref: "Part" }, sentinel: "[END]" });
    expect(one.main?.stream).not.toHaveProperty("flag");
    const two = await read({ content: { "text/event-stream": { ...stream, ...sentinel } } });
    expect(two.main?.stream?.sentinel).toBe("[END]");
  });

  it("a stream is found by x-fern-streaming, which names both answers", async () => {
    const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const { main } = await read({
      fields: {
        "x-fern-streaming": {
          "stream-condition": "$request.live",
          response: reference("Answer"),
          "response-stream": reference("Part"),
          format: "sse",
          terminator: "[DONE]",
        },
      },
    });
    expect(main?.stream).toMatchObject({ flag: "live", event: { ref: "Part" }, sentinel: "[DONE]", inferred: false });
    expect(main?.responses[0]?.content.map(({ type, schema }) => `${type} ${schema?.ref}`)).toEqual([
      "application/json Answer",
      "text/event-stream Part",
    ]);
  });

  it("a stream is found by x-fern-streaming alone: always a stream of lines", async () => {
    const { main } = await read({
      content: { "application/json": json("Part") },
      fields: { "x-fern-streaming": { format: "json" } },
    });
    expect(main?.stream).toMatchObject({ event: { ref: "Part" }, mediaType: "application/x-ndjson" });
    expect(main?.stream).not.toHaveProperty("flag");
  });

  it("a stream is found by lines of JSON", async () => {
    const { main } = await read({ content: { "application/x-ndjson": json("Part") } });
    expect(main?.stream).toMatchObject({ event: { ref: "Part" }, mediaType: "application/x-ndjson" });
  });

  it("a stream is found by itemSchema, also of envelopes and in a shared media type", async () => {
    const data = {
      type: "string",
      contentMediaType: "application/json",
      contentSchema: { $ref: "#/components/schemas/Part" },
    };
    const envelope = { type: "object", properties: { event: { type: "string" }, data } };
    const inline = await read({ content: { "text/event-stream": { itemSchema: envelope } } });
    expect(inline.main?.stream?.event.ref).toBe("Part");
    const done = {
      type: "object",
      properties: { event: { const: "done" }, data: { $ref: "#/components/schemas/Answer" } },
    };
    const union = await read({ content: { "text/event-stream": { itemSchema: { oneOf: [envelope, done] } } } });
    expect(union.main?.stream?.event.anyOf?.map(({ ref }) => ref)).toEqual(["Part", "Answer"]);
    const document = talk({ content: { "text/event-stream": { $ref: "#/components/mediaTypes/Parts" } } });
    const components = {
      mediaTypes: { Parts: { itemSchema: { type: "object", properties: { text: { type: "str" } } } } },
    };
    const { contract, places } = await readText({ ...document, components }, "talk.json");
    expect(contract.operations[0]?.stream?.event.object?.properties.get("text")?.types).toEqual(new Set(["string"]));
    expect(places("type-invalid")[0]).toContain("/components/mediaTypes/Parts/itemSchema/properties/text/type");
  });

  it("stream events without a schema are a warning", async () => {
    const declared = await readText(talk({ content: { "text/event-stream": {} } }), "talk.json");
    expect(declared.contract.operations[0]?.stream?.event).toMatchObject({ notes: {} });
    expect(declared.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      "warning stream-event-missing",
    ]);
    const asked = await readText(talk({ content: { "application/json": {} } }), "talk.json");
    expect(asked.contract.operations[0]).not.toHaveProperty("stream");
    expect(asked.diagnostics.map(({ code }) => code)).toEqual(["stream-event-missing"]);
  });

  it("a stream that nothing asks for is reported, not guessed", async () => {
    const { main, notes } = await read({
      content: { "application/json": json("Answer"), "text/event-stream": json("Part") },
      ask: { type: "object" },
    });
    expect(main).not.toHaveProperty("stream");
    expect(notes).toEqual(["/paths/~1talk/post"]);
  });
});

describe("the text of a stream", () => {
  const events = (data: object) => ({
    "text/event-stream": { itemSchema: { type: "object", properties: { event: {}, data } } },
  });

  it.each([
    ["a text", { type: "string" }, true],
    ["JSON in a text", { type: "string", contentMediaType: "application/json" }, undefined],
    ["an object", { type: "object" }, undefined],
  ])("the data of events is text where it is described as %s: %j", async (_, data, expected) => {
    expect((await read({ content: events(data) })).main?.stream?.text).toBe(expected);
  });

  it("no data is text where nothing declares the stream, or where its events are no server-sent ones", async () => {
    const inferred = await read({ content: { "application/json": json("Answer") } });
    const lines = await read({ content: { "application/x-ndjson": json("Part") }, ask: asking });
    expect([inferred.main?.stream?.mediaType, inferred.main?.stream?.text]).toEqual(["text/event-stream", undefined]);
    expect([lines.main?.stream?.mediaType, lines.main?.stream?.text]).toEqual(["application/x-ndjson", undefined]);
  });
});

it.each([
  ["all that some have", ["enum", "enum"], 1],
  ["none of those that one has", ["enum", "type"], 0],
])("names of events that are not given with their data are told: %s", async (_, given, count) => {
  const event = (kind: string) => (kind === "enum" ? { type: "string", enum: ["start"] } : { type: "string" });
  const branches = given.map((kind) => ({
    type: "object",
    properties: { event: event(kind), data: { type: "string" } },
  }));
  const content = { "text/event-stream": { itemSchema: { anyOf: [...branches, { type: "string" }] } } };
  const { diagnostics } = await readText(talk({ content }), "talk.json");
  expect(diagnostics.filter(({ code }) => code === "stream-event-names")).toHaveLength(count);
});
