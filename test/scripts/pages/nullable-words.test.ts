import { expect, it } from "vitest";
import { readType } from "../../../scripts/pages/facts/field-type.js";
import { importPage } from "../../../scripts/pages/import-page.js";
import { saysNullable } from "../../../scripts/pages/words/type-patterns.js";
import { shapes } from "./pages.js";

it.each([
  "The note, may be null",
  "内容，可能为 null",
  "可为空",
  "內容，可為 null",
  "Может быть null",
  "Puede ser nulo.",
])("saysNullable takes words that make null a value: %s", (text) => {
  expect(saysNullable(text)).toBe(true);
});

it.each([
  "Cannot be null.",
  "不可为空",
  "不可为 null",
  "Не может быть null",
  "No puede ser nulo.",
  "Não pode ser nulo.",
  "null is ignored",
])("saysNullable takes no words that deny it: %s", (text) => {
  expect(saysNullable(text)).toBe(false);
});

it("null that the words about a field name is one of its values", () => {
  const page = importPage(
    "# Horns\n\n`POST https://sea.example/v1/horns`\n\n| Name | Type | Description |\n|---|---|---|\n| note | string | The note, may be null. |\n| tune | string | Cannot be null. |\n",
    { file: "horns.md" },
  );
  expect(shapes(page, "CreateHornRequest")).toEqual({ note: { type: ["string", "null"] }, tune: { type: "string" } });
});

it.each([
  ["массив строк", "string"],
  ["список чисел", "number"],
  ["массив объектов", "object"],
])("readType reads what there is a list of in Russian: %s", (text, type) => {
  expect(readType(text)).toEqual({ type: "array", items: { type } });
});
