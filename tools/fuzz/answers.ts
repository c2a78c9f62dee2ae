import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createClient } from "../../src/client/client.js";
import { ConcordError } from "../../src/transport/errors.js";
import type { Provider } from "../../src/transport/provider.js";
import { mutate, mutateText } from "./mutate.js";
import type { Random } from "./random.js";

const key = "sk-fuzz-0123456789abcdef";
const event = {
  id: "c",
  object: "chat.completion.chunk",
  created: 1,
  model: "m",
  choices: [{ index: 0, delta: { content: "a" }, finish_reason: null }],
};
const answer = {
  id: "c",
  object: "chat.completion",
  created: 1,
  model: "m",
  choices: [{ index: 0, message: { role: "assistant", content: "a" }, finish_reason: "stop" }],
};

interface Stream extends AsyncIterable<unknown> {
  finalMessage(): Promise<unknown>;
}

interface Client {
  readonly chat: { readonly completions: { create(body: object): Promise<unknown> } };
}

/** The client that is shipped, which the compiler of tools does not see. */
const shipped = import(pathToFileURL(resolve("generated/providers/openai/index.ts")).href) as Promise<{
  readonly openai: Provider<Client>;
}>;

/** One answer or stream that was changed in some places, read by the client: what it throws must be an error of its own. */
export async function tryAnswer(random: Random): Promise<string | undefined> {
  const isStream = random.below(2) === 0;
  const text = mutateText(isStream ? streamText(random) : answerText(random), random);
  const type = random.pick([
    isStream ? "text/event-stream" : "application/json",
    "application/json",
    "text/html",
    "",
    "a b/\u00ff",
  ]);
  const status = random.pick([200, 200, 200, 200, 400, 429, 500]);
  const fetch = async () => new Response(text, { status, headers: { "content-type": type, "x-request-id": key } });
  const { openai } = await shipped;
  const client = createClient(openai, { apiKey: key, fetch, maxRetries: 0, timeout: 5_000 });
  const body = { model: "m", messages: [{ role: "user" as const, content: "x" }] };
  try {
    if (!isStream) await client.chat.completions.create(body);
    else {
      const stream = (await client.chat.completions.create({ ...body, stream: true })) as Stream;
      if (random.below(2) === 0) await stream.finalMessage();
      else for await (const _ of stream);
    }
  } catch (error) {
    const told = error instanceof Error ? `${error.message} ${error.stack} ${JSON.stringify(error)}` : String(error);
    if (!(error instanceof ConcordError)) return `${told} of ${JSON.stringify({ type, status, text })}`;
    if (told.includes(key)) return `a key in ${told}`;
  }
  return undefined;
}

function streamText(random: Random): string {
  const events = Array.from({ length: 1 + random.below(5) }, () => {
    const changed = structuredClone(event);
    if (random.below(2) === 0) mutate(changed, random, 1);
    return `data: ${JSON.stringify(changed)}\n\n`;
  });
  return `${events.join("")}data: [DONE]\n\n`;
}

function answerText(random: Random): string {
  const changed: object =
    random.below(5) === 0 ? { error: { message: `no ${key}`, code: "c" } } : structuredClone(answer);
  mutate(changed, random, 2);
  return JSON.stringify(changed);
}
