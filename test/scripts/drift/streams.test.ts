import { describe, expect, it } from "vitest";
import type { DriftOptions } from "../../../scripts/drift/changes/types.js";
import { changesBetween, documentOf, outline } from "./contracts.js";

const text = { type: "string" };
const object = (properties: object, ...required: string[]) => ({ type: "object", properties, required });
const part = object({ delta: text }, "delta");
const end = { const: "[DONE]" };
const stop = { const: "[END]" };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const flags = object({ stream: { type: "boolean" }, live: { type: "boolean" } });

interface Streamed {
  readonly hint?: object;
  /** The schema of the media type; `null`: there is no such media type. */
  readonly event?: unknown;
  readonly request?: object;
  readonly plain?: boolean;
}

function streamed({ hint, event = ref("Part"), request = flags, plain = true }: Streamed): object {
  const content = {
    ...(plain && { "application/json": { schema: text } }),
    ...(event !== null && { "text/event-stream": { schema: event } }),
  };
  return documentOf({
    request,
    operation: { responses: { 200: { description: "", content } }, ...(hint && { "x-concord-stream": hint }) },
    schemas: { Part: part, Total: object({ total: text }, "total"), Sent: object({ data: ref("Part") }, "data") },
  });
}

const lines = async (base: Streamed, revision: Streamed, options?: DriftOptions) =>
  outline(await changesBetween(streamed(base), streamed(revision), options));
const providers: DriftOptions = { relation: "providers", missing: "coverage" };

const ends = ["error response-stream-end-changed response.stream[]"];
const asked = ["error request-stream-flag-changed operation"];

describe("the end of a stream", () => {
  const of = (sentinel?: string): Streamed => ({ hint: { flag: "stream", ...(sentinel && { sentinel }) } });

  it.each([
    ["another", of("[DONE]"), of("[END]"), ends, ends],
    ["none any more", of("[DONE]"), of(), ends, []],
    ["the usual one, with all of the extension", of("[DONE]"), {}, [], []],
    ["an unusual one, with all of the extension", of("[END]"), {}, ends, []],
    [
      "an unusual one by one of the events",
      of("[END]"),
      { ...of("[END]"), event: { anyOf: [ref("Part"), stop] } },
      [],
      [],
    ],
    ["one where none was said, and clients take the usual one", of(), of("[DONE]"), [], []],
    ["an unusual one where none was said", of(), of("[END]"), ends, []],
    ["said by one of the events", of("[DONE]"), { ...of(), event: { anyOf: [ref("Part"), end] } }, [], []],
    ["another than that of the events", of("[END]"), { ...of(), event: { anyOf: [ref("Part"), end] } }, ends, ends],
  ])("is told between versions, and between providers where both state it: %s", async (...row) => {
    const [, base, revision, versions, others] = row;
    expect(await lines(base, revision)).toEqual(versions);
    expect(await lines(base, revision, providers)).toEqual(others);
  });

  it("is not told of a stream that is guessed", async () => {
    const guess: Streamed = { event: null };
    expect((await lines(of("[DONE]"), guess)).filter((line) => line.includes("stream-end"))).toEqual([]);
  });
});

describe("the events of a stream that an extension gives", () => {
  const stated = (name: string): Streamed => ({ hint: { flag: "stream", event: `#/components/schemas/${name}` } });
  const at = "response.200.body(text/event-stream)";
  const other = [
    `error response-required-property-removed ${at}.delta`,
    `info response-required-property-added ${at}.total`,
  ];

  it.each([
    ["against those of the media type", {}, stated("Total"), other],
    ["of both sides", stated("Part"), stated("Total"), other],
    ["which are the same as the media type's", {}, stated("Part"), []],
    ["which are the same as the events that the media type describes", { event: ref("Sent") }, stated("Part"), []],
    ["whatever the media type describes", stated("Part"), { ...stated("Part"), event: ref("Total") }, []],
  ])("are compared %s", async (_, base, revision, expected) => {
    expect(await lines(base, revision)).toEqual(expected);
  });
});

describe("how a stream is asked for", () => {
  const by = (flag: string): Streamed => ({ hint: { flag } });
  const set = (value: boolean): Streamed => ({ request: object({ stream: { type: "boolean", default: value } }) });

  it("is told where another property asks for it", async () => {
    expect(await lines(by("stream"), by("live"))).toEqual(asked);
    expect(await lines(by("stream"), by("live"), providers)).toEqual(asked);
  });

  it("is told once, with the property that goes and the one that comes", async () => {
    const of = (flag: string): Streamed => ({ ...by(flag), request: object({ [flag]: { type: "boolean" } }) });
    expect(await lines(of("stream"), of("live"))).toEqual(asked);
    expect(await lines({ request: object({ stream: { type: "boolean" } }) }, { request: object({}) })).toEqual(asked);
  });

  it("is told where nothing asks for it any more, though there is one", async () => {
    const unasked: Streamed = { request: object({}) };
    expect(await lines({}, unasked)).toEqual(expect.arrayContaining(asked));
    expect(await lines({}, unasked, providers)).not.toEqual(expect.arrayContaining(asked));
    expect(await lines({}, { ...unasked, plain: false })).toEqual(expect.arrayContaining(asked));
  });

  it("is told where an extension names a property that requests no longer have", async () => {
    const [asking, dangling] = [by("stream"), { ...by("stream"), request: object({}) }] as const;
    expect(await lines(asking, dangling)).toEqual(
      [...asked, "warning request-property-removed request.body.live"].sort(),
    );
    expect(await lines(dangling, dangling)).toEqual([]);
    expect(await lines(dangling, asking)).not.toEqual(expect.arrayContaining(asked));
  });

  it("is not told of a stream that is gone as a whole, or is guessed", async () => {
    const gone: Streamed = { request: object({}), event: null };
    for (const revision of [gone, { event: null }])
      expect((await lines({}, revision)).filter((line) => line.includes("stream-flag"))).toEqual([]);
  });

  it("is told where a request that says nothing gets the other answer", async () => {
    const told = "error request-stream-default-changed operation";
    expect(await lines(set(false), set(true))).toContain(told);
    expect(await lines(set(true), set(false))).toContain(told);
    expect(await lines({ request: object({ stream: { type: "boolean" } }) }, set(false))).not.toContain(told);
  });
});

it("a stream of which only the extension is left has events that are left open, whatever the plain answer is", async () => {
  const hint = { flag: "stream", sentinel: "[DONE]" };
  const [described, hinted] = [{ hint }, { hint, event: null }];
  for (const options of [{}, providers])
    expect(await lines(described, hinted, options)).toEqual([
      "warning response-body-media-type-schema-removed response.200.body(text/event-stream)",
    ]);
  expect(await lines(hinted, hinted)).toEqual([]);
  expect(await lines(hinted, described)).toEqual([
    "info response-body-media-type-schema-added response.200.body(text/event-stream)",
  ]);
});

it("events that nothing describes are told as not described, not as what they are taken to be", async () => {
  const streamed = (events: object): object =>
    documentOf({
      request: { type: "object", properties: { stream: { type: "boolean" } } },
      operation: {
        responses: {
          200: {
            description: "Done",
            content: {
              "application/json": { schema: { type: "object", properties: { poem: { type: "string" } } } },
              "text/event-stream": events,
            },
          },
        },
      },
    });
  const [open, described] = [streamed({}), streamed({ schema: { type: "object", properties: { line: {} } } })];
  expect(outline(await changesBetween(open, described))).toEqual([
    "info response-body-media-type-schema-added response.200.body(text/event-stream)",
  ]);
  expect(outline(await changesBetween(described, open))).toEqual([
    "warning response-body-media-type-schema-removed response.200.body(text/event-stream)",
  ]);
});

it("a flag that has nothing left to choose is told as that, and one that is gone as no longer asked for", async () => {
  const told = async (revision: Streamed) => {
    const changes = await changesBetween(streamed({}), streamed(revision));
    return changes.find(({ id }) => id === "request-stream-flag-changed")?.message;
  };
  const fixed = object({ stream: { const: true } }, "stream");
  for (const request of [fixed, flags])
    expect(await told({ request, plain: false })).toBe("Every answer is a stream now, whatever `stream` says.");
  expect(await told({ request: object({}), plain: false })).toBe("A stream is no longer asked for by `stream`.");
});
