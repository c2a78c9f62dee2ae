import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ConcordError, createClient } from "../../src/index.js";
import { corpusFile, type FaultServer, startFaultServer } from "./fixtures/corpus.js";
import { small } from "./fixtures/provider.js";

interface Fault {
  readonly mode: string;
  readonly stream: boolean;
  readonly expect: {
    readonly outcome: string;
    readonly error?: string;
    readonly message?: string;
    readonly status?: number;
    readonly requests?: number;
    readonly minMs?: number;
    readonly maxMs?: number;
    readonly maxSeconds?: number;
    readonly textLength?: number;
  };
}

/** The corpus' names of errors, and ours. */
const errorNames: Readonly<Record<string, string>> = {
  StreamTruncated: "IncompleteStreamError",
  StreamParse: "StreamError",
  StreamIdleTimeout: "TimeoutError",
  APIConnectionError: "ConnectionError",
  APIStatusError: "ServerError",
  EmptyResponse: "ResponseError",
  ResponseParse: "ResponseError",
};
const key = "sk-fault-1234567890abcdef";
const serverFile = corpusFile("faults/fault-server.mjs");
const tableFile = corpusFile("faults/faults.json");
const table: { text: string; modes: Fault[] } = tableFile
  ? JSON.parse(readFileSync(tableFile, "utf8"))
  : { text: "", modes: [] };

interface Outcome {
  readonly text: string;
  readonly error: unknown;
  readonly time: number;
  readonly requests: number;
}

describe.skipIf(serverFile === undefined)("faults of a relay (skipped without ../shared)", () => {
  let server: FaultServer;
  let passed = 0;
  beforeAll(async () => {
    server = await startFaultServer(serverFile ?? "");
  });
  afterAll(async () => {
    await server.close();
    console.log(`faults: ${passed} of ${table.modes.length}`);
  });

  async function run({ mode, stream }: Fault): Promise<Outcome> {
    const client = createClient(small, { baseURL: `${server.url}/${mode}/v1`, apiKey: key, streamIdleTimeout: 400 });
    const { create } = client.chat.completions;
    const body = { model: "m", messages: [{ role: "user" as const, content: "hi" }] };
    const signal = new AbortController().signal;
    let listeners = 0;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...values: Parameters<typeof addEventListener>) => {
      listeners += 1;
      addEventListener.apply(signal, values);
    };
    signal.removeEventListener = (...values: Parameters<typeof removeEventListener>) => {
      listeners -= 1;
      removeEventListener.apply(signal, values);
    };
    const options = { signal, headers: { "x-fault-key": `${mode}-${performance.now()}`, "x-fault-ms": "900" } };
    const before = server.log.length;
    const start = performance.now();
    let text = "";
    let error: unknown;
    try {
      if (stream) {
        for await (const chunk of await create({ ...body, stream: true }, options)) {
          text += chunk.choices[0]?.delta.content ?? "";
          if (text.length > 100_000 && mode === "sse-endless") break;
        }
      } else {
        const limits = mode === "slow-headers" ? { attemptTimeout: 300, retries: 1 } : {};
        text = String((await create(body, { ...options, ...limits })).choices[0]?.message.content);
      }
    } catch (reason) {
      error = reason;
    }
    const time = performance.now() - start;
    expect(listeners, "abort listeners left").toBe(0);
    return { text, error, time, requests: server.log.length - before };
  }

  function check(fault: Fault, { text, error, time, requests }: Outcome): void {
    const { expect: wanted, mode } = fault;
    if (error !== undefined) {
      expect(error).toBeInstanceOf(ConcordError);
      for (const view of [String(error), JSON.stringify(error), error instanceof Error ? error.stack : ""]) {
        expect(view).not.toContain(key);
      }
    }
    const isPart = text.length < table.text.length && table.text.startsWith(text);
    switch (wanted.outcome) {
      case "text":
      case "text-or-error":
      case "retry-ok":
        expect(error).toBe(undefined);
        if (wanted.textLength === undefined) expect(text).toBe(table.text);
        else expect(text).toHaveLength(wanted.textLength);
        break;
      case "partial-error":
        expect(text).not.toBe("");
        expect(isPart).toBe(true);
        expect(error).toBeInstanceOf(ConcordError);
        break;
      case "limit-or-break":
        expect(error).toBe(undefined);
        break;
      case "timeout-or-value":
        expect(error).toMatchObject({ name: "TimeoutError", attempts: 2 });
        expect(requests).toBe(2);
        break;
      case "error":
      case "undefined-if-declared":
      case "error-or-stripped":
        expect(text).toBe("");
        expect(error).toBeInstanceOf(ConcordError);
        break;
      default:
        expect.fail(`unknown outcome ${wanted.outcome}`);
    }
    const name = wanted.error && errorNames[wanted.error];
    if (name) expect(error).toMatchObject({ name });
    if (wanted.message) expect(error).toMatchObject({ message: wanted.message });
    if (wanted.status) expect(error).toMatchObject({ status: wanted.status });
    if (wanted.requests) expect(requests).toBe(wanted.requests);
    if (wanted.minMs) expect(time).toBeGreaterThanOrEqual(wanted.minMs);
    if (wanted.maxMs) expect(time).toBeLessThanOrEqual(wanted.maxMs);
    if (wanted.maxSeconds) expect(time).toBeLessThanOrEqual(wanted.maxSeconds * 1000);
    if (mode === "redirect-cross-origin") expect(server.captured).toEqual([]);
  }

  it.each(table.modes)("$mode", async (fault) => {
    check(fault, await run(fault));
    passed += 1;
  });

  it("leaves no connection busy and no timer", async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const early = new Set(server.log.filter(({ closedEarly }) => closedEarly).map(({ mode }) => mode));
    for (const mode of ["sse-stall", "sse-endless"]) expect(early).toContain(mode);
  });
});
