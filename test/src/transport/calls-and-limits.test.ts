import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Deadline, startTimer } from "../../../src/transport/deadline.js";
import {
  AbortError,
  addContext,
  argumentError,
  assignDefined,
  ConcordError,
  HttpError,
  httpError,
  type TimeoutError,
  validationError,
} from "../../../src/transport/errors.js";
import { makeLog } from "../../../src/transport/logger.js";
import { readBody, readText } from "../../../src/transport/read-body.js";
import { makeIssue } from "../../../src/validation/make-issue.js";

const open = () => new Deadline(undefined, 0);

describe("the deadline of a call", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("the deadline of a call is over after its time, and stops what waits with the reason", async () => {
    const deadline = new Deadline(undefined, 100);
    const never = deadline.guard(new Promise(() => undefined)).catch((error: unknown) => error);
    vi.advanceTimersByTime(99);
    expect(deadline.stopped).toBe(undefined);
    vi.advanceTimersByTime(1);
    expect(await never).toMatchObject({
      name: "TimeoutError",
      kind: "total",
      timeout: 100,
      message: "The total time limit of 100 ms is over.",
    });
    await expect(deadline.guard(Promise.resolve(1))).rejects.toBe(deadline.stopped);
    expect(deadline.controller.signal.reason).toBe(deadline.stopped);
    deadline.close();
  });

  it("the time of one attempt stops that attempt alone", async () => {
    const deadline = new Deadline(undefined, 1_000);
    deadline.begin(50);
    const { signal } = deadline.controller;
    const late = deadline.guard(new Promise(() => undefined)).catch((error: unknown) => error);
    vi.advanceTimersByTime(50);
    expect(await late).toMatchObject({ kind: "attempt", timeout: 50 });
    expect([signal.aborted, deadline.stopped]).toEqual([true, undefined]);
    deadline.begin(50);
    expect(deadline.controller.signal.aborted).toBe(false);
    deadline.begin(0);
    vi.advanceTimersByTime(100);
    expect(deadline.controller.signal.aborted).toBe(false);
    deadline.stopClock();
    vi.advanceTimersByTime(10_000);
    expect(deadline.stopped).toBe(undefined);
  });

  it("the caller's signal stops the call, with its reason as the cause, before or after it began", async () => {
    const early = new Deadline(AbortSignal.abort("why"), 0);
    expect(early.stopped).toMatchObject({ name: "AbortError", message: "The call was aborted.", cause: "why" });
    const controller = new AbortController();
    const deadline = new Deadline(controller.signal, 0);
    const waiting = deadline.wait(1_000).catch((error: unknown) => error);
    controller.abort(new Error("no more"));
    expect(await waiting).toBeInstanceOf(AbortError);
    expect(vi.getTimerCount()).toBe(0);
    const closed = new Deadline(controller.signal, 50);
    closed.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("waiting ends after its time, and no limit is none", async () => {
    const deadline = open();
    const waited = deadline.wait(20).then(() => "waited");
    vi.advanceTimersByTime(20);
    expect(await waited).toBe("waited");
    expect(deadline.remaining).toBeGreaterThan(2 ** 31 - 1_000);
    const told: TimeoutError[] = [];
    const tell = (error: TimeoutError) => void told.push(error);
    for (const limit of [0, -1, Number.POSITIVE_INFINITY, 2 ** 31, Number.NaN])
      expect(startTimer("idle", limit, tell)).toBe(undefined);
    startTimer("idle", 2 ** 31 - 1, tell, 5);
    vi.advanceTimersByTime(5);
    expect(told).toMatchObject([{ kind: "idle", timeout: 2 ** 31 - 1 }]);
  });
});

describe("the body of an answer", () => {
  const body = (text: string, headers: Readonly<Record<string, string>> = {}) =>
    new Response(new Blob([text]).stream(), { headers });
  const read = (text: string, limit: number, headers?: Readonly<Record<string, string>>, cut?: boolean) =>
    readText(body(text, headers), open(), limit, cut).catch(
      (error: { reason: string; message: string }) => `${error.reason}: ${error.message}`,
    );

  it.each<[string, number, Readonly<Record<string, string>>, boolean, string]>([
    ["abc", 3, {}, false, "abc"],
    ["abc", 2, {}, false, "too-large: The answer is longer than 2 bytes."],
    ["abc", 2, {}, true, "ab"],
    ["abc", 3, {}, true, "abc"],
    ["abc", 3, { "content-length": "3" }, false, "abc"],
    ["abc", 2, { "content-length": "3" }, false, "too-large: The answer is longer than 2 bytes."],
    ["abc", 2, { "content-length": "3" }, true, "ab"],
    [
      "abc",
      2,
      { "content-length": "1", "content-encoding": "gzip" },
      false,
      "too-large: The answer is longer than 2 bytes.",
    ],
    ["abc", 2, { "content-length": "x" }, false, "too-large: The answer is longer than 2 bytes."],
    ["", 0, {}, false, ""],
  ])(
    "the body %j with a limit of %i bytes and the headers %j (cut: %s) is %s",
    async (text, limit, headers, cut, found) => {
      expect(await read(text, limit, headers, cut)).toBe(found);
    },
  );

  it("the body of a bounded answer is left to the platform, and of another one has its type", async () => {
    const known = body("abc", { "content-length": "3" });
    expect(await readBody(known, open(), 3)).toBe(known);
    const none = new Response(null);
    expect(await readBody(none, open(), 0)).toBe(none);
    expect((await readBody(body("abc", { "content-type": "text/x" }), open(), 3)) as Blob).toMatchObject({
      type: "text/x",
      size: 3,
    });
    expect(await readBody(body("abc"), open(), 3)).toMatchObject({ type: "" });
  });

  it("the body of an answer that is too long is let go, and is not waited for where it is an error", async () => {
    let isCancelled = false;
    const endless = (text: string) =>
      new Response(
        new ReadableStream<Uint8Array>({
          start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
          cancel: () => {
            isCancelled = true;
          },
        }),
      );
    await expect(readText(endless("abc"), open(), 2)).rejects.toThrow("longer than 2 bytes");
    expect(isCancelled).toBe(true);
    vi.useFakeTimers();
    const late = readText(endless("abc"), open(), 10, true);
    await vi.advanceTimersByTimeAsync(2_000);
    vi.useRealTimers();
    expect(await late).toBe("abc");
  });
});

describe("errors and lines of a log", () => {
  it("errors keep what they know, and take on what they do not", () => {
    const error = new ConcordError("m", { provider: "a", attempts: undefined });
    addContext(error, { provider: "b", operation: "o", requestId: undefined });
    expect(error.toJSON()).toEqual({ name: "ConcordError", message: "m", provider: "a", operation: "o" });
    expect(assignDefined({ a: 1, b: 2 }, { a: undefined, b: null, c: 0 })).toEqual({ a: 1, b: null, c: 0 });
    expect([
      httpError("m", { status: 777, body: "" }).name,
      httpError("m", { status: 302, body: "" }).constructor,
    ]).toEqual(["ServerError", HttpError]);
  });

  it("an error of several issues says the first, and how many more there are", () => {
    const issue = (message: string) => makeIssue({ code: "c", path: [], expected: "e", received: "r", message });
    expect([
      validationError([issue("a.")]).message,
      validationError([issue("a."), issue("b."), issue("c.")]).message,
    ]).toEqual(["a.", "a. (and 2 more)"]);
    expect(argumentError("c", [], "x", "y").message).toBe("The body must be x, not y.");
    expect(argumentError("c", ["a", "b"], "x", "y")).toMatchObject({
      message: "a.b must be x, not y.",
      issues: [{ code: "c", pointer: "/a/b", expected: "x", received: "y" }],
    });
  });

  it("a log has the levels that are asked for, and hides credentials by their looks", () => {
    const lines: unknown[] = [];
    const write = (level: string) => (message: string, fields: object) => void lines.push([level, message, fields]);
    const logger = { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
    const fields = () => ({ key: "sk-12345678abc" });
    for (const threshold of ["debug", "info", "warn", "error", "silent", undefined] as const) {
      lines.length = 0;
      for (const level of ["debug", "info", "warn", "error"] as const) makeLog(logger, threshold)?.(level, "m", fields);
      expect(lines.length).toBe({ debug: 4, info: 3, warn: 2, error: 1, silent: 0 }[threshold ?? "warn"]);
    }
    lines.length = 0;
    makeLog(logger, "info")?.("info", "m", fields, (text) => text.replace("sk-12345678abc", "*"));
    makeLog(logger)?.("warn", "m", fields);
    expect(lines).toEqual([
      ["info", "m", { key: "*" }],
      ["warn", "m", { key: "[redacted]" }],
    ]);
    expect(makeLog(undefined)).toBe(undefined);
  });
});
