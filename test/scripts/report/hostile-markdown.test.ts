import { marked } from "marked";
import { describe, expect, test } from "vitest";
import {
  codeCell,
  codeSpan,
  escapeMarkdown,
  htmlText,
  messageCell,
  messageMarkdown,
  tableMarkdown,
} from "../../../scripts/report/markdown.js";
import { printSupport } from "../../../scripts/report/print-support.js";
import { supportOf } from "../../../scripts/report/support.js";
import { contractOf, documentOf } from "../drift/contracts.js";

const image = "<img src=x onerror=alert(1)>";
const texts = [
  image,
  `x|${image}`,
  `x\\|${image}`,
  `x\\\\|${image}`,
  `x\\\\\\|${image}`,
  `\`|\`${image}`,
  `\\\`|${image}\\`,
  `a\n\n${image}\n| b |`,
  `a\u0000\u001b[31m\u2028\n${image}`,
  `\`\`${image}\``,
  `![a](https://evil.example/a.png)`,
  `\`${image}\` and \`a\\|b${image}\` ${image} \``,
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/;

describe("Markdown of what descriptions say", () => {
  test.each(texts)("shows it and does not render it: %j", (text) => {
    const rows = [[codeCell(text), messageCell(text), escapeMarkdown(text)]];
    const pages = [
      tableMarkdown(["a", "b", "c"], ["---", "---", "---"], rows),
      `- ${codeSpan(text)}: ${messageMarkdown(text)} (${escapeMarkdown(text)})`,
      `<details><summary><code>${htmlText(text)}</code></summary>\n\nx\n\n</details>`,
    ];
    for (const page of pages) {
      expect(page).not.toMatch(control);
      const html = marked.parse(page, { async: false, gfm: true });
      expect(html.match(/<(?:img|a|script)\b/g) ?? []).toEqual([]);
    }
    const table = marked.parse(pages[0] ?? "", { async: false, gfm: true });
    expect(table.match(/<td>/g)).toHaveLength(3);
  });

  test("is free of live HTML in the table of what providers take", async () => {
    const properties = Object.fromEntries(texts.map((name) => [name, { type: "string" }]));
    const contracts = await Promise.all(
      ["one", "two"].map((name) => contractOf(documentOf({ request: { type: "object", properties } }), name)),
    );
    const text = printSupport(supportOf(contracts, []));
    expect(text).not.toMatch(control);
    expect(marked.parse(text, { async: false, gfm: true })).not.toMatch(/<(?:img|a|script)\b/);
  });
});
