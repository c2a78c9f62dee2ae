import { describe, expect, it } from "vitest";
import { readLimits } from "../../../scripts/pages/facts/constraints.js";
import { importPage } from "../../../scripts/pages/import-page.js";
import { importFixture, notes, shapes } from "./pages.js";

describe.each(["kiln.md", "kiln.zh.txt"])("limits of %s", (name) => {
  const page = importFixture(name);

  it(`limits of ${name} may be negated or inclusive; what holds in some cases only is none`, () => {
    const array = shapes(page, "CreateFiringRequest").pieces;
    expect(array).toMatchObject({ type: "array", minItems: 1, maxItems: 40 });
    expect(shapes(page, "CreateFiringRequest")).toEqual({
      shelf: { type: "integer", minimum: 1, maximum: 6 },
      peak: { type: "number", minimum: 600, maximum: 1300 },
      ramp: { type: "number", maximum: 250 },
      soak: { type: "integer", minimum: 5, maximum: 240 },
      draught: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
      vents: { type: "integer", minimum: 0, maximum: 4 },
      fan: { type: "integer" },
      boost: { type: "number" },
      label: { type: "string", minLength: 2, maxLength: 20 },
      pieces: array,
    });
    expect(notes(page)).toEqual([]);
  });
});

it.each([
  ["Harbour Ferry 4-6: up to 64000", "integer", { maximum: 64_000 }],
  ["Harbour Ferry 4-6: 64000 boxes.", "integer", {}],
  ["Паром 4-6: до 64000", "integer", { maximum: 64_000 }],
  ["For the ferry (Harbour 4-6) at most 640.", "integer", { maximum: 640 }],
  ["Range 4-6: the depth.", "integer", { minimum: 4, maximum: 6 }],
  ["Can't exceed 3.", "integer", { maximum: 3 }],
  ["Never smaller than -1.", "integer", { minimum: -1 }],
  ["Greater than 0 and less than 1.", "number", { exclusiveMinimum: 0, exclusiveMaximum: 1 }],
  ["If set, at least 1.", "integer", { minimum: 1 }],
  ["Recommended at most 5. Maximum: 10.", "integer", { maximum: 10 }],
  ["Typically between 0.2 and 0.8.", "number", {}],
  ["At least 2 when sharing.", "integer", {}],
  ["Unless between 1 and 5 are free.", "integer", {}],
  ["Not more than 24 hours, no less than 1.", "integer", { minimum: 1, maximum: 24 }],
  ["不允许超过 3", "integer", { maximum: 3 }],
  ["不要小于 2", "integer", { minimum: 2 }],
  ["大于 0 且小于 1", "number", { exclusiveMinimum: 0, exclusiveMaximum: 1 }],
  ["不超过 24 小时", "integer", { maximum: 24 }],
  ["大于 1 时只返回一个", "integer", {}],
  ["若在 1 到 5 之间则忽略", "integer", {}],
  ["3より大きい場合は無視", "integer", {}],
  ["最大24時間", "integer", { maximum: 24 }],
])("limits are read where words state them: %s (%s)", (text, type, expected) => {
  expect(readLimits(text, type)).toEqual(expected);
});

it.each<readonly [text: string, type: string, expected: object]>([
  ["Up to 8 labels.", "array", { maxItems: 8 }],
  ["At most 5.", "array", { maxItems: 5 }],
  ["LoRA models, at most 5.", "array", { maxItems: 5 }],
  ["Max 3 items", "array", { maxItems: 3 }],
  ["URLs, max 3 images", "array", { maxItems: 3 }],
  ["Between 1 and 10 entries.", "array", { minItems: 1, maxItems: 10 }],
  ["Range: [1, 1024] characters.", "string", { minLength: 1, maxLength: 1024 }],
  ["(max. 128 characters)", "string", { maxLength: 128 }],
  ["max 128 chars", "string", { maxLength: 128 }],
  ["Must be between 2 and 64 characters long.", "string", { minLength: 2, maxLength: 64 }],
  ["non-empty", "string", { minLength: 1 }],
  ["Must not be empty.", "string", { minLength: 1 }],
  ["Non-empty list of messages", "array", { minItems: 1 }],
  ["Limited to 4,096 characters", "string", { maxLength: 4096 }],
  ["The maximum length is 1000 characters", "string", { maxLength: 1000 }],
  ["Number of images, from 1 to 4", "integer", { minimum: 1, maximum: 4 }],
  ["a value in the range 0.0 to 1.0", "number", { minimum: 0, maximum: 1 }],
  ["Accepts values from -2.0 to 2.0", "number", { minimum: -2, maximum: 2 }],
  ["Up to 100.", "integer", { maximum: 100 }],
  ["An array of up to 5 image URLs, each up to 10 MB", "array", { maxItems: 5 }],
  ["Images generated in the last 7 days", "array", {}],
  ["1 to 16", "integer", { minimum: 1, maximum: 16 }],
  ["Up to 500 characters per message", "array", {}],
  ["Cannot have more than 16 keys", "array", {}],
  ["length 1–255", "string", { minLength: 1, maxLength: 255 }],
  ["Up to 20 items per request", "array", { maxItems: 20 }],
  ["Up to 2 minutes of audio", "array", {}],
  ["máx. 128 caracteres", "string", { maxLength: 128 }],
  ["Identificador do usuário, máx. 128 caracteres.", "string", { maxLength: 128 }],
  ["Entre 0 e 2", "number", { minimum: 0, maximum: 2 }],
  ["Até 100", "integer", { maximum: 100 }],
  ["até 100 documentos", "array", { maxItems: 100 }],
  ["Até 4 textos que encerram a geração", "array", { maxItems: 4 }],
  ["De -2.0 a 2.0", "number", { minimum: -2, maximum: 2 }],
  ["mín. 1, máx. 10", "integer", { minimum: 1, maximum: 10 }],
  ["no máximo 2000 caracteres", "string", { maxLength: 2000 }],
  ["de 1 a 10 imagens", "integer", { minimum: 1, maximum: 10 }],
  ["não vazio", "string", { minLength: 1 }],
  ["deve ter entre 3 e 50 caracteres", "string", { minLength: 3, maxLength: 50 }],
  ["höchstens 1000", "integer", { maximum: 1000 }],
  ["Ein Text oder mehrere; höchstens 1000 Einträge", "array", { maxItems: 1000 }],
  ["Bis zu 4 Zeichenfolgen, bei denen die Ausgabe endet", "array", { maxItems: 4 }],
  ["maximal 1000 Zeichen", "string", { maxLength: 1000 }],
  ["max. 500 Zeichen", "string", { maxLength: 500 }],
  ["höchstens 1000", "array", { maxItems: 1000 }],
  ["zwischen 0 und 2", "number", { minimum: 0, maximum: 2 }],
  ["mind. 1, max. 8", "integer", { minimum: 1, maximum: 8 }],
  ["1 bis 10", "integer", { minimum: 1, maximum: 10 }],
  ["nicht leer", "string", { minLength: 1 }],
  ["Bis zu 3 Bilder", "array", { maxItems: 3 }],
  ["Liste mit höchstens 20 Schlagwörtern", "array", { maxItems: 20 }],
  ["von 0,1 bis 0,9", "number", { minimum: 0.1, maximum: 0.9 }],
  ["jusqu'à 3 images", "array", { maxItems: 3 }],
  ["Jusqu’à 4 séquences", "array", { maxItems: 4 }],
  ["4000 caractères max.", "string", { maxLength: 4000 }],
  ["4000 caractères maximum", "string", { maxLength: 4000 }],
  ["Entre 0 et 1.", "number", { minimum: 0, maximum: 1 }],
  ["au maximum 500 documents", "array", { maxItems: 500 }],
  ["max. 10", "integer", { maximum: 10 }],
  ["de 1 à 10", "integer", { minimum: 1, maximum: 10 }],
  ["compris entre 1 et 5", "integer", { minimum: 1, maximum: 5 }],
  ["non vide", "string", { minLength: 1 }],
  ["ne doit pas dépasser 2048", "integer", { maximum: 2048 }],
  ["5 éléments au plus", "array", { maxItems: 5 }],
  ["jusqu'à 3", "array", { maxItems: 3 }],
  ["máx. 128 caracteres", "string", { maxLength: 128 }],
  ["Entre 0 y 2", "number", { minimum: 0, maximum: 2 }],
  ["Hasta 100", "integer", { maximum: 100 }],
  ["hasta 3 imágenes", "array", { maxItems: 3 }],
  ["mín. 1 y máx. 8", "integer", { minimum: 1, maximum: 8 }],
  ["no vacío", "string", { minLength: 1 }],
  ["100 caracteres como máximo", "string", { maxLength: 100 }],
  ["de 1 a 10", "integer", { minimum: 1, maximum: 10 }],
  ["Lista de hasta 20 etiquetas", "array", { maxItems: 20 }],
  ["no más de 5 elementos", "array", { maxItems: 5 }],
  ["до 100", "integer", { maximum: 100 }],
  ["до 128 символов", "string", { maxLength: 128 }],
  ["макс. 128 символов", "string", { maxLength: 128 }],
  ["не более 1000 символов", "string", { maxLength: 1000 }],
  ["не более 4 элементов", "array", { maxItems: 4 }],
  ["до 5 тегов", "array", { maxItems: 5 }],
  ["от 0 до 2", "number", { minimum: 0, maximum: 2 }],
  ["не менее 1", "integer", { minimum: 1 }],
  ["до 3 изображений", "array", { maxItems: 3 }],
  ["не пустой", "string", { minLength: 1 }],
  ["мин. 1, макс. 10", "integer", { minimum: 1, maximum: 10 }],
  ["в диапазоне от 1 до 50", "integer", { minimum: 1, maximum: 50 }],
  ["от 1 до 64 символов", "string", { minLength: 1, maxLength: 64 }],
  ["最大件数：5", "array", { maxItems: 5 }],
  ["最大個数：1", "array", { maxItems: 1 }],
  ["最大文字数：2000", "string", { maxLength: 2000 }],
  ["最大値：1024", "integer", { maximum: 1024 }],
  ["最小値：1", "integer", { minimum: 1 }],
  ["最大5件まで", "array", { maxItems: 5 }],
  ["3枚まで", "array", { maxItems: 3 }],
  ["最大3枚の画像", "array", { maxItems: 3 }],
  ["1000文字以内", "string", { maxLength: 1000 }],
  ["0以上1以下の値を指定します", "number", { minimum: 0, maximum: 1 }],
  ["1〜10の整数", "integer", { minimum: 1, maximum: 10 }],
  ["0から2の間", "number", { minimum: 0, maximum: 2 }],
  ["空文字は不可", "string", { minLength: 1 }],
  ["1文字以上64文字以下", "string", { minLength: 1, maxLength: 64 }],
  ["100以下", "array", { maxItems: 100 }],
  ["최대 4개", "array", { maxItems: 4 }],
  ["최대 128자", "string", { maxLength: 128 }],
  ["0에서 2 사이", "number", { minimum: 0, maximum: 2 }],
  ["1 이상 10 이하", "integer", { minimum: 1, maximum: 10 }],
  ["0~1", "number", { minimum: 0, maximum: 1 }],
  ["최대 3장", "array", { maxItems: 3 }],
  ["최대 100까지", "integer", { maximum: 100 }],
  ["100자 이내", "string", { maxLength: 100 }],
  ["1~64자", "string", { minLength: 1, maxLength: 64 }],
  ["빈 문자열 불가", "string", { minLength: 1 }],
  ["최대 5", "array", { maxItems: 5 }],
  ["0.00 < topP ≤ 1.00", "number", { exclusiveMinimum: 0, maximum: 1 }],
  ["最多 5 个标签", "array", { maxItems: 5 }],
  ["最长 1000 个字符", "string", { maxLength: 1000 }],
  ["最多支持 4 张", "array", { maxItems: 4 }],
  ["不超过 500 字符", "string", { maxLength: 500 }],
  ["取值 0~2", "number", { minimum: 0, maximum: 2 }],
  ["1-10 之间", "integer", { minimum: 1, maximum: 10 }],
  ["长度 1-64", "string", { minLength: 1, maxLength: 64 }],
  ["最多 4 条", "array", { maxItems: 4 }],
  ["数量不超过 10", "array", { maxItems: 10 }],
  ["不能为空", "string", { minLength: 1 }],
  ["长度不超过64个字符", "string", { maxLength: 64 }],
  ["5 以下", "integer", { maximum: 5 }],
  ["最大 100", "integer", { maximum: 100 }],
  ["限制在 800 字以内", "string", { maxLength: 800 }],
  ["最多10个", "array", { maxItems: 10 }],
  ["最多 5 個標籤", "array", { maxItems: 5 }],
  ["最長 1000 個字元", "string", { maxLength: 1000 }],
  ["最多 500 字", "string", { maxLength: 500 }],
  ["不超過 10 張", "array", { maxItems: 10 }],
  ["介於 0 與 2 之間", "number", { minimum: 0, maximum: 2 }],
])("lengths, numbers of items and ranges are read in each language: %s (%s)", (text, type, expected) => {
  expect(readLimits(text, type)).toEqual(expected);
});

it.each([
  ["at most 5 of each", "array", {}],
  ["Up to 10 seconds of video.", "array", {}],
  ["не более 5 секунд", "array", {}],
  ["每条最多 500 个字符", "array", {}],
  ["1000 字节以内", "string", {}],
  ["Must not be empty when n is set.", "string", {}],
  ["12,5 or 1,000,000 characters at most", "string", { maxLength: 1_000_000 }],
])("what counts something else limits neither lengths nor lists: %s (%s)", (text, type, expected) => {
  expect(readLimits(text, type)).toEqual(expected);
});

it.each([
  ["ranges", "0~1".concat("~0".repeat(60_000))],
  ["dates", "1-1 ".repeat(60_000)],
  ["dashes", "-".repeat(120_000)],
])("limits of a text with very many numbers are read in time in proportion to it: %s", (_, text) => {
  expect(Object.keys(readLimits(`${text} at most 3`, "integer"))).toContain("maximum");
});

/** The schema that a row of a table stands for. */
function fieldOf(type: string, description: string): unknown {
  const table = `| Name | Type | Description |\n| --- | --- | --- |\n| knots | ${type} | ${description} |`;
  const page = importPage(`## \`POST https://quay.example/plans\`\n\n### Body\n\n${table}\n`, { format: "markdown" });
  return shapes(page, "CreatePlanRequest").knots;
}

it.each([
  ["Integer (1 to 30)", "Speed", { type: "integer", minimum: 1, maximum: 30 }],
  ["number [0.5, 2]", "Скорость", { type: "number", minimum: 0.5, maximum: 2 }],
  ["string (max. 8 Zeichen)", "Geschwindigkeit", { type: "string", maxLength: 8 }],
  ["Array (最多 3 项)", "航速", { type: "array", maxItems: 3 }],
])("limits beside a type are read: %s", (type, description, expected) => {
  expect(fieldOf(type, description)).toMatchObject(expected);
});

it.each([
  ["string or array", "A text, or up to 4 texts."],
  ["строка или массив", "До 4 строк."],
])("the items of a list that is one of several types are counted: %s", (type, description) => {
  expect(fieldOf(type, description)).toMatchObject({ oneOf: [{ type: "string" }, { type: "array", maxItems: 4 }] });
});

it.each([
  ["JSON number in `0.0`–`2.0`", "number", { minimum: 0, maximum: 2 }],
  ["JSON 数字", "number", {}],
  ["JSON-число", "number", {}],
  ["JSON string", "string", {}],
])("the type %s is one of JSON as all are", (cell, type, limits) => {
  const text = `# Plans\n\nPOST https://a.example/v1/plans\n\n## Request\n\n| Name | Type |\n|---|---|\n| wind | ${cell} |\n`;
  const page = importPage(text, { file: "page.md" });
  expect(shapes(page, "CreatePlanRequest")).toEqual({ wind: { type, ...limits } });
});

it.each([
  ["目的港,当 `pilots` 为 `false` 时不能为空"],
  ["目的港，當 `pilots` 為 `false` 時不能為空"],
  ["The harbour, which if `the_pilots_of_it` are none must not be empty"],
])("what holds in some cases only is no limit, however long the case is: %s", (description) => {
  expect(fieldOf("string", description)).toEqual({ type: "string" });
});

it.each([
  ["array", "输入不得超过 8192 个 token。", {}],
  ["array", "The ships, none of which cannot be empty strings.", {}],
  ["array", "不能为空字符串。", {}],
  ["array", "不能为空。", { minItems: 1 }],
  ["array", "The ships, which cannot be empty.", { minItems: 1 }],
  ["string", "最大支持 600 字符", { maxLength: 600 }],
])("what is said of tokens and of texts is said of no list: %s, %s", (type, description, limits) => {
  expect(fieldOf(type, description)).toEqual({ type, ...limits });
});
