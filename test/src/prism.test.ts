import { resolve } from "node:path";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MergedClient, merged } from "../../generated/index.js";
import { createClient } from "../../src/index.js";
import { essence } from "./fixtures/essence.js";
import { type Prism, startPrism } from "./fixtures/prism.js";

type Fetch = typeof globalThis.fetch;

interface Exchange {
  readonly request: Record<string, unknown>;
  readonly status: number;
  /** What Prism finds wrong with the request. */
  readonly violations: readonly unknown[];
}

/** A `fetch` that keeps what was sent and what Prism said of it. */
function recorder(): { readonly fetch: Fetch; readonly exchanges: Exchange[] } {
  const exchanges: Exchange[] = [];
  const fetch: Fetch = async (input, init) => {
    const request = new Request(input, init);
    const sent = request.clone();
    const response = await globalThis.fetch(request);
    const found: unknown = JSON.parse(response.headers.get("sl-violations") ?? "[]");
    const violations = (Array.isArray(found) ? found : []).filter(({ location }) => location[0] === "request");
    exchanges.push({ request: await essence(sent), status: response.status, violations });
    return response;
  };
  return { fetch, exchanges };
}

const messages = [{ role: "user" as const, content: "hi" }];
const chat = { model: "m", messages, temperature: 0.5, stop: null };
const completion = { model: "m", prompt: ["a", "世界"] };
const embedding = { model: "m", input: "a", encoding_format: "float" as const };
const picture = { model: "m", prompt: "p", n: 2, size: "1024x1024" as const };
const moderation = { model: "m", input: ["a", "b"] };
const question = { model: "m", input: "hi", max_output_tokens: 32 };
const words = { model: "m", input: "hi", voice: "alloy" as const };
const audio = () => new File(["abc"], "a.mp3", { type: "audio/mpeg" });
const image = () => new File(["abc"], "a.png", { type: "image/png" });

type Call = readonly [ours: (client: MergedClient) => Promise<unknown>, official: (client: OpenAI) => Promise<unknown>];

const calls: Readonly<Record<string, Call>> = {
  "chat.completions.create": [
    (client) => client.chat.completions.create(chat),
    (client) => client.chat.completions.create(chat),
  ],
  "completions.create": [
    (client) => client.completions.create(completion),
    (client) => client.completions.create(completion),
  ],
  "embeddings.create": [
    (client) => client.embeddings.create(embedding),
    (client) => client.embeddings.create(embedding),
  ],
  "images.generate": [(client) => client.images.generate(picture), (client) => client.images.generate(picture)],
  "images.edit": [
    (client) => client.images.edit({ model: "m", prompt: "p", image: image() }),
    (client) => client.images.edit({ model: "m", prompt: "p", image: image() }),
  ],
  "models.list": [(client) => client.models.list(), (client) => client.models.list().then((page) => page.data)],
  "models.retrieve": [(client) => client.models.retrieve("m:1"), (client) => client.models.retrieve("m:1")],
  "moderations.create": [
    (client) => client.moderations.create(moderation),
    (client) => client.moderations.create(moderation),
  ],
  "responses.create": [(client) => client.responses.create(question), (client) => client.responses.create(question)],
  "audio.speech.create": [(client) => client.audio.speech.create(words), (client) => client.audio.speech.create(words)],
  "audio.transcriptions.create": [
    (client) => client.audio.transcriptions.create({ model: "m", file: audio() }),
    (client) => client.audio.transcriptions.create({ model: "m", file: audio() }),
  ],
  "audio.translations.create": [
    (client) => client.audio.translations.create({ model: "m", file: audio() }),
    (client) => client.audio.translations.create({ model: "m", file: audio() }),
  ],
};

describe.skipIf(!process.env.CONCORD_PRISM)(
  "Prism, serving the merged description (skipped without CONCORD_PRISM=1)",
  () => {
    let prism: Prism | undefined;
    let trouble = "";
    beforeAll(async () => {
      prism = await startPrism(resolve(import.meta.dirname, "../../generated/openapi.json")).catch((error: unknown) => {
        trouble = String(error);
        return undefined;
      });
    }, 300_000);
    afterAll(() => prism?.close());

    /** What one client sent for a call. Prism's sample of an answer need not please the client. */
    async function exchange(work: (baseURL: string, fetch: Fetch) => Promise<unknown>): Promise<Exchange | undefined> {
      const { fetch, exchanges } = recorder();
      await work(prism?.url ?? "", fetch).catch(() => undefined);
      // The official client asks its `fetch` for `data:,` first, to learn what it can do with forms.
      return exchanges.at(-1);
    }
    const shared = { apiKey: "sk-prism-123456", maxRetries: 0 };

    it.for(Object.entries(calls))("gets valid and equal requests: %s", async ([, [ours, official]], { skip }) => {
      if (prism === undefined) return skip(`Prism cannot be installed: ${trouble}`);
      const mine = await exchange((baseURL, fetch) => ours(createClient(merged, { ...shared, baseURL, fetch })));
      const theirs = await exchange((baseURL, fetch) => official(new OpenAI({ ...shared, baseURL, fetch })));
      expect(mine?.violations).toEqual([]);
      expect(mine?.status).toBeLessThan(300);
      expect(mine?.request).toEqual(theirs?.request);
    });

    it("finds what is wrong with a request that was not checked", async ({ skip }) => {
      if (prism === undefined) return skip(`Prism cannot be installed: ${trouble}`);
      const wrong: typeof completion = Object.assign({ ...completion }, { temperature: "hot" });
      const sent = await exchange((baseURL, fetch) =>
        createClient(merged, { ...shared, baseURL, fetch, validate: false }).completions.create(wrong),
      );
      expect(JSON.stringify(sent?.violations) + sent?.status).toMatch(/temperature|422/);
    });
  },
);
