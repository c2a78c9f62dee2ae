import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { outline, shapes } from "./pages.js";

function read(lines: readonly string[], file = "page.md") {
  return importPage(`${lines.join("\n")}\n`, { file });
}

describe("the line below the header of a table", () => {
  it.each([
    ["Markdown", "English", "page.md", ["Name", "Type", "Description"]],
    ["Markdown", "Russian", "page.md", ["Поле", "Тип", "Описание"]],
    ["text", "English", "page.txt", ["Name", "Type", "Description"]],
    ["text", "Chinese", "page.txt", ["参数", "类型", "说明"]],
  ])("may have too few cells, and a row a bar too many, in %s in %s", (_, __, file, headers) => {
    const page = read(
      [
        "# Plans",
        "",
        "POST https://api.knot.example/v1/plans",
        "",
        `| ${headers.join(" | ")} |`,
        "|---|",
        "| harbour | string | Where it begins. |",
        '| crew | array | Who sails: { "role": "cook" | "mate" } |',
        "| days | number | How long. |",
      ],
      file,
    );
    expect(outline(page)[0]).toBe("POST /plans: harbour crew days");
  });

  it.each(["page.md", "page.txt"])("a bar between values in quotes is no end of a cell, in %s", (file) => {
    const page = read(
      [
        "# Plans",
        "",
        "POST https://api.knot.example/v1/plans",
        "",
        "| Name | Type | Required |",
        "|---|---|---|",
        "| harbour | string | yes |",
        '| rig | "sloop" | "ketch" | yes |',
        "| days | number | no |",
      ],
      file,
    );
    expect(outline(page)[0]).toBe("POST /plans: harbour* rig* days");
    expect(shapes(page, "CreatePlanRequest")).toMatchObject({ rig: { enum: ["sloop", "ketch"] } });
  });
});
