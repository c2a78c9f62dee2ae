import { existsSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { Worker } from "node:worker_threads";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { expected } from "./fixtures/platform-checks.js";
import { bundleChecks, startPlatformServer } from "./fixtures/platform-server.js";
import type { TestServer } from "./fixtures/server.js";

const browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
/** A browser does not tell where a redirect leads, so that none can be followed within the origin alone. */
const expectedInBrowser = { ...expected, redirects: ["refused", "ResponseError"] };

const page = `
const here = await runChecks(location.origin + "/v1");
const worker = new Worker("/worker.js", { type: "module" });
const there = await new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
});
globalThis.outcome = { here, there };`;
const worker = `postMessage(await runChecks(location.origin + "/v1"));`;

let server: TestServer;
let scripts: Record<string, string>;

beforeAll(async () => {
  scripts = { "/page.js": await bundleChecks(page), "/worker.js": await bundleChecks(worker) };
  server = await startPlatformServer((request, response) => {
    const script = scripts[request.url];
    if (script !== undefined) response.writeHead(200, { "content-type": "text/javascript" }).end(script);
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
      expect(await tab.evaluate("globalThis.outcome")).toEqual({ here: expectedInBrowser, there: expectedInBrowser });
    } finally {
      await instance.close();
    }
  },
);

it("runs in a worker thread", async () => {
  const code = await bundleChecks(`globalThis.outcome = runChecks(globalThis.base);`, "iife");
  const start = `globalThis.base = ${JSON.stringify(`${server.url}/v1`)};`;
  const end = `outcome.then((data) => require("node:worker_threads").parentPort.postMessage(data));`;
  const thread = new Worker(`${start}${code}${end}`, { eval: true });
  expect(await new Promise((done, fail) => thread.once("message", done).once("error", fail))).toEqual(expected);
  await thread.terminate();
});

const webGlobals = [
  ...["AbortController", "AbortSignal", "Blob", "File", "FormData", "Headers", "ReadableStream", "Request", "Response"],
  ...["TextDecoder", "TextEncoder", "URL", "URLSearchParams"],
  ...["btoa", "clearTimeout", "crypto", "fetch", "performance", "setTimeout"],
];

it("runs with nothing but web standards", async () => {
  const globals = Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(globalThis)).filter(([name]) => webGlobals.includes(name)),
  );
  const outcome = new Promise((resolve) => {
    const context = createContext(Object.defineProperties({ postMessage: resolve, base: `${server.url}/v1` }, globals));
    void bundleChecks("runChecks(base).then(postMessage, postMessage);", "iife").then((code) =>
      runInContext(code, context),
    );
  });
  expect(await outcome).toEqual(expected);
});
