import { describe, expect, test } from "vitest";
import { createClient, ValidationError } from "../../src/index.js";
import { fillPath, writeDeep } from "../../src/runtime.js";
import { small } from "./fixtures/provider.js";

const request = { model: "m", messages: [{ role: "user" as const, content: "hi" }] };

function recording() {
  const sent: Request[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    sent.push(new Request(input, init));
    return Response.json({ id: "c", choices: [] });
  };
  const client = createClient(small, { fetch, apiKey: "sk-test-abcdef123456" });
  return { sent, call: (options: object) => client.chat.completions.create(request, options) };
}

/** What has no text that means the same, by what is told of it. */
const lost: readonly (readonly [string, unknown])[] = [
  ["NaN", Number.NaN],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["function", () => 1],
  ["symbol", Symbol("s")],
];

describe("a value that no text says", () => {
  test.each(lost)("is refused where it would be sent as a text: %s", async (received, value) => {
    const { sent, call } = recording();
    for (const options of [{ query: { z: value } }, { headers: { z: value } }]) {
      const error = await call(options).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ValidationError);
      expect((error as ValidationError).issues).toMatchObject([{ code: "not-json", path: ["z"], received }]);
    }
    const spec = { key: "GET /a/{z}", method: "GET", path: "/a/{z}" } as const;
    expect(() => fillPath(spec, { z: value })).toThrow(ValidationError);
    expect(sent).toEqual([]);
  });

  test.each([new Map([["a", "1"]]), new Set(["a"]), new Date(0), new Headers({ a: "1" })])(
    "is refused as the headers of a call, of which nothing would be sent: %o",
    async (headers) => {
      const { sent, call } = recording();
      await expect(call({ headers })).rejects.toBeInstanceOf(ValidationError);
      expect(sent).toEqual([]);
    },
  );

  test("is what holds itself, where names lead to its leaves", () => {
    const ring: { a: unknown[]; b?: unknown } = { a: [1] };
    expect(writeDeep("z", { one: ring, two: ring })).toEqual([
      "z%5Bone%5D%5Ba%5D%5B%5D=1",
      "z%5Btwo%5D%5Ba%5D%5B%5D=1",
    ]);
    ring.a.push(ring);
    expect(() => writeDeep("z", ring)).toThrow(ValidationError);
  });

  test("is not half a surrogate pair, which a URL has as U+FFFD, as a body has", async () => {
    const { sent, call } = recording();
    await call({ query: { "a\ud800": "b\udfff😀" } });
    expect(sent[0]?.url).toMatch(/\?a%EF%BF%BD=b%EF%BF%BD%F0%9F%98%80$/);
    expect(fillPath({ path: "/a/{z}" }, { z: "\ud800😀" })).toBe("/a/%EF%BF%BD%F0%9F%98%80");
  });

  test("is told from numbers, truth values and dates, which are sent as they are written", async () => {
    const { sent, call } = recording();
    const values = { a: 1e21, b: -0, c: true, d: new Date(0), e: 10n, f: "" };
    await call({ query: values, headers: { "x-a": 1.5, "x-b": false } });
    const { searchParams } = new URL(sent[0]?.url ?? "");
    expect([...searchParams.values()]).toEqual(["1e+21", "0", "true", "1970-01-01T00:00:00.000Z", "10", ""]);
    expect([sent[0]?.headers.get("x-a"), sent[0]?.headers.get("x-b")]).toEqual(["1.5", "false"]);
  });
});
