import { describe, expect, it } from "vitest";
import { type ClientOptions, createClient, HttpError, IncompleteStreamError, TimeoutError } from "../../src/index.js";
import { small } from "./fixtures/provider.js";

const request = { model: "m", messages: [{ role: "user" as const, content: "hi" }] };

function clientOf(body: BodyInit, init: ResponseInit, options: ClientOptions = {}) {
  return createClient(small, { fetch: async () => new Response(body, init), maxRetries: 0, ...options });
}

async function all(stream: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const values: unknown[] = [];
  for await (const value of stream) values.push(value);
  return values;
}

const eventStream = { headers: { "content-type": "text/event-stream" } };

describe("answers that were made to do harm", () => {
  it("the text of an error commands no terminal and is shown in one order", async () => {
    const message = "no\u001b[2J\u202e\u0007 way\r\n::error::x\u2028";
    const client = clientOf(JSON.stringify({ error: { message } }), { status: 400, statusText: "a\u009b" });
    const error = await client.chat.completions.create(request).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HttpError);
    expect((error as HttpError).message).toContain("no [2J");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must be gone
    expect((error as HttpError).message).not.toMatch(/[\0-\x1f\x7f-\x9f\u2028-\u202e]/);
  });

  it("a stream of the sentinel alone is incomplete", async () => {
    const open = (options?: ClientOptions) =>
      clientOf("data: [DONE]\n\n", eventStream, options).chat.completions.create({ ...request, stream: true });
    await expect(all(await open())).rejects.toBeInstanceOf(IncompleteStreamError);
    expect(await all(await open({ incompleteStream: "end" }))).toEqual([]);
  });

  it("a stream that nobody reads lets its connection go", async () => {
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      cancel: () => {
        isCancelled = true;
      },
    });
    const client = clientOf(body, eventStream, { streamIdleTimeout: 30 });
    const stream = await client.chat.completions.create({ ...request, stream: true });
    await expect.poll(() => isCancelled).toBe(true);
    await expect(all(stream)).rejects.toBeInstanceOf(TimeoutError);
  });

  it("a stream of any number of choices ends as those do that are kept in mind", async () => {
    const chunk = (index: number, finish_reason: string | null) =>
      `data: ${JSON.stringify({ id: "c", choices: [{ index, delta: {}, finish_reason }] })}\n\n`;
    const finished = Array.from({ length: 1_200 }, (_, index) => chunk(index, index < 1_000 ? "stop" : null)).join("");
    const client = clientOf(finished, eventStream);
    const stream = await client.chat.completions.create({ ...request, stream: true });
    expect(await all(stream)).toHaveLength(1_200);
  });
});
