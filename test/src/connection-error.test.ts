import { describe, expect, it } from "vitest";
import { AbortError, ConcordError, ConnectionError } from "../../src/index.js";
import { attemptError, byPlatform, connectionError } from "../../src/transport/connection-error.js";
import { redactor } from "../../src/transport/redact.js";

const redact = redactor(["secret-key"]);
const failed = (cause: unknown) => new TypeError("fetch failed", { cause });
const withCode = (error: Error, code: unknown) => Object.assign(error, { code });

describe("a lost connection", () => {
  it.each([
    [
      "what the cause says",
      failed(withCode(new Error("other side closed"), "UND_ERR_SOCKET")),
      "other side closed",
      "UND_ERR_SOCKET",
    ],
    [
      "the code of a cause without a text",
      failed(withCode(new AggregateError([], ""), "ECONNREFUSED")),
      "ECONNREFUSED",
      "ECONNREFUSED",
    ],
    ["what the error says that has no cause", new Error("terminated"), "terminated", undefined],
    ["what the error says whose cause is no error", failed("why"), "fetch failed", undefined],
    ["what was thrown that is no error", "gone", "gone", undefined],
    ["a code that is no text", withCode(new Error("gone"), 7), "gone", undefined],
  ])("a lost connection tells %s", (_, thrown, text, code) => {
    const error = connectionError(thrown, redact);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toBe(`The connection failed: ${text}`);
    expect((error as ConnectionError).code).toBe(code);
  });

  it("a lost connection quotes no key and no more than 300 characters", () => {
    const { message } = connectionError(new Error(`header secret-key ${"x".repeat(400)}`), redact);
    expect(message).toBe(`The connection failed: header [redacted] ${"x".repeat(282)}…`);
    const whole = "x".repeat(300);
    expect(connectionError(new Error(whole), redact).message).toBe(`The connection failed: ${whole}`);
  });

  it("a lost connection is no error of ours, which stays as it is", () => {
    const own = new AbortError("stop");
    expect(connectionError(own, redact)).toBe(own);
    expect(attemptError(own, redact, 200)).toBe(own);
  });
});

describe("what an attempt threw", () => {
  it("what an attempt threw is a lost connection where the platform threw it", async () => {
    const thrown = await byPlatform(() => Promise.reject(new Error("reset"))).catch((error: unknown) => error);
    expect(attemptError(thrown, redact, 200)).toMatchObject({
      name: "ConnectionError",
      message: "The connection failed: reset",
    });
  });

  it.each([
    [new RangeError("too deep"), 200, "RangeError: too deep"],
    ["odd", undefined, "Error: odd"],
  ])("what an attempt threw besides is a bug that keeps the status: %s", (thrown, status, text) => {
    const error = attemptError(thrown, redact, status);
    expect(error).toBeInstanceOf(ConcordError);
    expect(error).not.toBeInstanceOf(ConnectionError);
    expect(error.message).toBe(`This is a bug of openapi-concord: ${text}`);
    expect(Object(error).status).toBe(status);
  });
});
