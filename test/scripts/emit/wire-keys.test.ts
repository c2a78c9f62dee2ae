import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileErrors } from "../../helpers/compile.js";
import { type GeneratedProgram, generateProgram, told } from "../../helpers/generate-program.js";
import { importGenerated } from "../../helpers/import-generated.js";
import { json, startServer, type TestServer } from "../../src/fixtures/server.js";

const answer = { 200: { description: "ok", content: { "application/json": { schema: { type: "object" } } } } };
const get = (security?: readonly object[]) => ({ get: { responses: answer, ...(security && { security }) } });
const key = (place: string, name: string, description?: string) => ({
  type: "apiKey",
  in: place,
  name,
  ...(description && { description }),
});

const description = {
  openapi: "3.1.0",
  info: { title: "Keys", version: "1" },
  servers: [{ url: "https://api.example/v1" }],
  security: [{ token: [] }],
  paths: {
    "/usual": get(),
    "/admin": get([{ admin: [] }]),
    "/free": get([]),
    "/either": get([{ header: [] }, { basic: [] }]),
    "/both": get([{ header: [], second: [] }]),
    "/asked": get([{ query: [] }]),
    "/session": get([{ cookie: [] }]),
    "/optional": get([{}, { header: [] }]),
    "/word": get([{ word: [] }]),
    "/oauth": get([{ oauth: ["read"] }]),
    "/signed": get([{ digest: [] }, { token: [] }]),
    "/digested": get([{ digest: [] }]),
    "/unheard": get([{ nothing: [] }]),
  },
  components: {
    securitySchemes: {
      token: { type: "http", scheme: "bearer", description: "For projects." },
      admin: { type: "http", scheme: "bearer" },
      basic: { type: "http", scheme: "basic" },
      header: key("header", "X-Key"),
      second: key("header", "X-Secret"),
      query: key("query", "key"),
      cookie: key("cookie", "sid"),
      word: key("header", "Authorization", "Send `Authorization: SSWS {API Token}`."),
      oauth: {
        type: "oauth2",
        flows: { clientCredentials: { tokenUrl: "https://id.example", scopes: { read: "Read." } } },
      },
      digest: { type: "http", scheme: "digest" },
      certificate: { type: "mutualTLS" },
    },
  },
};

const program = `
  import { createClient, createFetch } from "./runtime/index.js";
  import { type ApiCredentials, api } from "./providers/api/index.js";

  type Options = { readonly apiKey?: string | undefined; readonly credentials?: ApiCredentials };
  const methods = ["usual", "admin", "free", "either", "both", "asked", "session", "optional", "word", "oauth", "signed", "digested", "unheard"] as const;

  export async function call(baseURL: string, options: Options, name: (typeof methods)[number]): Promise<string> {
    const client = createClient(api, { baseURL, ...options });
    try {
      await client[name].retrieve();
      return "sent";
    } catch (error) {
      return String(error);
    }
  }
  export const plain = (baseURL: string) =>
    createFetch(api, { baseURL, credentials: { basic: { username: "u" } } })(baseURL + "/either");

  export const typed = [
    createClient(api, { credentials: { basic: { username: "u", password: "p" }, header: async () => "k" } }),
    // @ts-expect-error: there is no such scheme
    () => createClient(api, { credentials: { nothing: "k" } }),
    // @ts-expect-error: a pair is no key
    () => createClient(api, { credentials: { header: { username: "u" } } }),
  ];
`;

type Call = (url: string, options: object, name: string) => Promise<string>;

let server: TestServer;
let generated: GeneratedProgram;
let modules: { readonly call: Call; readonly plain: (url: string) => Promise<unknown> };
beforeAll(async () => {
  server = await startServer((_, response) => json(response, 200, {}));
  generated = await generateProgram(description, program);
  modules = (await importGenerated(generated.files, "program.ts")) as unknown as typeof modules;
});
afterAll(() => server.close());

async function send(name: string, options: object) {
  const { length } = server.received;
  const result = await modules.call(server.url, options, name);
  const request = server.received[length];
  if (request === undefined) return result;
  const { authorization, cookie, "x-key": header, "x-secret": second } = request.headers;
  const parts = { url: request.url, authorization, cookie, header, second };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

describe("credentials", () => {
  it("credentials are typed by the names of schemes", async () => {
    expect(compileErrors(generated.files)).toEqual([]);
  }, 240_000);

  const basic = `Basic ${Buffer.from("ü:p:q").toString("base64")}`;
  it.each([
    ["usual", { apiKey: "k" }, { url: "/usual", authorization: "Bearer k" }],
    ["usual", { credentials: { token: "t", admin: "a" } }, { url: "/usual", authorization: "Bearer t" }],
    ["admin", { apiKey: "k", credentials: { admin: "a" } }, { url: "/admin", authorization: "Bearer a" }],
    ["admin", { apiKey: "k" }, { url: "/admin", authorization: "Bearer k" }],
    ["free", { apiKey: "k", credentials: { header: "h" } }, { url: "/free" }],
    ["either", { apiKey: "k" }, { url: "/either", header: "k" }],
    ["either", { apiKey: "ü:p:q" }, { url: "/either", authorization: basic }],
    [
      "either",
      { credentials: { basic: { username: "ü", password: "p:q" } } },
      { url: "/either", authorization: basic },
    ],
    ["both", { credentials: { header: "h", second: "s" } }, { url: "/both", header: "h", second: "s" }],
    ["both", { apiKey: "k", credentials: { second: "s" } }, { url: "/both", header: "k", second: "s" }],
    ["asked", { apiKey: "k k" }, { url: "/asked?key=k%20k" }],
    ["session", { apiKey: "k" }, { url: "/session", cookie: "sid=k" }],
    ["optional", {}, { url: "/optional" }],
    ["optional", { credentials: { header: "h" } }, { url: "/optional", header: "h" }],
    ["word", { apiKey: "k" }, { url: "/word", authorization: "SSWS k" }],
    ["word", { apiKey: "Bearer k" }, { url: "/word", authorization: "Bearer k" }],
    ["oauth", { apiKey: "k" }, { url: "/oauth", authorization: "Bearer k" }],
    ["signed", { apiKey: "k" }, { url: "/signed", authorization: "Bearer k" }],
    ["digested", { apiKey: "k" }, { url: "/digested" }],
    ["digested", { credentials: { basic: { username: "u" } } }, { url: "/digested" }],
    ["unheard", { apiKey: "k" }, { url: "/unheard" }],
    ["both", {}, { url: "/both" }],
  ])("credentials of %s with %j are those that it takes", async (name, options, expected) => {
    expect(await send(name, options)).toEqual(expected);
  });

  it("credentials that suit no alternative, or are empty, are refused before anything is sent", async () => {
    expect(await send("both", { credentials: { header: "h" } })).toBe(
      'ConcordError: GET /v1/both needs header and second. Give it in the option "credentials".',
    );
    expect(await send("usual", { apiKey: undefined })).toBe(
      "ConcordError: The credential for token is empty. Leave it out to send none.",
    );
    expect(await send("session", { apiKey: "a; admin=1" })).toBe(
      "ConcordError: The credential for cookie is no cookie's value.",
    );
    expect(await send("either", { credentials: { basic: { username: "a:b" } } })).toBe(
      "ConcordError: The username for basic has a colon.",
    );
    expect(await send("free", { apiKey: undefined })).toEqual({ url: "/free" });
  });

  it("credentials are chosen for requests of other clients, too", async () => {
    await modules.plain(server.url);
    expect(server.received.at(-1)?.headers.authorization).toBe(`Basic ${Buffer.from("u:").toString("base64")}`);
  });

  it("credentials that cannot be sent, or not everywhere, are told with their place", () => {
    expect(told(generated.diagnostics)).toEqual([
      "security-undefined /paths/~1unheard/get/security/0",
      "security-unsupported /components/securitySchemes/certificate",
      "security-unsupported /components/securitySchemes/cookie",
      "security-unsupported /components/securitySchemes/digest",
    ]);
  });

  it("credentials of an API that signs in a way of its own are not sent at all", async () => {
    const { files } = await generateProgram(
      { ...description, security: [{ digest: [] }], paths: { "/usual": get(), "/oauth": get([{ oauth: [] }]) } },
      "",
    );
    const client = files.get("providers/api/resources.ts") ?? "";
    expect(client.match(/security: .*/g)).toEqual(["security: [],"]);
  });
});
