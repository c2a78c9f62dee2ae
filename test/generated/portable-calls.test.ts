import { describe, expect, it } from "vitest";
import { merged } from "../../generated/index.js";
import { portable } from "../../generated/portable/index.js";
import { ikuncode } from "../../generated/providers/ikuncode/index.js";
import { openai } from "../../generated/providers/openai/index.js";
import { xiexus } from "../../generated/providers/xiexus/index.js";
import { type ClientOptions, createClient, createFailover, ValidationError } from "../../src/index.js";
import type { Merged, Openai, Portable, Xiexus } from "./clients.js";

const sent: string[] = [];
const options: ClientOptions = {
  apiKey: "key",
  baseURL: "https://a.example/v1",
  async fetch(input, init) {
    const request = new Request(input, init);
    const headers = ["authorization", "content-type", "x-a"].map((name) => request.headers.get(name));
    sent.push([request.method, request.url, ...headers, await request.text()].join(" "));
    return Response.json({ id: "a", object: "a", created: 1, model: "m", choices: [], data: [] });
  },
};
const clients = {
  portable: createClient(portable, options),
  openai: createClient(openai, options),
  xiexus: createClient(xiexus, options),
  ikuncode: createClient(ikuncode, options),
  merged: createClient(merged, options),
};

/** The requests of a program. */
async function requests(run: () => Promise<unknown>): Promise<readonly string[]> {
  sent.length = 0;
  await run();
  return [...sent];
}

describe("a program for the portable client", () => {
  async function program({ completions }: Pick<Portable, "completions">): Promise<void> {
    await completions.create({ model: "m", prompt: "a" });
    await completions.create(
      { model: "m", prompt: ["a", "b"], temperature: 1 },
      { timeout: 5000, headers: { "x-a": "b" } },
    );
    await completions.create({ model: "m", prompt: "a", stream: false }, { query: { beta: true }, retries: 0 });
  }

  it.each(Object.entries(clients))(
    "a program for the portable client sends the same requests with the client of each provider: %s",
    async (_, client) => {
      const expected = await requests(() => program(clients.portable));
      expect(expected).toHaveLength(3);
      expect(await requests(() => program(client))).toEqual(expected);
      expect(await requests(() => program(createFailover([client, clients.portable])))).toEqual(expected);
    },
  );
});

describe("a program for the operations that a docs page leaves unknown", () => {
  async function program({ chat, embeddings }: Pick<Portable, "chat" | "embeddings">): Promise<void> {
    await chat.completions.create({ model: "m", messages: [{ role: "user", content: "Hi" }] });
    await embeddings.create({ model: "m", input: "a" });
  }
  const { portable: shared, openai: one, xiexus: other, merged: all } = clients;

  it.each(Object.entries({ one, other, all }))(
    "a program for operations that a docs page leaves unknown sends the same requests at those that have them: %s",
    async (_, client) => {
      const expected = await requests(() => program(shared));
      expect(expected).toHaveLength(2);
      expect(await requests(() => program(client))).toEqual(expected);
    },
  );
});

describe("a call without a body", () => {
  /** What several clients share, written down as a program would that is to run with any of them. */
  type Listing = Pick<Openai, "models"> | Pick<Xiexus, "models"> | Pick<Merged, "models"> | Pick<Portable, "models">;
  const listing: readonly (readonly [string, Listing])[] = Object.entries({
    openai: clients.openai,
    xiexus: clients.xiexus,
    merged: clients.merged,
    portable: clients.portable,
    failover: createFailover([clients.openai, clients.xiexus, clients.merged, clients.portable]),
  });

  it.each(listing)("a call without a body means the same with each client: %s", async (_, { models }) => {
    const found = await requests(async () => {
      await models.list();
      await models.list({}, { headers: { "x-a": "b" }, timeout: 5000 });
      await models.list(undefined, { query: { limit: 3 } });
    });
    expect(found).toEqual([
      "GET https://a.example/v1/models Bearer key   ",
      "GET https://a.example/v1/models Bearer key  b ",
      "GET https://a.example/v1/models?limit=3 Bearer key   ",
    ]);
  });

  it.each(listing)("a call without a body is refused with options in the query's place: %s", async (_, { models }) => {
    const found = await requests(async () => {
      // @ts-expect-error: options come after the query
      await expect(models.list({ timeout: 5000 })).rejects.toBeInstanceOf(ValidationError);
      // @ts-expect-error: options come after the query
      await expect(models.list({ signal: AbortSignal.timeout(1) })).rejects.toThrow("(query, options)");
      // @ts-expect-error: no object
      await expect(models.list("limit=3")).rejects.toBeInstanceOf(ValidationError);
    });
    expect(found).toEqual([]);
  });
});
