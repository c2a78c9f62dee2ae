// Cost of the runtime client beside raw fetch, openapi-fetch and the official openai client, in one process.
//   npx tsx test/bench/runtime.ts
import { fork } from "node:child_process";
import { resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import OpenAI from "openai";
import createFetchClient from "openapi-fetch";
import { Bench } from "tinybench";
import { openai, validators } from "../../generated/providers/openai/index.js";
import { createClient, createFetch } from "../../src/index.js";
import { small } from "../src/fixtures/provider.js";

const concurrency = 16;
const rounds = 5;
const messages = Array.from({ length: 4 }, (_, index) => ({
  role: "user" as const,
  content: `Message ${index} `.repeat(8),
}));
const body = { model: "m", messages };
const apiKey = "sk-bench-0123456789";

/** CPU time of this process in milliseconds, in place of the clock: waiting for the server costs nothing. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Median CPU per iteration of each task; rounds alternate between the tasks so that drift of the machine hits all. */
async function measure(
  tasks: Readonly<Record<string, () => Promise<unknown>>>,
  iterations: number,
): Promise<Map<string, number>> {
  const samples = new Map<string, number[]>(Object.keys(tasks).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const bench = new Bench({
      now: cpu,
      time: 0,
      iterations,
      warmup: round === 0,
      warmupTime: 0,
      warmupIterations: iterations,
    });
    for (const [name, task] of Object.entries(tasks)) bench.add(name, async () => void (await task()));
    await bench.run();
    for (const { name, result } of bench.tasks) {
      if (result.state !== "completed") throw new Error(`${name} did not complete: ${JSON.stringify(result)}`);
      samples.get(name)?.push(result.latency.p50);
    }
  }
  return new Map([...samples].map(([name, values]) => [name, values.sort((a, b) => a - b)[rounds >> 1] ?? Number.NaN]));
}

function report(title: string, unit: string, figures: ReadonlyMap<string, number>, scale: number): void {
  const [base = 1] = figures.values();
  console.log(`\n${title}`);
  for (const [name, value] of figures) {
    console.log(
      `  ${name.padEnd(18)} ${((value * 1000) / scale).toFixed(1).padStart(9)} ${unit}   × ${(value / base).toFixed(2)}`,
    );
  }
}

async function benchRequests(url: string): Promise<void> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${apiKey}` };
  const plain = createFetchClient<Record<"/chat/completions", Record<"post", Operation>>>({ baseUrl: url, headers });
  const built = createFetchClient<Record<"/chat/completions", Record<"post", Operation>>>({
    baseUrl: url,
    fetch: createFetch(openai, { apiKey, baseURL: url }),
  });
  const official = new OpenAI({ apiKey, baseURL: url, maxRetries: 2 });
  const ours = createClient(openai, { apiKey, baseURL: url });
  const batch = (call: () => Promise<unknown>) => () => Promise.all(Array.from({ length: concurrency }, call));
  const tasks = {
    "raw fetch": batch(async () =>
      (await fetch(`${url}/chat/completions`, { method: "POST", headers, body: JSON.stringify(body) })).json(),
    ),
    "openapi-fetch": batch(() => plain.POST("/chat/completions", { body })),
    "… + createFetch": batch(() => built.POST("/chat/completions", { body })),
    "openapi-concord": batch(() => ours.chat.completions.create(body)),
    openai: batch(() => official.chat.completions.create(body)),
  };
  if (!validators.CreateChatCompletionRequest.is(body)) throw new Error("the body must be valid, or nothing is sent");
  report(
    `CPU per request, ${concurrency} at a time, request validation on`,
    "µs",
    await measure(tasks, 60),
    concurrency,
  );
}

interface Operation {
  readonly parameters: Record<never, never>;
  readonly requestBody: { readonly content: { readonly "application/json": typeof body } };
  readonly responses: { readonly 200: { readonly content: { readonly "application/json": unknown } } };
}

/** A stream from memory, in pieces of the size that sockets give. */
function streamOf(count: number): () => Promise<Response> {
  const event = (content: string, finish: string | null) =>
    `data: ${JSON.stringify({ id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model: "m", choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`;
  const piece = new TextEncoder().encode(event("word ", null).repeat(100));
  const end = new TextEncoder().encode(`${event("", "stop")}data: [DONE]\n\n`);
  return async () => {
    let left = count / 100;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        left -= 1;
        if (left >= 0) return controller.enqueue(piece);
        controller.enqueue(end);
        controller.close();
      },
    });
    return new Response(stream, { headers: { "content-type": "text/event-stream" } });
  };
}

/** What one would write by hand for this one stream: decode, find the blank line, parse. No limits, errors or other line ends. */
async function bareLoop(response: Response): Promise<number> {
  let count = 0;
  let rest = "";
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (next === undefined || next.done) return count;
    rest += decoder.decode(next.value, { stream: true });
    let start = 0;
    for (let end = rest.indexOf("\n\n"); end !== -1; end = rest.indexOf("\n\n", start)) {
      const data = rest.slice(start + 6, end);
      if (data !== "[DONE]") count += JSON.parse(data).choices.length;
      start = end + 2;
    }
    rest = rest.slice(start);
  }
}

async function count(stream: AsyncIterable<{ choices: readonly unknown[] }>): Promise<number> {
  let total = 0;
  for await (const { choices } of stream) total += choices.length;
  return total;
}

async function benchEvents(): Promise<void> {
  const fetch = streamOf(20_000);
  const ours = createClient(small, { fetch });
  const official = new OpenAI({ apiKey, fetch });
  const tasks = {
    "bare loop": async () => bareLoop(await fetch()),
    "openapi-concord": async () => count(await ours.chat.completions.create({ ...body, stream: true })),
    openai: async () => count(await official.chat.completions.create({ ...body, stream: true })),
  };
  report("CPU for 20,000 events", "µs / 1,000 events", await measure(tasks, 8), 20);
}

async function measureMemory(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc") as () => void;
  const client = createClient(small, { fetch: streamOf(200_000) });
  const heap: number[] = [];
  let seen = 0;
  for await (const _ of await client.chat.completions.create({ ...body, stream: true })) {
    seen += 1;
    if (seen % 50_000 !== 1) continue;
    gc();
    heap.push(process.memoryUsage().heapUsed / 1024 / 1024);
  }
  console.log(
    `\nHeap in MiB after 0, 50,000, 100,000, 150,000, 200,000 events: ${heap.map((value) => value.toFixed(2)).join(" ")}`,
  );
}

const emptyValidators: Plugin = {
  name: "empty-validators",
  setup: (bundler) => bundler.onLoad({ filter: /generated.*validators\.ts$/ }, () => ({ contents: "export {}" })),
};

async function bundleSize(code: string, withoutValidators: boolean): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: resolve(import.meta.dirname, "../.."), loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    logLevel: "silent",
    plugins: withoutValidators ? [emptyValidators] : [],
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length / 1000;
}

async function measureBundles(): Promise<void> {
  const use = `for await (const c of await client.chat.completions.create({ model: "m", messages: [], stream: true })) console.log(c);`;
  const ours = `import { createClient } from "./src/index.ts"; import { openai } from "./generated/providers/openai/client.ts"; const client = createClient(openai); ${use}`;
  const alone = `import { createClient, withResources } from "./src/index.ts"; import { chat, provider } from "./generated/providers/openai/resources.ts"; const client = createClient(withResources(provider, { chat })); ${use}`;
  const call = (more: { query?: string; body?: string; stream?: string }) =>
    `const provider = { name: "openai", baseURL: "https://api.openai.com/v1", operations: { chat: { completions: { create: {
      key: "POST /v1/chat/completions", method: "POST", path: "/chat/completions", ${more.query ?? ""}
      body: { type: "application/json", ${more.body ?? ""} }, stream: { flag: "stream", sentinel: "[DONE]", ${more.stream ?? ""} } } } } } };
    const client = createClient<any>(provider); ${use}`;
  // What the loop needs, and what a generated operation brings beside it: checks, queries, whole answers as chunks, tee() and finalMessage().
  const single = `import { createClient } from "./src/index.ts"; ${call({})}`;
  const whole = `import { createClient } from "./src/index.ts"; import * as runtime from "./src/runtime.ts"; ${call({ query: "query: runtime.noQuery,", body: "check: runtime.checkValue", stream: "value: runtime.asChunk, as: runtime.EventStream" })}`;
  const codes = {
    "openapi-fetch": `import create from "openapi-fetch"; const client = create({ baseUrl: "https://x" }); console.log(await client.POST("/x", {}));`,
    "openapi-concord": single,
    "… as generated": whole,
    "… whole openai": ours,
    "… with validators": ours,
    "… chat alone": alone,
    openai: `import OpenAI from "openai"; const client = new OpenAI(); ${use}`,
  };
  console.log("\nBundle of one streaming call, minified and packed (1000 bytes)");
  for (const [name, code] of Object.entries(codes)) {
    const size = await bundleSize(code, !/validators|alone/.test(name));
    console.log(`  ${name.padEnd(18)} ${size.toFixed(1).padStart(9)}`);
  }
}

const server = fork(resolve(import.meta.dirname, "echo-server.ts"), { execArgv: ["--import", "tsx"] });
const port = await new Promise<unknown>((done) => server.once("message", done));
await benchRequests(`http://127.0.0.1:${port}`);
server.disconnect();
await benchEvents();
await measureMemory();
await measureBundles();
