import { readFileSync } from "node:fs";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import { readDefault, readLimits } from "../../../scripts/pages/facts/constraints.js";
import { readEnum } from "../../../scripts/pages/facts/enumerations.js";
import { readType } from "../../../scripts/pages/facts/field-type.js";
import { importPage } from "../../../scripts/pages/import-page.js";
import { areaOf, readRequired } from "../../../scripts/pages/words/vocabulary.js";
import { importFixture, notes, part, shapes } from "./pages.js";

const markdown = importFixture("narration.ja.md");
const source = readFileSync(new URL("../../fixtures/pages/narration.ja.md", import.meta.url), "utf8");
const html = importPage(`<!doctype html><body>${marked.parse(source, { async: false })}</body>`, { format: "html" });

describe.each([
  ["Markdown", markdown],
  ["HTML", html],
])("a page in Japanese, in %s", (format, page) => {
  it(`a page in Japanese, in ${format}, has its operations, server, security and title`, () => {
    expect(part(page, "/info")).toMatchObject({ title: "朗読サービス", description: expect.stringContaining("API") });
    expect(page.document?.servers).toMatchObject([{ url: "https://yomu.example.jp/v1" }]);
    expect(Object.keys(part(page, "/paths"))).toEqual(["/narrations", "/narrations/{id}"]);
    expect(part(page, "/components/securitySchemes/BearerAuth")).toMatchObject({ scheme: "bearer" });
  });

  it(`a page in Japanese, in ${format}, has names, types, defaults, limits and values from cells`, () => {
    expect(shapes(page, "CreateNarrationRequest")).toEqual({
      manuscript: { type: "string", minLength: 1, maxLength: 2000 },
      reader: { type: "string", enum: ["haru", "natsu", "aki"] },
      pace: { type: "number", minimum: 0.25, maximum: 4, default: 1 },
      pitch: { type: "integer", minimum: -12, maximum: 12, default: 0 },
      takes: { type: "integer", maximum: 5, default: 1 },
      breath: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 3 },
      tags: { type: "array", items: { type: "string" }, maxItems: 10 },
      loud: { type: "boolean", default: false },
      script: { oneOf: [{ type: "string" }, { type: "array", items: {} }] },
      note: { type: ["string", "null"], default: null },
      cast: { type: "object", required: ["lead"], properties: { lead: { type: "string", maxLength: 32 } } },
      seed: { type: "integer" },
      echo: {},
    });
    expect(part(page, "/components/schemas/CreateNarrationRequest").required).toEqual(["manuscript", "reader"]);
  });

  it(`a page in Japanese, in ${format}, tells request, query, answer and error apart by their headings`, () => {
    expect(shapes(page, "CreateNarrationResponse")).toEqual({
      id: { type: "string" },
      seconds: { type: "number" },
      chapters: { type: "array", items: { type: "object", properties: { start: { type: "number" } } } },
    });
    expect(Object.keys(part(page, "/paths/~1narrations/post/responses"))).toEqual(["200", "default"]);
    expect(part(page, "/paths/~1narrations~1{id}/get").parameters).toMatchObject([
      { name: "expand", in: "query", schema: { type: "boolean", default: false } },
      { name: "lang", in: "query", required: true, schema: { type: "string", default: "ja" } },
      { name: "id", in: "path", required: true },
    ]);
    expect(shapes(page, "RetrieveNarrationResponse")).toEqual({ id: { type: "string" }, seconds: { type: "number" } });
  });

  it(`a page in Japanese, in ${format}, says of a condition that it is none of yes and no, and nothing else`, () => {
    expect(page.diagnostics.map(({ code }) => code)).toEqual(["import-value-ignored"]);
  });
});

describe("a page in Japanese, as text copied from a browser", () => {
  const page = importFixture("tides.ja.txt");

  it("types, defaults and limits of a page in Japanese, copied as text, are read, and circles as its language means them", () => {
    expect(page.document?.servers).toMatchObject([{ url: "https://shio.example.jp/v2" }]);
    expect(shapes(page, "CreateTideRequest")).toEqual({
      port: { type: "string", minLength: 4, maxLength: 8 },
      days: { type: "integer", minimum: 1, maximum: 31, default: 7 },
      step: { type: "integer", minimum: 5, maximum: 1440, default: 60 },
      depth: { type: "number", minimum: 0.5 },
      stations: { type: "array", minItems: 1, maxItems: 20 },
      unit: { type: "string", default: "cm" },
    });
    expect(part(page, "/components/schemas/CreateTideRequest").required).toEqual(["port", "stations"]);
    expect(notes(page)).toEqual([]);
  });

  it("answers of a page in Japanese, copied as text, are read", () => {
    expect(shapes(page, "CreateTideResponse")).toEqual({
      levels: {
        type: "array",
        items: {
          type: "object",
          properties: { at: { type: "string", format: "date-time" }, height: { type: ["integer", "number"] } },
        },
      },
      port: { type: "string" },
    });
  });
});

describe("words in Japanese", () => {
  it.each([
    ["整数型", { type: "integer" }],
    ["文字列の配列", { type: "array", items: { type: "string" } }],
    ["オブジェクトのリスト", { type: "array", items: { type: "object" } }],
    ["配列<数値>", { type: "array", items: { type: "number" } }],
    ["文字列または真偽値", { type: ["string", "boolean"] }],
    ["文字列（任意）", { type: "string" }],
    ["必須, 整数", { type: "integer" }],
    ["メッセージオブジェクト", { type: "object" }],
    ["謎", undefined],
    // In Chinese a type, in Japanese a mark.
    ["任意", {}],
  ])("a type in Japanese is read: %s", (cell, schema) => {
    expect(readType(cell)).toEqual(schema);
  });

  it.each([
    ["1以上100以下", "integer", { minimum: 1, maximum: 100 }],
    ["最大値：2、最小値：0", "number", { minimum: 0, maximum: 2 }],
    ["10未満", "integer", { exclusiveMaximum: 10 }],
    ["0を超える数", "number", { exclusiveMinimum: 0 }],
    ["5を超えないこと", "integer", { maximum: 5 }],
    ["3〜20文字", "string", { minLength: 3, maxLength: 20 }],
    ["64文字以内", "string", { maxLength: 64 }],
    ["1件以上", "array", { minItems: 1 }],
    ["通常は1〜3", "integer", {}],
    ["2031年以降", "integer", {}],
  ])("limits in Japanese are read where words state them: %s", (text, type, limits) => {
    expect(readLimits(text, type)).toEqual(limits);
  });

  it("values, defaults, presence and headings in Japanese are read", () => {
    expect(readEnum("`a`、`b` から選択")).toEqual(["a", "b"]);
    expect(readEnum("選択肢：`a`、`b`、または `c`")).toEqual(["a", "b", "c"]);
    expect(readEnum("`a` と `b` は併用できません。")).toBeUndefined();
    expect(readDefault("デフォルトは 0.5 です。")).toBe("0.5");
    expect(readRequired("○", false, "必須")).toBe("yes");
    expect(readRequired("○", false, "必填")).toBe("no");
    expect(readRequired("省略可能", false)).toBe("no");
    expect(readRequired("必須ではない", false)).toBe("no");
    expect(areaOf("リクエストボディの例")).toBe("request");
    expect(areaOf("レスポンスヘッダー")).toBe("ignored");
    expect(areaOf("パスワードの変更")).toBeUndefined();
  });
});
