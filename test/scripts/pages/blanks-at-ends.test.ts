import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { notes, outline } from "./pages.js";

describe("blanks that nobody sees", () => {
  const table = (end: string) =>
    [
      "# Plans",
      "",
      "POST https://api.plans.example/v1/plans",
      "",
      `| Name | Type | Required |${end}`,
      `|---|---|---|${end}`,
      `| \`tide\` | string | yes |${end}`,
      "| `wind` | integer | no |",
      "",
    ].join("\n");

  it.each([" ", "\t", "\u00a0", "\u3000"])("a line of a table may end in %j", (end) => {
    const page = importPage(table(end));
    expect(outline(page)).toEqual(["POST /plans: tide* wind", "  200:"]);
  });

  it("a mark of no width in a description that stands on a page hides nothing of it", () => {
    const description = [
      "openapi: 3.1.0",
      "info: { title: A, version: '1' }",
      "servers: [{ url: https://a.example }]",
      "paths:\u200b",
      "  /plans:",
      "    get:",
      "      responses: { '200': { description: ok } }",
    ];
    const page = importPage(`# Plans\n\n\`\`\`yaml\n${description.join("\n")}\n\`\`\`\n`);
    expect([page.reader, Object.keys(page.document?.paths ?? {})]).toEqual(["embedded", ["/plans"]]);
    expect(notes(page)).toEqual([]);
  });
});

it("commands of one block are as many as there are, each with its line, and blank lines are passed over", () => {
  const count = 3_000;
  const commands = Array.from({ length: count }, (_, at) => `curl https://a.example/v1/a${at} -d '{"x": 1}'`);
  const page = importPage(`# A\n\n\`\`\`sh\n${commands.join("\n")}\n\`\`\`\n`);
  const start = process.cpuUsage();
  const blank = importPage(`POST https://a.example/v1/b${"\n".repeat(40_000)}model string required\n`);
  const { user } = process.cpuUsage(start);
  expect(Object.keys(page.document?.paths ?? {})).toHaveLength(count);
  expect(page.lines.get(`/paths/~1a${count - 1}/post`)).toBe(count + 3);
  expect(Object.keys(blank.document?.paths ?? {})).toEqual(["/b"]);
  // A search that crosses blank lines takes five seconds.
  expect(user / 1e6).toBeLessThan(2);
});
