import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type DownloadOptions, download } from "../../../../scripts/load/read/download.js";
import { type SourceServer, startSourceServer } from "../../project/pull/source-server.js";

let server: SourceServer;
let other: SourceServer;
beforeAll(async () => {
  [server, other] = [await startSourceServer(), await startSourceServer()];
});
afterAll(() => Promise.all([server.close(), other.close()]));
afterEach(() => {
  server.answers.clear();
  vi.restoreAllMocks();
});

const fetchPath = (path: string, more: Partial<DownloadOptions> = {}) =>
  download({ url: `${server.origin}${path}`, ...more });

function answer(status: number, headers: Readonly<Record<string, string>> = {}, body = ""): void {
  server.answers.set("/a", (_, response) => void response.writeHead(status, headers).end(body));
}

describe("what is asked for", () => {
  test("what is asked for is a description, sooner than a page, and only if it is newer", async () => {
    const seen: unknown[] = [];
    server.answers.set("/a", ({ headers }, response) => {
      seen.push([headers.accept, headers["if-none-match"]]);
      response.writeHead(304).end();
    });
    expect(await fetchPath("/a", { etag: '"one"' })).toEqual({ kind: "unchanged" });
    await fetchPath("/a");
    const accept = "application/yaml, application/json, text/plain, */*;q=0.5";
    expect(seen).toEqual([
      [accept, '"one"'],
      [accept, undefined],
    ]);
  });
});

describe("an answer", () => {
  test("an answer has its bytes, its type and its entity tag", async () => {
    answer(200, { "content-type": "application/yaml", etag: 'W/"1"' }, "a: é");
    expect(await fetchPath("/a")).toStrictEqual({
      kind: "content",
      bytes: Buffer.from("a: é"),
      contentType: "application/yaml",
      etag: 'W/"1"',
    });
  });

  test.each([
    [500, true],
    [501, false],
  ])("an answer with an entity tag of %i characters keeps it: %s", async (length, isKept) => {
    answer(200, { etag: "x".repeat(length) });
    expect(await fetchPath("/a")).toStrictEqual({
      kind: "content",
      bytes: Buffer.alloc(0),
      contentType: "",
      ...(isKept && { etag: "x".repeat(length) }),
    });
  });

  test.each([201, 202, 206, 299, 300, 302, 304, 399, 400, 401, 404, 429, 500, 503])(
    "an answer with status %i and no way on is none",
    async (status) => {
      answer(status);
      expect(await fetchPath("/a")).toEqual({
        kind: "failed",
        refused: false,
        reason: `The server answered with status ${status}.`,
        hint: "Is the address right?",
      });
    },
  );

  test("an answer with a status beside a redirect's is none, wherever it leads", async () => {
    for (const status of [299, 304, 400]) {
      answer(status, { location: `${server.origin}/b` });
      expect(await fetchPath("/a")).toMatchObject({ reason: `The server answered with status ${status}.` });
    }
    answer(200, { location: `${server.origin}/b` }, "text");
    expect(await fetchPath("/a")).toMatchObject({ kind: "content" });
    answer(304, { location: `${server.origin}/b` });
    expect(await fetchPath("/a", { etag: "1" })).toEqual({ kind: "unchanged" });
  });

  test.each([
    [5, "content"],
    [4, "failed"],
  ])("an answer of five bytes with a limit of %i is %s", async (maxBytes, kind) => {
    answer(200, {}, "12345");
    expect(await fetchPath("/a", { maxBytes })).toMatchObject({ kind });
  });

  test("an answer above the limit is refused with the limit", async () => {
    const many = Buffer.alloc(3 * 1024 * 1024 + 1);
    server.answers.set("/a", (_, response) => void response.end(many));
    expect(await fetchPath("/a", { maxBytes: 3 * 1024 * 1024 })).toEqual({
      kind: "failed",
      refused: true,
      reason: "It has more than 3 MiB.",
    });
    const { bytes } = (await fetchPath("/a")) as { readonly bytes: Uint8Array };
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(createHash("sha256").update(many).digest("hex"));
  });

  test.each([
    [64 * 1024 * 1024, "content"],
    [64 * 1024 * 1024 + 1, "failed"],
  ])("an answer of %i bytes without another limit is %s", async (length, kind) => {
    vi.spyOn(globalThis, "fetch").mockResolvedValue(new Response(new Uint8Array(length)));
    expect(await fetchPath("/a")).toMatchObject({ kind });
  });
});

describe("a redirect", () => {
  test.each([300, 301, 302, 303, 307, 308, 399])(
    "a redirect of status %i is followed in its origin",
    async (status) => {
      answer(status, { location: "b" });
      server.answers.set("/b", (_, response) => void response.end("text"));
      expect(await fetchPath("/a")).toMatchObject({ kind: "content", bytes: Buffer.from("text") });
    },
  );

  test.each([
    [5, "content"],
    [6, "failed"],
  ])("a redirect that is the last of %i gives %s", async (count, kind) => {
    for (let index = 0; index < count; index++)
      server.answers.set(
        `/${index}`,
        (_, response) => void response.writeHead(302, { location: `/${index + 1}` }).end(),
      );
    server.answers.set(`/${count}`, (_, response) => void response.end("text"));
    const found = await fetchPath("/0");
    expect(found.kind).toBe(kind);
    if (kind === "failed")
      expect(found).toStrictEqual({ kind, refused: true, reason: "It redirects more than 5 times." });
  });

  test.each<[what: string, location: () => string, target: () => string]>([
    ["to another origin", () => `${other.origin}/b`, () => other.origin],
    ["to no address", () => "http://[", () => '"http://["'],
    ["to a file", () => "file:///etc/passwd", () => '"file:///etc/passwd"'],
  ])("a redirect %s is refused, and how to allow it told", async (_, location, target) => {
    answer(302, { location: location() });
    expect(await fetchPath("/a")).toEqual({
      kind: "failed",
      refused: true,
      reason: `It redirects to ${target()}, which is another origin.`,
      hint: "Add the origin to `redirects` of the provider, if you trust it.",
    });
    expect(other.requests).toEqual([]);
  });

  test("a redirect to an origin that is allowed is followed, and back", async () => {
    answer(302, { location: `${other.origin}/b` });
    other.answers.set("/b", (_, response) => void response.writeHead(302, { location: `${server.origin}/c` }).end());
    server.answers.set("/c", (_, response) => void response.end("text"));
    expect(await fetchPath("/a", { redirects: [other.origin] })).toMatchObject({ kind: "content" });
  });
});

describe("a body that nobody reads", () => {
  test.each([
    ["of a redirect", 302, { location: "/b" }],
    ["of an error", 500, {}],
    ["of another type of success", 206, {}],
  ])("a body that nobody reads is let go: %s", async (_, status, headers) => {
    const ended = new Promise((closed) => {
      server.answers.set("/a", (_, response) => {
        response.on("close", () => closed("closed"));
        response.writeHead(status, headers);
        response.write("more follows");
      });
    });
    server.answers.set("/b", (_, response) => void response.end("text"));
    await fetchPath("/a");
    expect(await Promise.race([ended, new Promise((late) => setTimeout(late, 5_000, "open"))])).toBe("closed");
  });
});

describe("what does not arrive", () => {
  test.each<[what: string, error: unknown, reason: string]>([
    ["a cause with a code", Object.assign(new Error("no route"), { code: "EHOSTUNREACH" }), "EHOSTUNREACH: no route"],
    ["a cause without a code", new Error("no route"), "no route"],
    ["a cause with a code that is a number", Object.assign(new Error("no route"), { code: 7 }), "no route"],
    ["a cause that is a text", "no route", "no route"],
  ])("what does not arrive is told with its reason: %s", async (_, cause, reason) => {
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("fetch failed", { cause }));
    expect(await fetchPath("/a")).toEqual({
      kind: "failed",
      refused: false,
      reason: `It cannot be fetched (${reason}).`,
      hint: "Is the address right, and the network there?",
    });
    vi.spyOn(globalThis, "fetch").mockRejectedValue(cause);
    expect(await fetchPath("/a")).toMatchObject({ reason: `It cannot be fetched (${reason}).` });
  });

  test("what does not arrive in time is told with the time", async () => {
    server.answers.set("/a", () => {});
    expect(await fetchPath("/a", { timeout: 100 })).toEqual({
      kind: "failed",
      refused: false,
      reason: "It did not arrive within 0.1 s.",
      hint: "Try again, or allow more with --timeout.",
    });
  });

  test("what does not arrive is waited for a minute, unless another time is said", async () => {
    const timeout = vi.spyOn(AbortSignal, "timeout");
    answer(200);
    await fetchPath("/a");
    await fetchPath("/a", { timeout: 5_000 });
    expect(timeout.mock.calls).toEqual([[60_000], [5_000]]);
  });
});
