import { describe, expect, it } from "vitest";
import { changesBetween, documentOf, outline } from "./contracts.js";

const text = { type: "string" };
const object = (properties: object, ...required: string[]) => ({ type: "object", properties, required });
const chunk = object({ delta: text, index: { type: "integer" } }, "delta");
const stop = object({ reason: text, total: { type: "integer" } }, "reason");
const end = { type: "string", enum: ["[DONE]"] };
const ended = object({ data: end }, "data");
const named = (name: string, data: unknown) => object({ event: { const: name }, data }, "event", "data");

function streams(schema: unknown): object {
  return documentOf({
    request: object({ stream: { type: "boolean" } }),
    operation: { responses: { 200: { description: "", content: { "text/event-stream": { schema } } } } },
    schemas: { Chunk: chunk, Stop: stop, Event: object({ data: { $ref: "#/components/schemas/Chunk" } }, "data") },
  });
}

const lines = async (base: unknown, revision: unknown) =>
  outline(await changesBetween(streams(base), streams(revision)));
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The same events by their data, and as events. */
const ofOne = {
  data: {
    alone: ref("Chunk"),
    "or the end": { anyOf: [ref("Chunk"), end] },
    "or an event of it": { oneOf: [ref("Chunk"), ended] },
  },
  events: {
    written: object({ data: chunk }, "data"),
    "referred to": ref("Event"),
    "with every field": object({ event: text, data: ref("Chunk"), id: text, retry: { type: "integer" } }),
    "or the end": { oneOf: [ref("Event"), ended] },
    "or the end among their data": object({ data: { anyOf: [ref("Chunk"), end] } }, "data"),
    "in a choice": { anyOf: [{ anyOf: [ref("Event")] }, ended] },
    "with JSON in a text": object({ data: { ...text, contentMediaType: "application/json", contentSchema: chunk } }),
  },
};

const ofTwo = {
  data: { alone: { anyOf: [ref("Chunk"), ref("Stop")] }, "or the end": { anyOf: [ref("Chunk"), ref("Stop"), end] } },
  events: {
    "for each": { oneOf: [object({ data: chunk }), object({ data: stop })] },
    "of names": { oneOf: [named("chunk", ref("Chunk")), named("stop", ref("Stop"))] },
    "of names, and the end": { anyOf: [named("chunk", chunk), named("stop", ref("Stop")), ended] },
    "for all": object({ event: text, data: { oneOf: [ref("Chunk"), ref("Stop")] } }),
  },
};

const pairs = [ofOne, ofTwo].flatMap(({ data, events }) =>
  Object.entries(data).flatMap(([one, base]) =>
    Object.entries(events).map(([two, revision]) => [one, two, base, revision]),
  ),
);

describe("events are compared however they are described", () => {
  it.each(pairs)("data %s and events %s are the same, but for names of events", async (_one, two, base, revision) => {
    expect(await lines(base, revision)).toEqual([]);
    const lost = two?.toString().startsWith("of names")
      ? ["info response-stream-event-names-removed response.200.body"]
      : [];
    expect(await lines(revision, base)).toEqual(lost);
  });

  it.each([
    ["data", ref("Chunk"), ofOne.data["or the end"]],
    ["events", ref("Event"), ofOne.events["or the end"]],
    ["events of names", ofTwo.events["of names"], ofTwo.events["of names, and the end"]],
  ])("the end of the stream is no difference: %s", async (_, base, revision) => {
    expect(await lines(base, revision)).toEqual([]);
    expect(await lines(revision, base)).toEqual([]);
  });

  it("what differs in their data is told of the data", async () => {
    const other = object({ delta: { type: "integer" }, index: { type: "integer" } }, "delta");
    const told = ["error response-property-type-changed response.200.body.delta"];
    expect(await lines(chunk, { oneOf: [object({ data: other }, "data"), ended] })).toEqual(told);
    expect(await lines({ oneOf: [ref("Event"), ended] }, other)).toEqual(told);
    expect(await lines({ oneOf: [chunk, end] }, other)).toEqual(told);
  });

  it("events that both sides describe as such are compared whole", async () => {
    expect(await lines(named("chunk", chunk), named("part", chunk))).toEqual([
      "error response-property-const-changed response.200.body.event",
    ]);
    expect(await lines({ oneOf: [named("chunk", chunk), ended] }, named("part", chunk))).toEqual([
      "error response-property-const-changed response.200.body.event",
    ]);
  });

  it("events with JSON in a text are those with what it holds", async () => {
    const json = (schema: object) => ({ ...text, contentMediaType: "application/json", contentSchema: schema });
    const pair = [object({ data: ref("Chunk") }, "data"), object({ data: json(ref("Chunk")) }, "data")] as const;
    expect([await lines(...pair), await lines(pair[1], pair[0])]).toEqual([[], []]);
    expect(await lines(named("chunk", ref("Chunk")), named("part", json(ref("Chunk"))))).toEqual([
      "error response-property-const-changed response.200.body.event",
    ]);
  });

  it("data that have data themselves may gain a field", async () => {
    const held = { id: text, data: ref("Chunk") };
    expect(await lines(object(held, "id", "data"), object({ ...held, more: text }, "id", "data"))).toEqual([
      "info response-optional-property-added response.200.body.more",
    ]);
  });

  it("a text beside the data that ends nothing is told", async () => {
    expect(await lines(ref("Chunk"), { anyOf: [ref("Chunk"), { type: "string", enum: ["[PING]"] }] })).toEqual([
      "error response-body-any-of-added response.200.body",
    ]);
  });
});
