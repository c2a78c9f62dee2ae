import { afterEach, describe, expect, it, vi } from "vitest";
import { AbortError, ConcordError, ConnectionError, HttpError, TimeoutError } from "../../src/index.js";
import { isRetryable, readRetryAfter, readShouldRetry, retryDelay } from "../../src/transport/retry.js";

const http = (status: number, fields: object = {}) => Object.assign(new HttpError("no", { status }), fields);

afterEach(() => void vi.restoreAllMocks());

describe("what a server asks callers to wait", () => {
  it.each([
    [{ "retry-after": "2" }, 2_000],
    [{ "retry-after": "0" }, 0],
    [{ "retry-after": "1.5" }, 1_500],
    [{ "retry-after-ms": "100" }, 100],
    [{ "retry-after-ms": "100", "retry-after": "7" }, 100],
    [{ "retry-after-ms": "100", "retry-after": "Fri, 31 Dec 2100 23:59:59 GMT" }, 100],
    [{ "retry-after-ms": "soon", "retry-after": "7" }, 7_000],
    [{ "retry-after": "-5" }, undefined],
    [{ "retry-after": "5 apples" }, undefined],
    [{ "retry-after": "" }, undefined],
    [{}, undefined],
  ])("what is asked by %j is %s ms", (headers, wait) => {
    expect(readRetryAfter(new Headers(headers as Record<string, string>))).toBe(wait);
  });

  it("what is asked by a date is the time until it, and nothing once it is over", () => {
    vi.spyOn(Date, "now").mockReturnValue(Date.parse("2030-01-01T00:00:00Z"));
    const asked = (date: string) => readRetryAfter(new Headers({ "retry-after": date }));
    expect(asked("Tue, 01 Jan 2030 00:00:09 GMT")).toBe(9_000);
    expect(asked("Mon, 31 Dec 2029 23:59:59 GMT")).toBe(0);
  });

  it.each([
    ["true", true],
    ["TRUE", true],
    ["false", false],
    ["perhaps", undefined],
    [undefined, undefined],
  ])("what x-should-retry: %s asks is %s", (text, answer) => {
    expect(readShouldRetry(new Headers(text === undefined ? {} : { "x-should-retry": text }))).toBe(answer);
  });
});

describe("whether to repeat a call", () => {
  it.each([
    ["a lost connection", new ConnectionError("lost"), true],
    ["an attempt that took too long", new TimeoutError("late", { kind: "attempt" }), true],
    ["a call that took too long", new TimeoutError("late", { kind: "total" }), false],
    ["the caller's end", new AbortError("stop"), false],
    ["a bug", new ConcordError("bug"), false],
    ["what is no error of ours", new TypeError("bug"), false],
    ["499", http(499), false],
    ["500", http(500), true],
    ["408", http(408), true],
    ["a quota that is used up", http(429, { code: "insufficient_quota" }), false],
    ["a limit of billing, by its type", http(500, { type: "billing_hard_limit_reached" }), false],
    ["a server that says no", http(500, { shouldRetry: false }), false],
    ["a server that says yes", http(400, { shouldRetry: true }), true],
    ["a server that says yes in spite of a quota", http(429, { code: "insufficient_quota", shouldRetry: true }), true],
  ])("whether to repeat after %s is known", (_, error, again) => {
    expect(isRetryable(error)).toBe(again);
    expect(retryDelay(error, 1) !== undefined).toBe(again);
  });
});

describe("the wait before a repetition", () => {
  it("doubles up to its most, and is shortened by up to a quarter", () => {
    const random = vi.spyOn(Math, "random").mockReturnValue(0);
    const waits = [1, 2, 3, 5, 6, 40].map((attempt) => retryDelay(http(500), attempt));
    expect(waits).toEqual([500, 1_000, 2_000, 8_000, 8_000, 8_000]);
    random.mockReturnValue(1);
    expect(retryDelay(http(500), 2)).toBe(750);
    expect(retryDelay(http(500), 9, { initial: 10, max: 40 })).toBe(30);
  });

  it("is a little longer than a server asks, up to a minute", () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const wait = (retryAfter: number) => retryDelay(http(429, { retryAfter }), 1);
    expect([wait(0), wait(60_000), wait(60_001)]).toEqual([5, 60_005, undefined]);
    vi.spyOn(Math, "random").mockReturnValue(1);
    expect(wait(0)).toBe(25);
  });
});
