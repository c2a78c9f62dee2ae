import { expect, it } from "vitest";
import { readTextChoice } from "../../../scripts/pages/facts/enumerations.js";
import { importPage } from "../../../scripts/pages/import-page.js";
import { outline, shapes } from "./pages.js";

const pageOf = (fields: string): string =>
  `# Horns\n\n\`POST https://sea.example/v1/horns\`\n\nRequest body\n\n${fields}\n`;

it.each([
  "- `tune` (required): string. The tune.\n- `loud` (optional): boolean. Whether.",
  "- `tune`（必填）：string。曲调。\n- `loud`（可选）：boolean。是否。",
])("a mark beside the name holds though the type stands behind the colon: %s", (fields) => {
  expect(outline(importPage(pageOf(fields), { file: "horns.md" }))).toEqual(["POST /horns: tune* loud", "  200:"]);
});

it("texts in code behind words for a choice are values of a text, also where no type is stated", () => {
  const page = importPage(
    pageOf("- `form`: one of `wav` / `mp3`.\n- `tune` (string): The tune.\n- `size`: one of `1` / `2`."),
    {
      file: "horns.md",
    },
  );
  expect(shapes(page, "CreateHornRequest")).toEqual({
    form: { type: "string", enum: ["wav", "mp3"] },
    tune: { type: "string" },
    size: {},
  });
});

it.each([
  "Takes `wav` or `mp3`",
  "Only with one of `tune`, `note`.",
  "One of `tune`, `note` must be there.",
  "One of `wav`, `mp3`, or any other form",
  "One of `1`, `null`.",
])("readTextChoice takes no other list for one of texts: %s", (text) => {
  expect(readTextChoice(text)).toBeUndefined();
});
