import { describe, expect, it } from "vitest";
import { createClient, IncompleteStreamError, ResponseError, StreamError } from "../../src/index.js";
import { small } from "./fixtures/provider.js";
import { events, startServer, type TestServer } from "./fixtures/server.js";

const request = { model: "m", messages: [{ role: "user" as const, content: "hi" }], stream: true as const };
const chunk = (content: string, finish: string | null = null) => ({
  id: "c1",
  object: "chat.completion.chunk",
  choices: [{ index: 0, delta: { content }, finish_reason: finish }],
});
const completion = {
  id: "c1",
  object: "chat.completion",
  choices: [{ index: 0, message: { role: "assistant", content: "hello" }, finish_reason: "stop" }],
};
const values: readonly unknown[] = [chunk("he"), chunk("llo"), chunk("", "stop")];
const frame = (value: unknown) => `data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`;
const framed = values.map(frame).join("");
const begun = values.slice(0, 2).map(frame).join("");
const lines = values.map((value) => `${JSON.stringify(value)}\n`).join("");
const eventStream = "text/event-stream";

interface Outcome {
  readonly text: string;
  readonly events: number;
  readonly error: unknown;
}

function clientOf(body: BodyInit, type: string) {
  const headers: Record<string, string> = type === "" ? {} : { "content-type": type };
  // Bytes, because a text would bring a type of its own.
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return createClient(small, { fetch: async () => new Response(bytes, { headers }), maxRetries: 0 });
}

async function read(body: BodyInit, type: string = eventStream): Promise<Outcome> {
  const client = clientOf(body, type);
  let text = "";
  let count = 0;
  try {
    for await (const { choices } of await client.chat.completions.create(request)) {
      count += 1;
      text += choices[0]?.delta.content ?? "";
    }
    return { text, events: count, error: undefined };
  } catch (error) {
    return { text, events: count, error };
  }
}

describe("the end of a stream", () => {
  it.each([
    ["the sentinel in lower case", `${framed}data: [done]\n\n`],
    ["the sentinel as JSON", `${framed}data: "[DONE]"\n\n`],
    ["the sentinel between spaces", `${framed}data:   [DONE]  \n\n`],
    ["the sentinel twice", `${framed}data: [DONE]\n\ndata: [DONE]\n\n`],
    ["half of the sentinel", `${framed}data: [DO`],
    ["half of an event after the last choice", `${framed}data: {"id":"c1","cho`],
  ])("is clean with %s", async (_, body) => {
    expect(await read(body)).toEqual({ text: "hello", events: 3, error: undefined });
  });

  it.each([
    ["in the middle of an event", `${begun}data: {"id":"c1","choi`],
    ["in the middle of a character", new TextEncoder().encode(`${begun}data: {"a":"é`).slice(0, -1)],
    ["before anything", ""],
    ["after comments", ": wait\n\n: wait\n\n"],
  ])("that comes %s is an IncompleteStreamError", async (_, body) => {
    const { error } = await read(body);
    expect(error).toBeInstanceOf(IncompleteStreamError);
  });

  it("is clean when all choices have finished and only the server does not hang up", async () => {
    let server: TestServer | undefined;
    try {
      server = await startServer((_, response) => events(response, values));
      const client = createClient(small, { baseURL: server.url, streamIdleTimeout: 80 });
      const stream = await client.chat.completions.create(request);
      expect(await stream.finalText()).toBe("hello");
      await expect.poll(server.openAnswers).toBe(0);
    } finally {
      await server?.close();
    }
  });

  it("is clean when the connection is lost after all choices have finished, and only then", async () => {
    const lost = (sent: string) => {
      const pieces = [sent];
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          const piece = pieces.shift();
          if (piece === undefined) controller.error(new TypeError("terminated"));
          else controller.enqueue(new TextEncoder().encode(piece));
        },
      });
    };
    expect(await read(lost(framed))).toEqual({ text: "hello", events: 3, error: undefined });
    expect(await read(lost(begun))).toMatchObject({ text: "hello", error: { name: "ConnectionError" } });
  });
});

describe("odd framing", () => {
  it.each([
    ["lines of JSON as an event stream", lines, eventStream],
    ["lines of JSON as what they are", lines, "application/x-ndjson"],
    ["lines of JSON as JSON", lines, "application/json"],
    ["events as JSON", framed, "application/json"],
    ["events as a page", framed, "text/html"],
    ["events as a text", framed, "text/plain"],
    ["events without a type", framed, ""],
    ["events with the type in capitals", framed, "Text/Event-Stream; Charset=UTF-8"],
    ["events without blank lines between them", framed.replaceAll("\n\n", "\n"), eventStream],
    ["events framed twice", framed.replaceAll("data: ", "data: data: "), eventStream],
    ["every kind of line end", framed.replace("\n\n", "\r\n\r\n").replace("\n\n", "\r\r"), eventStream],
  ])("%s are read", async (_, body, type) => {
    expect(await read(body, type)).toEqual({ text: "hello", events: 3, error: undefined });
  });

  it.each([
    ["as an event", frame(completion), eventStream],
    ["as a line", JSON.stringify(completion), eventStream],
    ["without a type", JSON.stringify(completion), ""],
    ["as lines", `${JSON.stringify(completion, null, 2)}\n`, eventStream],
    ["as a text", JSON.stringify(completion), "text/plain"],
    ["with the type in capitals", JSON.stringify(completion, null, 2), "Application/JSON"],
  ])("a whole completion %s is one chunk", async (_, body, type) => {
    expect(await read(body, type)).toEqual({ text: "hello", events: 1, error: undefined });
  });

  it.each(["ping", "keep-alive", ": PROCESSING", '""', "null", ""])("data that is %j is skipped", async (data) => {
    expect(await read(frame(data) + framed)).toEqual({ text: "hello", events: 3, error: undefined });
  });

  it("an answer that is a list is an error", async () => {
    const { error } = await read(JSON.stringify(values), "application/json");
    expect(error).toBeInstanceOf(ResponseError);
  });
});

describe("errors inside a stream", () => {
  it.each([
    ["an unframed line", `${JSON.stringify({ error: { message: "why", code: 500 } })}\n`],
    ["unframed lines", JSON.stringify({ error: { message: "why" } }, null, 2)],
    ["an unframed line without an end", JSON.stringify({ error: "why" })],
    ["an event of another name", 'event: Error\ndata: {"message":"why"}\n\n'],
    ["an exception", 'event: exception\ndata: {"message":"why"}\n\n'],
    ["an event of text", "event: error\ndata: why\n\n"],
    ["a detail", frame({ detail: "why" })],
    ["a message with a code", frame({ message: "why", code: 502 })],
    ["a failure", frame({ success: false, message: "why" })],
    ["a failure with null beside it", frame({ code: 401, msg: "why", data: null })],
    ["an error beside choices", frame({ ...chunk("", "error"), error: { message: "why" } })],
  ])("as %s are thrown", async (_, sent) => {
    const { text, error } = await read(begun + sent);
    expect(text).toBe("hello");
    expect(error).toBeInstanceOf(StreamError);
    expect(error).toMatchObject({ reason: "server", message: "why" });
  });

  it.each([
    ["an empty error", values.map((value) => ({ ...Object(value), error: { message: "", type: "", code: null } }))],
    ["an error of null", values.map((value) => ({ ...Object(value), error: null }))],
  ])("are not seen in %s", async (_, all) => {
    expect(await read(all.map(frame).join(""))).toEqual({ text: "hello", events: 3, error: undefined });
  });

  it("are not seen in news of progress", async () => {
    const news = `data: {"type":"status","message":"loading"}\n\n`;
    const stream = await clientOf(news + framed, eventStream).chat.completions.create(request);
    expect(await stream.finalText()).toBe("hello");
  });
});

it("an event in which several are framed once more is all of them, up to the sentinel among them", async () => {
  const [first, second, last] = values.map((value) => JSON.stringify(value));
  const body = `data: data: ${first}\ndata: data: ${second}\ndata: ${last}\ndata: [DONE]\n\n${frame(chunk("more"))}`;
  expect(await read(body)).toEqual({ text: "hello", events: 3, error: undefined });
});
