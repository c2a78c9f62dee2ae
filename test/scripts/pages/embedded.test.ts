import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/base/json.js";
import { importPage } from "../../../scripts/pages/import-page.js";
import { notes, part } from "./pages.js";

const fence = (document: JsonObject): string => `\`\`\`json\n${JSON.stringify(document)}\n\`\`\``;
const html = (document: JsonObject): string => `<pre><code>${JSON.stringify(document)}</code></pre>`;
const paths = { "/ships": { get: { responses: { 200: { description: "Ships." } } } } };
const described = (more: JsonObject): JsonObject => ({
  openapi: "3.0.1",
  info: { title: "Ships", version: "1" },
  paths,
  ...more,
});
const server = (url: string): JsonObject => ({ servers: [{ url }] });

describe("the server of a description that stands on a page", () => {
  it.each([
    ["none", {}, ["import-server-missing 3"]],
    ["none in its list", { servers: [] }, ["import-server-missing 3"]],
    ["a path", server("/v1"), ["import-server-missing 3"]],
    ["an address of none", server("https://your-domain/v1"), ["import-server-missing 3"]],
    ["its own", server("https://api.knot.example/v1"), []],
    ["its own without a scheme", server("api.knot.example/v1"), []],
    ["that of each operation", { paths: { "/ships": { ...paths["/ships"], ...server("https://a.example") } } }, []],
    ["none of Swagger 2.0", { openapi: undefined, swagger: "2.0" }, ["import-server-missing 3"]],
    ["a host of none", { openapi: undefined, swagger: "2.0", host: "your-domain" }, ["import-server-missing 3"]],
    ["a host", { openapi: undefined, swagger: "2.0", host: "api.knot.example" }, []],
  ])("is told where there is %s", (_, more, expected) => {
    const text = `# Ships\n\n${fence(described(more))}\n`;
    expect(notes(importPage(text, { file: "page.md" })).map((note) => note.replace(/ 4$/, " 3"))).toEqual(expected);
    expect(notes(importPage(`<h1>Ships</h1>\n\n${html(described(more))}`, { file: "page.html" }))).toEqual(expected);
  });

  it("is marked where its address is none", () => {
    const page = importPage(`# Ships\n\n${fence(described(server("https://your-domain/v1")))}\n`);
    expect(page.document?.servers).toEqual([{ url: "https://your-domain/v1", "x-concord-stand-in": true }]);
    const shown = described(server("https://api.example.com/v1"));
    expect(importPage(`# Ships\n\n${fence(shown)}\n`).document).toEqual(shown);
  });
});

describe("several descriptions on a page", () => {
  it("keep what each asks for of its own operations", () => {
    const signed = (path: string, scheme: string): JsonObject =>
      described({
        ...server("https://api.knot.example"),
        paths: { [path]: paths["/ships"] },
        components: { securitySchemes: { [scheme]: { type: "apiKey", in: "header", name: scheme } } },
        security: [{ [scheme]: [] }],
      });
    const page = importPage(`${fence(signed("/ships", "x-ship"))}\n\nText.\n\n${fence(signed("/crews", "x-crew"))}\n`);
    expect(page.document?.security).toEqual([{ "x-ship": [] }]);
    expect(part(page, "/paths/~1ships/get").security).toBeUndefined();
    expect(part(page, "/paths/~1crews/get").security).toEqual([{ "x-crew": [] }]);
  });

  it("of Swagger 2.0 keep their definitions, and hosts that differ are told", () => {
    const old = (name: string): JsonObject =>
      described({ openapi: undefined, swagger: "2.0", host: `${name}.example`, definitions: { [name]: {} } });
    const page = importPage(`${fence(old("a"))}\n\nText.\n\n${fence(old("b"))}\n`);
    expect(page.document?.definitions).toEqual({ a: {}, b: {} });
    expect(notes(page)).toEqual(["import-conflict 8"]);
  });
});
