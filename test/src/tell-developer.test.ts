import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ClientOptions } from "../../src/index.js";

const warn = vi.spyOn(console, "warn");
const body = { model: "m", messages: [{ role: "user", content: "hi", nmae: "x" }], max_tok: 3 };
const fetchNothing = async (): Promise<Response> => Response.json({});

/** A client of a fresh copy of the runtime: what was told before is kept with it. */
async function clientWith(options: ClientOptions = {}) {
  vi.resetModules();
  const { createClient } = await import("../../src/index.js");
  const { openai } = await import("../../generated/providers/openai/index.js");
  return createClient(openai, { apiKey: "k", fetch: fetchNothing, ...options });
}

const messages = (): readonly unknown[] => warn.mock.calls.map(([text]) => text);

describe("a field that is not described, where no logger and no observer is passed", () => {
  beforeEach(() => warn.mockReset().mockReturnValue(undefined));
  afterEach(() => vi.unstubAllEnvs());
  afterAll(() => warn.mockRestore());

  it("is told to the developer once, with its suggestion", async () => {
    const client = await clientWith();
    for (const _ of [1, 2]) await client.chat.completions.create(body as never);
    const rest = "It is sent as it is. (Told once, and not in production; a `logger` is told each time.)";
    expect(messages()).toEqual([
      `openapi-concord: max_tok is not a known property. Did you mean "max_tokens"? ${rest}`,
      `openapi-concord: messages[0].nmae is not a known property. Did you mean "name"? ${rest}`,
    ]);
  });

  it("is told once for all items of a list", async () => {
    const client = await clientWith();
    const [message] = body.messages;
    await client.chat.completions.create({ model: "m", messages: [message, message] } as never);
    expect(messages()).toHaveLength(1);
  });

  it("is told as left out where that was asked for", async () => {
    const client = await clientWith({ unsupported: "drop" });
    await client.chat.completions.create({ ...body, messages: [{ role: "user", content: "hi" }] } as never);
    expect(messages()).toEqual([expect.stringContaining('Did you mean "max_tokens"? It is left out.')]);
  });

  it("is told of query parameters, but not of those that the caller adds by name", async () => {
    const client = await clientWith();
    await client.files.list({ limitt: 3 } as never);
    await client.files.list({}, { query: { extra: 1 } });
    expect(messages()).toEqual([expect.stringContaining('limitt is not a known property. Did you mean "limit"?')]);
  });

  it("is told of a hundred fields at most", async () => {
    const client = await clientWith();
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`field_${index}`, 1]));
    for (const part of [0, 1, 2])
      await client.completions.create({
        model: "m",
        prompt: "p",
        ...Object.fromEntries(Object.entries(many).slice(part * 50, part * 50 + 50)),
      } as never);
    expect(messages()).toHaveLength(100);
  });

  it("is not told in production, or beside a logger or an observer", async () => {
    const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
    const quiet: readonly ClientOptions[] = [{ logger }, { onDrift: () => {} }];
    for (const options of quiet) await (await clientWith(options)).chat.completions.create(body as never);
    vi.stubEnv("NODE_ENV", "production");
    await (await clientWith()).chat.completions.create(body as never);
    expect(messages()).toEqual([]);
    expect(logger.warn).toHaveBeenCalledOnce();
  });
});
