import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createClient, type Provider, toFile, type Validator } from "../../src/index.js";
import {
  answerForms,
  chooseMedia,
  encodeForm,
  encodeRaw,
  writeDeep,
  writeForm,
  writeHeader,
  writeHeaderPairs,
  writeJoined,
  writeJson,
  writeJsonHeader,
  writeJsonSegment,
  writeMatrixPairs,
  writeSimple,
} from "../../src/runtime.js";
import type { MediaSpec } from "../../src/transport/provider.js";
import { type Received, startServer, type TestServer } from "./fixtures/server.js";

interface Client {
  put(body: unknown, options?: object): Promise<unknown>;
  form(body: unknown): Promise<unknown>;
  pairs(body: unknown): Promise<unknown>;
  report(): Promise<unknown>;
  clear(): Promise<unknown>;
}

const post = (path: string) => ({ key: `POST ${path}`, method: "POST", path });
const multipart = { type: "multipart/form-data", encode: encodeForm };
const provider: Provider<Client> = {
  name: "shelf",
  baseURL: "https://shelf.example",
  operations: {
    put: {
      ...post("/put"),
      body: {
        type: "application/json",
        choose: chooseMedia,
        others: [multipart, { type: "image/png", encode: encodeRaw }, { type: "image/webp", encode: encodeRaw }],
      },
    },
    form: {
      ...post("/form"),
      body: {
        ...multipart,
        fields: { sheet: { type: "text/csv", headers: { "x-row": "1" } }, note: { headers: { "x-note": "2" } } },
      },
    },
    pairs: {
      ...post("/pairs"),
      body: {
        type: "application/x-www-form-urlencoded",
        encode: encodeForm,
        fields: { tags: { style: "form", explode: false }, words: { style: "spaceDelimited", explode: false } },
      },
    },
    clear: { ...post("/clear"), response: "none", forms: answerForms },
    report: {
      ...post("/report"),
      response: ["json", "binary", "none"],
      forms: answerForms,
      accept: "application/json, application/pdf",
    },
  },
};

let server: TestServer;
let answer: { status: number; type?: string; text: string };
const last = (): Received | undefined => server.received.at(-1);
const client = () => createClient(provider, { baseURL: server.url, maxRetries: 0 });

beforeAll(async () => {
  server = await startServer((_, response) => {
    const { status, type, text } = answer;
    response.writeHead(status, type === undefined ? {} : { "content-type": type });
    response.end(text);
  });
});
beforeEach(() => {
  answer = { status: 200, type: "application/json", text: "{}" };
});
afterAll(() => server.close());

describe("a body of several media types", () => {
  it("is sent as what it is", async () => {
    await client().put({ a: 1 });
    expect(last()?.headers["content-type"]).toBe("application/json");
    await client().put({ a: await toFile("x", "a.png", { type: "image/png" }) });
    expect(last()?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(String(last()?.body)).toContain('name="a"; filename="a.png"');
    await client().put(new Blob(["x"], { type: "image/webp" }));
    expect(last()?.headers["content-type"]).toBe("image/webp");
    await client().put(new Uint8Array(1), { contentType: "image/png" });
    expect(last()?.headers["content-type"]).toBe("image/png");
    await expect(client().put(new Uint8Array(1))).rejects.toThrow(/image\/png, image\/webp/);
  });

  it.each([new Map([["a", 1]]), new Date(0), new Set([1])])("refuses what JSON would lose: %s", async (lost) => {
    await expect(client().put({ deep: [lost] })).rejects.toMatchObject({ issues: [{ path: ["deep", "0"] }] });
  });
});

it.each<[string, Readable]>([
  ["texts", Readable.from(["Grü", "ße"])],
  ["bytes", Readable.from([Buffer.from("Grüße")])],
  ["an encoding", Readable.from([Buffer.from("Grüße")], { objectMode: false }).setEncoding("utf8")],
])("a stream of Node is a file: %s", async (_, stream) => {
  expect(await (await toFile(stream, "a.txt")).text()).toBe("Grüße");
});

it("a text is sent as text/plain where that is among the media types", async () => {
  const types = ["application/xml", "image/png", "text/plain"].map((type) => ({ type, encode: encodeRaw }));
  const body = { type: "application/json", choose: chooseMedia, others: types };
  const notes: Provider<{ create(body: unknown): Promise<unknown> }> = {
    name: "notes",
    baseURL: server.url,
    operations: { create: { ...post("/notes"), body } },
  };
  await createClient(notes).create("a");
  expect(last()?.headers["content-type"]).toBe("text/plain");
});

it("a value is sent as the first kind of JSON that takes it, and as the first of all where none does", () => {
  const taking = (type: string, ...values: readonly unknown[]): MediaSpec => ({
    type,
    validator: { is: (value: unknown) => values.includes(value) } as unknown as Validator<unknown>,
  });
  const [one, two, open] = [
    taking("application/json", 1),
    taking("application/a+json", 1, 2),
    { type: "application/b+json" },
  ];
  const chosen = (value: unknown, ...medias: readonly [MediaSpec, ...MediaSpec[]]) => {
    const [first, ...others] = medias;
    return chooseMedia({ ...first, others }, value, undefined).type;
  };
  expect([1, 2, 3].map((value) => chosen(value, one, two))).toEqual([one.type, two.type, one.type]);
  expect([1, 2, 3].map((value) => chosen(value, two, open))).toEqual([two.type, two.type, open.type]);
  const [patch, merge] = [{ type: "application/json-patch+json" }, { type: "application/merge-patch+json" }];
  expect([[], {}].map((value) => chosen(value, merge, patch))).toEqual([patch.type, merge.type]);
});

describe("forms", () => {
  it("have parts of JSON for objects, and what is described of a field", async () => {
    await client().form({ meta: { n: 1 }, sheet: "a,b" });
    const text = String(last()?.body);
    expect(text).toContain('name="meta"\r\nContent-Type: application/json\r\n\r\n{"n":1}');
    expect(text).toContain('name="sheet"\r\nContent-Type: text/csv\r\nx-row: 1\r\n\r\na,b');
  });

  it("have the headers of a part without a type of its own, and dates as texts", async () => {
    await client().form({ note: "n" });
    expect(String(last()?.body)).toMatch(/name="note"\r\n(?:.+\r\n)*x-note: 2\r\n/);
    await client().pairs({ at: new Date(0), in: { at: new Date(0) } });
    const date = "1970-01-01T00:00:00.000Z";
    expect(decodeURIComponent(String(last()?.body))).toBe(`at=${date}&in[at]=${date}`);
  });

  it("keep the fields of a list's objects together", async () => {
    await client().pairs({ items: [{ a: 1, b: 2 }, { a: 3 }] });
    expect(decodeURIComponent(String(last()?.body))).toBe("items[0][a]=1&items[0][b]=2&items[1][a]=3");
  });

  it("join the items of a list as it is described, a comma inside of one apart from those between them", async () => {
    await client().pairs({ tags: ["a,b", "c"], words: ["d", "f"], others: ["g", "h"] });
    expect(String(last()?.body)).toBe("tags=a%2Cb,c&words=d+f&others=g&others=h");
  });
});

describe("what has no fields that could be sent", () => {
  class Secret {
    readonly #value = 1;
    get value(): number {
      return this.#value;
    }
  }
  const lost = [new Map([["a", 1]]), new Set([1]), new Secret()];

  it.each(lost)("is refused in forms: %s", async (value) => {
    const calls = [client().pairs({ a: value }), client().pairs({ a: { b: value } }), client().pairs(value)];
    const forms = [client().form({ a: value }), client().form({ a: { b: value } }), client().form(value)];
    for (const call of [...calls, ...forms])
      await expect(call).rejects.toMatchObject({ name: "ValidationError", issues: [{ code: "not-json" }] });
  });

  const writers: readonly ((value: unknown) => unknown)[] = [
    (value) => writeForm("a", value),
    (value) => writeDeep("a", value),
    (value) => writeJoined("a", value),
    (value) => writeJson("a", value),
    (value) => writeJsonSegment("a", value),
    (value) => writeSimple("a", value),
    (value) => writeMatrixPairs("a", value),
    (value) => writeJsonHeader("a", value),
    (value) => writeHeader("a", value),
    (value) => writeHeaderPairs("a", value),
  ];
  it.each(lost)("is refused in parameters of all places: %s", (value) => {
    for (const write of writers) {
      expect(() => write(value)).toThrow(/must be plain data/);
      expect(() => write({ b: value })).toThrow(/must be plain data/);
    }
  });
});

describe("an answer of several forms", () => {
  it("is what the server says", async () => {
    expect(await client().report()).toEqual({});
    expect(last()?.headers.accept).toBe("application/json, application/pdf");
    answer = { status: 200, type: "application/pdf", text: '{"error":"x"}' };
    expect(await client().report()).toBeInstanceOf(Blob);
    answer = { status: 204, text: "" };
    expect(await client().report()).toBeUndefined();
  });

  it("is nothing where nothing is described, whatever comes", async () => {
    for (const text of ["", "OK", '{"a":1}']) {
      answer = { status: 200, type: "text/plain", text };
      expect(await client().clear()).toBeUndefined();
    }
  });
});
