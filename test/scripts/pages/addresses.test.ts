import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { notes, outline, part, shapes } from "./pages.js";

const table = "| Name | Type |\n|---|---|\n| harbour | string |\n";

describe("a path that cannot stand in a description as a page has it", () => {
  it.each([
    ["an open brace", "/v1/plans/{id", "POST /plans/{id}: path id* harbour"],
    ["a name twice", "/v1/plans/{id}/ships/{id}", "POST /plans/{id}/ships/{ships_id}: path id* path ships_id* harbour"],
    ["a name of each kind twice", "/v1/a/:id/b/:id", "POST /a/{id}/b/{b_id}: path id* path b_id* harbour"],
  ])("is read without %s, which is told", (_, path, expected) => {
    const command = `\`\`\`bash\ncurl https://api.knot.example${path} -d '{"harbour": "Oban"}'\n\`\`\`\n`;
    for (const [text, file] of [
      [`# Plans\n\nPOST https://api.knot.example${path}\n\n${table}`, "page.md"],
      [`Планы\n\nPOST https://api.knot.example${path}\n\n${table}`, "page.txt"],
      [`# Plans\n\n\n${command}`, "page.md"],
    ] as const) {
      const page = importPage(text, { file });
      expect(outline(page)[0]).toBe(expected);
      expect(notes(page).filter((note) => !note.startsWith("import-format"))).toEqual([
        `import-guessed ${text.includes("curl") ? 5 : 3}`,
      ]);
    }
  });

  it("is kept where it is the root of a server", () => {
    const page = importPage(`# Plans\n\nPOST /\n\nBase URL: https://api.knot.example/v1/\n\n${table}`, {
      file: "page.md",
    });
    expect(notes(page)).toEqual([]);
  });
});

describe("numbers beyond what programs have", () => {
  it("are no examples and no defaults", () => {
    const json = '```json\n{"harbour": 1e400, "days": -1e999}\n```\n';
    const listed = "| Name | Type | Default |\n|---|---|---|\n| depth | number | 1e400 |\n";
    const page = importPage(`# Plans\n\nPOST https://api.knot.example/v1/plans\n\n${json}\n${listed}`, {
      file: "page.md",
    });
    const { properties } = part(page, "/components/schemas/CreatePlanRequest");
    expect(JSON.stringify(properties)).not.toMatch(/null|examples|default/);
    expect(notes(page)).toEqual(["import-value-ignored 11"]);
  });

  it.each([
    ["English", "At most 2^31.", "2**31 or less"],
    ["Chinese", "最大 2^31", "2^31 以下"],
    ["German", "Höchstens 2^31.", "maximal 2**31"],
  ])("are no limits where only a part of a power would be one, in %s", (_, first, second) => {
    const rows = `| a | integer | ${first} |\n| b | integer | ${second} |\n`;
    const page = importPage(
      `# Plans\n\nPOST https://api.knot.example/v1/plans\n\n| Name | Type | Description |\n|---|---|---|\n${rows}`,
      { file: "page.md" },
    );
    expect(shapes(page, "CreatePlanRequest")).toEqual({ a: { type: "integer" }, b: { type: "integer" } });
  });
});
