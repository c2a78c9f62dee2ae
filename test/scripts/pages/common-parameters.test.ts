import { expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { outline } from "./pages.js";

it.each([
  ["Common body parameters of all endpoints:"],
  ["**Common parameters**"],
  ["公共参数："],
  ["通用参数："],
  ["共通パラメータ："],
])(
  "what stands before the first of several operations, below a line that says so, is about all of them: %s",
  (title) => {
    const row = (name: string, required: string): string =>
      `| Name | Type | Required |\n|---|---|---|\n| ${name} | string | ${required} |\n`;
    const page = importPage(
      `# Sea\n\n${title}\n\n${row("fleet", "yes")}\n## \`POST https://sea.example/v1/horns\`\n\n${row("tune", "yes")}\n## \`POST https://sea.example/v1/bells\`\n\n${row("note", "no")}`,
      { file: "sea.md" },
    );
    expect(outline(page)).toEqual(["POST /horns: tune* fleet*", "  200:", "POST /bells: note fleet*", "  200:"]);
    expect(page.diagnostics).toEqual([]);
  },
);

it("a line of parameters of the first of several operations is about that one alone", () => {
  const page = importPage(
    "# Horns\n\nOptional parameters:\n\n| Name | Type |\n|---|---|\n| loud | boolean |\n\n## Endpoint\n\n`POST https://sea.example/v1/horns`\n\n# Bells\n\n`POST https://sea.example/v1/bells`\n\n| Name | Type |\n|---|---|\n| note | string |\n",
    { file: "sea.md" },
  );
  expect(outline(page)).toEqual(["POST /horns: loud", "  200:", "POST /bells: note", "  200:"]);
});
