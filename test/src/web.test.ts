import { existsSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { resolve } from "node:path";
import { createContext, runInContext } from "node:vm";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { events, json, startServer, type TestServer } from "./fixtures/server.js";

const browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
const expected = { plain: "hi", streamed: "hello", status: 404, upload: "f1", first: "he", refused: "ResponseError" };
const chunk = (content: string, finish: string | null = null) => ({
  choices: [{ index: 0, delta: { content }, finish_reason: finish }],
});

const runProgram = `import { program } from "./test/src/fixtures/web-program.ts";`;
const page = `${runProgram}
const here = await program(location.origin + "/v1");
const worker = new Worker("/worker.js", { type: "module" });
const there = await new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
});
globalThis.outcome = { here, there };`;
const worker = `${runProgram} postMessage(await program(location.origin + "/v1"));`;

let server: TestServer;
let scripts: Record<string, string>;

async function bundle(code: string, format: "esm" | "iife" = "esm"): Promise<string> {
  const stdin = { contents: code, resolveDir: resolve(import.meta.dirname, "../.."), loader: "ts" as const };
  const { outputFiles } = await build({ stdin, bundle: true, format, platform: "browser", write: false });
  return outputFiles[0]?.text ?? "";
}

function answerChat(body: { model?: string; stream?: boolean }, response: ServerResponse): void {
  if (!body.stream) {
    json(response, 200, { id: "c", choices: [{ message: { role: "assistant", content: "hi" } }] });
    return;
  }
  events(response, [chunk("he"), chunk("llo")]);
  if (body.model === "endless") return;
  events(response, [chunk("", "stop"), "[DONE]"]);
  response.end();
}

beforeAll(async () => {
  scripts = { "/page.js": await bundle(page), "/worker.js": await bundle(worker) };
  server = await startServer((request, response) => {
    const script = scripts[request.url];
    if (script !== undefined) response.writeHead(200, { "content-type": "text/javascript" }).end(script);
    else if (request.url === "/v1/chat/completions") answerChat(JSON.parse(String(request.body)), response);
    else if (request.url === "/v1/models/none") json(response, 404, { error: { message: "no" } });
    else if (request.url === "/v1/files") json(response, 200, { id: "f1" });
    else if (request.method === "DELETE") response.writeHead(307, { location: "http://other.invalid/" }).end();
    else response.writeHead(200, { "content-type": "text/html" }).end('<script type="module" src="/page.js"></script>');
  });
});
afterAll(() => server.close());

it.skipIf(browser === undefined)(
  "runs in Chromium and in its worker (skipped where there is no Chromium)",
  async () => {
    const instance = await chromium.launch({ executablePath: browser ?? "", args: ["--no-sandbox"] });
    try {
      const tab = await instance.newPage();
      const failures: string[] = [];
      tab.on("pageerror", (error) => failures.push(String(error)));
      await tab.goto(server.url);
      await tab
        .waitForFunction("globalThis.outcome !== undefined", undefined, { timeout: 20_000 })
        .catch(() => undefined);
      expect(failures).toEqual([]);
      expect(await tab.evaluate("globalThis.outcome")).toEqual({ here: expected, there: expected });
    } finally {
      await instance.close();
    }
  },
);

it("runs in a worker thread", async () => {
  const code = await bundle(`${runProgram} globalThis.outcome = program(globalThis.base);`, "iife");
  const start = `globalThis.base = ${JSON.stringify(`${server.url}/v1`)};`;
  const end = `outcome.then((data) => require("node:worker_threads").parentPort.postMessage(data));`;
  const thread = new Worker(`${start}${code}${end}`, { eval: true });
  expect(await new Promise((done, fail) => thread.once("message", done).once("error", fail))).toEqual(expected);
  await thread.terminate();
});

const webGlobals = [
  ...["AbortController", "AbortSignal", "Blob", "File", "FormData", "Headers", "ReadableStream", "Request", "Response"],
  ...["TextDecoder", "TextEncoder", "URL", "URLSearchParams"],
  ...["clearTimeout", "crypto", "fetch", "performance", "setTimeout"],
];

it("runs with nothing but web standards", async () => {
  const globals = Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(globalThis)).filter(([name]) => webGlobals.includes(name)),
  );
  const outcome = new Promise((resolve) => {
    const context = createContext(Object.defineProperties({ postMessage: resolve, base: `${server.url}/v1` }, globals));
    void bundle(`${runProgram} program(base).then(postMessage, postMessage);`, "iife").then((code) =>
      runInContext(code, context),
    );
  });
  expect(await outcome).toEqual(expected);
});
