import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { notes, outline } from "./pages.js";

describe("the name of a field in a table", () => {
  const start = ["# Plans", "", "POST https://api.knot.example/v1/plans", ""];
  const markdown = (header: readonly string[], rows: readonly (readonly string[])[]) =>
    [...start, ...[header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`)].join("\n");
  const html = (header: readonly string[], rows: readonly (readonly string[])[]) => {
    const rowOf = (cells: readonly string[]) =>
      `<tr>${cells.map((cell) => `<td>${cell.replace(/`(.*?)`/g, "<code>$1</code>")}</td>`).join("")}</tr>`;
    return `<h1>Plans</h1>\n<pre>POST https://api.knot.example/v1/plans</pre>\n<table>\n${[header, ...rows].map(rowOf).join("\n")}\n</table>`;
  };

  it.each([
    ["German", ["Name", "Typ", "Pflicht", "Beschreibung"], "größe", ["Angaben zum Plan", "", "", ""]],
    ["French", ["Nom", "Type", "Obligatoire", "Description"], "durée", ["Champs principaux", "", "", ""]],
    ["Russian", ["Поле", "Тип", "Обязательный", "Описание"], "глубина", ["Основные поля", "", "", ""]],
    ["Chinese", ["参数", "类型", "必填", "说明"], "航程", ["基本参数", "", "", ""]],
  ])("is one of any script as code, and told where it is not, in %s", (_, header, name, title) => {
    const rows = [
      ["harbour", "string", "", ""],
      title,
      [`\`${name}\``, "number", "", ""],
      [`${name}x`, "string", "", ""],
    ];
    const pages = [
      [importPage(markdown(header, rows), { file: "page.md" }), 10],
      [importPage(html(header, rows), { file: "page.html" }), 8],
    ] as const;
    for (const [page, line] of pages) {
      expect(outline(page)[0]).toBe(`POST /plans: harbour ${name}`);
      expect(notes(page)).toEqual([`import-unread ${line}`]);
    }
  });
});
