import { readFileSync } from "node:fs";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import type { PageFormat } from "../../../scripts/pages/readings.js";
import { part, shapes } from "./pages.js";

const pages = ["pictures.md", "chat.zh.md", "../../../openapi/pages/ikuncode.md"];

const read = (name: string) => readFileSync(new URL(`../../fixtures/pages/${name}`, import.meta.url), "utf8");

function withoutLines(text: string, format: PageFormat): unknown {
  const { document } = importPage(text, { format });
  return JSON.parse(
    JSON.stringify(document ?? null, (key, value: unknown) => (key === "x-concord-origin" ? undefined : value)),
  );
}

describe("one page in two formats", () => {
  it.each(pages)("page %s says the same as HTML", (name) => {
    const text = read(name);
    const html = `<!doctype html><body>${marked.parse(text, { async: false })}</body>`;
    expect(withoutLines(html, "html")).toEqual(withoutLines(text, "markdown"));
  });

  it.each(pages)("page %s is the same with other line ends", (name) => {
    const text = read(name);
    const crlf = `\ufeff${text.replaceAll("\n", "\r\n")}`;
    expect(importPage(crlf, { file: "a.md" }).document).toEqual(importPage(text, { file: "a.md" }).document);
  });
});

it("lines of JSON are a stream of their own media type, and the flag that asks for them is boolean", () => {
  const text = [
    "# Talk",
    "`POST https://a.example/api/talk`",
    '```bash\ncurl https://a.example/api/talk -u me:word -d \'{ "model": "a", "stream": true }\'\n```',
    "### Response",
    '```json\n{"part": "a", "done": false}\n{"part": "b", "done": true}\n```',
  ].join("\n\n");
  const page = importPage(text, { file: "talk.md" });
  expect(part(page, "/paths/~1api~1talk/post/responses/200/content")).toHaveProperty(["application/x-ndjson"]);
  expect(shapes(page, "CreateApiTalkRequest")).toMatchObject({ stream: { type: ["boolean", "null"] } });
  expect(part(page, "/components/securitySchemes")).toMatchObject({ BasicAuth: { scheme: "basic" } });
});

it("the key that a program hands to an SDK is a bearer token", () => {
  const call = '```python\nclient = OpenAI(\n    base_url="https://a.example/v1",\n    api_key="KEY",\n)\n```';
  const text = `# Talk\n\n\`POST https://a.example/v1/talk\`\n\n| Name | Type |\n| --- | --- |\n| model | string |\n\n${call}\n`;
  expect(part(importPage(text), "/components/securitySchemes")).toMatchObject({ BearerAuth: { scheme: "bearer" } });
});
