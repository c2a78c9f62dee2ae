import { describe, expect, it } from "vitest";
import { createClient } from "../../../src/index.js";
import type { Provider } from "../../../src/transport/provider.js";

/** What a call throws that is answered so. */
async function thrown(text: string, init: ResponseInit): Promise<unknown> {
  const operations = { get: { key: "GET /a", method: "GET", path: "/a" } };
  const provider: Provider<{ get(): Promise<unknown> }> = { name: "own", baseURL: "https://own.example", operations };
  const client = createClient(provider, {
    fetch: async () => new Response(text, init),
    maxRetries: 0,
    apiKey: "key-123456",
  });
  return client.get().catch((error: unknown) => error);
}

describe("an answer that is no success", () => {
  it.each([
    [400, "BadRequestError"],
    [401, "AuthenticationError"],
    [402, "HttpError"],
    [403, "PermissionDeniedError"],
    [404, "NotFoundError"],
    [409, "ConflictError"],
    [418, "HttpError"],
    [422, "UnprocessableEntityError"],
    [429, "RateLimitError"],
    [499, "HttpError"],
    [500, "ServerError"],
    [503, "ServerError"],
    [599, "ServerError"],
  ])("an answer of status %i is thrown as %s", async (status, name) => {
    expect(await thrown("{}", { status })).toMatchObject({
      name,
      status,
      provider: "own",
      operation: "GET /a",
      attempts: 1,
    });
  });

  it("an answer without a message is told by its status, up to two hundred characters", async () => {
    expect(await thrown("", { status: 418, statusText: "x".repeat(200) })).toMatchObject({
      message: `418 ${"x".repeat(200)}`,
    });
    expect(await thrown("", { status: 418, statusText: "x".repeat(201) })).toMatchObject({
      message: `418 ${"x".repeat(200)}…`,
    });
  });

  it("an answer keeps its beginning, JSON without escapes that could hide a key, all else as it is", async () => {
    expect(await thrown('{ "a": "\\u006bey-123456" }', { status: 400 })).toMatchObject({ body: '{"a":"[redacted]"}' });
    expect(await thrown(" \\u006b ", { status: 400 })).toMatchObject({ body: " \\u006b ", message: "\\u006b" });
    expect(await thrown("<p>no</p>", { status: 400 })).toMatchObject({ body: "<p>no</p>", message: "no" });
  });

  it.each(["x-request-id", "request-id", "x-oneapi-request-id"])(
    "an answer has its name from the header %s",
    async (header) => {
      expect(await thrown("{}", { status: 400, headers: { [header]: "r".repeat(201) } })).toMatchObject({
        requestId: `${"r".repeat(200)}…`,
      });
    },
  );

  it("an answer says when to ask again, and whether", async () => {
    const headers = { "retry-after": "7", "x-should-retry": "false" };
    expect(await thrown("{}", { status: 500, headers })).toMatchObject({ retryAfter: 7_000, shouldRetry: false });
    expect(Object.keys((await thrown("{}", { status: 500 })) as object)).not.toContain("retryAfter");
  });
});
