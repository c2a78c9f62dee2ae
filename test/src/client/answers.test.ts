import { describe, expect, it } from "vitest";
import { answerForms } from "../../../src/client/answer-forms.js";
import { createClient } from "../../../src/client/client.js";
import type { OperationSpec, Provider } from "../../../src/transport/provider.js";

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly text: string;
}

type Spec = Partial<OperationSpec>;

/** What one call of an operation without arguments gives, by its kind, or what it throws. */
async function told(spec: Spec, { status = 200, type, text }: Answer, options: object = {}): Promise<unknown> {
  const operation: OperationSpec = { key: "GET /a", method: "GET", path: "/a", ...spec };
  const provider = { name: "own", baseURL: "https://own.example", operations: { get: operation } };
  // A `Blob` without a type brings no header.
  const body = status === 204 ? null : new Blob([text]);
  const headers = type === undefined ? {} : { "content-type": type };
  const fetch = async () => new Response(body, { status, headers });
  const client = createClient(provider as unknown as Provider<{ get(): Promise<unknown> }>, { fetch, ...options });
  const value = await client
    .get()
    .catch((error: { reason: string; message: string }) => `${error.reason}: ${error.message}`);
  if (value instanceof Blob) return [await value.text()];
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value ? allOf(value) : value;
}

/** The values of a stream, and behind them what it throws. */
async function allOf(stream: object): Promise<unknown> {
  const values: unknown[] = [];
  try {
    for await (const value of stream as AsyncIterable<unknown>) values.push(value);
  } catch (error) {
    values.push(String(error));
  }
  return { values };
}

const forms = (...response: readonly ("json" | "text" | "binary" | "none")[]): Spec => ({
  response,
  forms: answerForms,
});
const json = "application/json";
const page = "<html><p>Log in</p></html>";

describe("an answer in the form that the server gives it", () => {
  it.each<[Spec, string | undefined, string, unknown]>([
    [forms("binary"), json, "{}", ["{}"]],
    [forms("text"), json, "{}", "{}"],
    [forms("text"), "application/octet-stream", "x", "x"],
    [forms("json", "text"), json, '"x"', "x"],
    [forms("json", "text"), "text/plain", "x", "x"],
    [forms("json", "text"), "application/problem+json; v=1", "{}", {}],
    [forms("json", "text"), "text/plain", "{}", "{}"],
    [forms("json", "text"), undefined, "x", "x"],
    [forms("json", "text"), undefined, "{}", {}],
    [forms("json", "text"), json, "x", "x"],
    [forms("json", "text"), json, "", "empty: The answer is empty."],
    [forms("json", "text"), json, page, "not-json: The answer is a page, not JSON: Log in"],
    [forms("json", "text"), "text/html", page, "not-json: The answer is a page, not JSON: Log in"],
    [{ ...forms("json", "text"), accept: "text/html" }, "text/html", page, page],
    [forms("text", "json"), "text/html", page, page],
    [forms("json", "binary"), "image/png", "x", ["x"]],
    [forms("json", "binary"), "text/plain", "x", ["x"]],
    [forms("json", "binary"), "application/json-seq", "x", ["x"]],
    [forms("json", "text", "binary"), "application/xml", "<a/>", "<a/>"],
    [forms("json", "text", "binary"), "image/svg+xml", "<a/>", "<a/>"],
    [forms("json", "text", "binary"), "application/x-yaml; a=b", "a", "a"],
    [forms("json", "text", "binary"), "application/yaml", "a", "a"],
    [forms("json", "text", "binary"), "application/x-subrip", "a", "a"],
    [forms("json", "text", "binary"), "application/sdp", "a", "a"],
    [forms("json", "text", "binary"), "application/xmlish", "a", ["a"]],
    [forms("text", "binary"), json, "{}", "{}"],
    [forms("binary", "text"), json, "{}", ["{}"]],
    [forms("json", "binary"), undefined, "x", ["x"]],
    [forms("json", "binary"), undefined, "{}", {}],
    [forms("json", "binary"), undefined, "", "empty: The answer is empty."],
    [forms("json", "none"), json, "", undefined],
    [forms("json", "none"), undefined, "{}", {}],
    [forms("binary", "none"), "image/png", "", undefined],
    [forms("binary"), "image/png", "", [""]],
    [forms("text", "none"), "text/plain", "", undefined],
    [forms("text"), "text/plain", "", ""],
    [forms("none"), json, "{}", undefined],
    [forms("json", "binary", "none"), undefined, "", undefined],
  ])("an answer of %j with the type %s is read: %j", async (spec, type, text, value) => {
    expect(await told(spec, { ...(type !== undefined && { type }), text })).toEqual(value);
  });

  it("an answer is as long as the caller allows, and no longer", async () => {
    const read = [
      [{}, "3"],
      [forms("text"), '"3"'],
      [forms("binary"), ['"3"']],
    ] as const;
    for (const [spec, value] of read) {
      const limited = (maxResponseSize: number) => told(spec, { text: '"3"' }, { maxResponseSize });
      expect([await limited(3), await limited(2)]).toEqual([value, "too-large: The answer is longer than 2 bytes."]);
    }
  });
});

describe("an answer of JSON", () => {
  it.each<[number, string, unknown]>([
    [200, "", "empty: The answer is empty."],
    [201, "", undefined],
    [202, "", undefined],
    [203, "", "empty: The answer is empty."],
    [204, "", "empty: The answer is empty."],
    [201, "{}", {}],
    [200, " ", "empty: The answer is empty."],
    [200, '""', ""],
  ])("an answer of status %i that is %j is %j", async (status, text, value) => {
    expect(await told({}, { status, text })).toEqual(value);
  });

  it.each<[Spec, string, unknown]>([
    [{}, "x", "not-json: The answer (1 characters, null) is not JSON."],
    [{}, "[1]", [1]],
    [{ stream: {} as never }, "x", { values: ["IncompleteStreamError: The stream ended early, after 0 events."] }],
    [{ page: { items: ["data"] } as never }, "[1]", "not-json: The answer is no object."],
    [{ page: { items: [] } as never }, '{"detail":"d"}', { detail: "d" }],
    [{ page: { items: ["data"], read: undefined } as never }, '{"detail":"d"}', "server: d"],
    [{}, '{"detail":"d"}', { detail: "d" }],
    [{}, '{"error":"e"}', "server: e"],
    [{}, '{"error":"e","id":"i"}', { error: "e", id: "i" }],
    [{}, '{"error":"e","id":"i","object":"error"}', "server: e"],
    [{}, '{"object":"error"}', "server: The server reports an error."],
    [{ data: (value) => "a" in value }, '{"error":"e","a":1}', { error: "e", a: 1 }],
    [{ data: (value) => "a" in value }, '{"error":"e"}', "server: e"],
  ])("an answer to %j that is %j is %j", async (spec, text, value) => {
    const { page: pages, ...rest } = spec;
    const plain =
      pages === undefined
        ? {}
        : {
            page: {
              ...pages,
              read: ({ get }: { get: () => Promise<{ data: unknown }> }) => get().then(({ data }) => data),
            },
          };
    expect(await told({ ...rest, ...(plain as object) }, { text })).toEqual(value);
  });
});

describe("an answer that is a stream", () => {
  const stream = (fields: object = {}): Spec => ({ stream: fields as NonNullable<Spec["stream"]> });
  const events = "text/event-stream";
  const lines = "application/x-ndjson";

  it.each<[Spec, string | undefined, string, unknown]>([
    [stream(), events, 'data: {"a":1}\n\ndata: [DONE]\n\n', [{ a: 1 }]],
    [stream(), undefined, 'data: {"a":1}\n\ndata: [DONE]\n\n', [{ a: 1 }]],
    [stream(), events, '{"a":1}\ndata: 2\n\n', [{ a: 1 }, 2]],
    [stream({ type: lines }), lines, "1\n2\n", [1, 2]],
    [stream({ type: lines }), events, "data: 1\n\ndata: 2\n\n", [1, 2]],
    [stream({ type: lines }), json, "1\n2\n", [1, 2]],
    [stream({ parse: (text: string) => text }), events, "data: a\n\n{\n", ["a"]],
    [stream(), json, '{"a":1}', [{ a: 1 }]],
    [stream({ value: (each: unknown) => [each] }), json, '{"a":1}', [[{ a: 1 }]]],
    [stream(), json, 'data: {"a":1}\n\n', [{ a: 1 }]],
    [stream(), json, ' event: x\ndata: {"a":1}\n\n', [{ a: 1 }]],
    [stream(), json, ': x\ndata: {"a":1}\n\n', [{ a: 1 }]],
    [stream(), json, '{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
    [stream(), json, '{"a":1}\r\n{"a":2}', [{ a: 1 }, { a: 2 }]],
    [stream(), "application/vnd.a+json", '{"a":1}', [{ a: 1 }]],
  ])("an answer to %j of the type %s that is %j has these values", async (spec, type, text, values) => {
    expect(await told(spec, { ...(type !== undefined && { type }), text })).toEqual({ values });
  });

  it("an answer that is a page, or no object, is none", async () => {
    expect(await told(stream(), { type: "text/html", text: page })).toBe(
      "not-json: The answer is a page, not JSON: Log in",
    );
    expect(await told(stream(), { type: json, text: "[1]" })).toBe("not-json: The answer is no object.");
    expect(await told(stream(), { type: json, text: "" })).toBe("empty: The answer is empty.");
    expect(await told(stream(), { type: json, status: 202, text: "" })).toEqual({ values: [] });
  });
});
