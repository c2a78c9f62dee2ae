import { readFileSync } from "node:fs";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import { importPage, type PageFormat } from "../../../scripts/pages/import-page.js";

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
