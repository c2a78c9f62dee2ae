import { expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { languages } from "../../../scripts/pages/words/index.js";
import { isNavigation } from "../../../scripts/pages/words/vocabulary.js";
import { outline, part } from "./pages.js";

const rest = ["Plan a voyage", "POST https://api.knot.example/v1/plans"];
const table = ["| Name | Type |", "|---|---|", "| harbour | string |"];

it.each([
  ["English", "Skip to main content", "On this page"],
  ["Chinese", "跳转到主要内容", "在此页面"],
  ["Japanese", "メインコンテンツへスキップ", "このページの内容"],
  ["Russian", "Перейти к основному содержимому", "На этой странице"],
  ["French", "Aller au contenu principal", "Sur cette page"],
])("navigation is no title of an API and no summary, in %s", (_, skip, contents) => {
  const markdown = [`# ${skip}`, "", "# Knot", "", `## ${rest[0]}`, "", `### ${contents}`, "", rest[1], "", ...table];
  const text = [skip, "Knot", contents, ...rest, ...table];
  const html = `<h1>${skip}</h1><h1>Knot</h1><h2>${rest[0]}</h2><h3>${contents}</h3><pre>${rest[1]}</pre><table><tr><td>Name</td><td>Type</td></tr><tr><td>harbour</td><td>string</td></tr></table>`;
  for (const [page, file] of [
    [markdown.join("\n"), "page.md"],
    [text.join("\n"), "page.txt"],
    [html, "page.html"],
  ] as const) {
    const imported = importPage(page, { file });
    expect(outline(imported)[0]).toBe("POST /plans: harbour");
    expect(part(imported, "/info").title).toBe("Knot");
    const operation = part(imported, "/paths/~1plans/post");
    expect(operation.summary).toBe(rest[0]);
    expect(operation["x-concord-origin"]).not.toContain(contents);
  }
});

it("a search box is no introduction", () => {
  const page = importPage(["# Knot", "", "Search...", "", "## Plan", "", rest[1], "", ...table].join("\n"), {
    file: "page.md",
  });
  expect(part(page, "/info").description).toBeUndefined();
});

it.each(Object.entries(languages))(
  "words of navigation are read as such in each spelling, in %s",
  (_, { headings }) => {
    expect(headings.navigation.length).toBeGreaterThan(0);
    for (const phrase of headings.navigation)
      expect(isNavigation(`# ${phrase.replace(/\[[^\]]*\]/g, "")} ›`)).toBe(true);
  },
);
