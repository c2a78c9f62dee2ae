import { describe, expect, it } from "vitest";
import { readLimits } from "../../../scripts/pages/facts/constraints.js";
import { readEnum } from "../../../scripts/pages/facts/enumerations.js";
import { importPage } from "../../../scripts/pages/import-page.js";
import { shapes } from "./pages.js";

describe("what is no enumeration", () => {
  it.each([
    "Example: `calm`, `swell`",
    "The tide. Examples: `calm`, `swell`.",
    "**Sample:** `calm` or `swell`",
    "Sample: calm_sea / high_swell",
    "示例：`calm`、`swell`",
    "範例：`calm`、`swell`",
    "例: `calm`、`swell`",
    "예: `calm`, `swell`",
    "Примеры: `calm`, `swell`",
    "Ejemplo: `calm`, `swell`",
    "Exemplos: `calm`, `swell`",
    "Beispiele: `calm`, `swell`",
    "Exemple : `calm`, `swell`",
    "Recommended values: `calm`, `swell`",
    "One of `calm`, `swell`, or any custom sea state",
    "One of `calm`, `swell` and more.",
    "取值为 `calm`、`swell`，或自定义的海况",
    "`calm` または `swell`、または任意の値",
  ])("readEnum takes no list of examples and none that goes on: %s", (text) => {
    expect(readEnum(text)).toBeUndefined();
  });

  it.each([
    ["One of `calm`, `swell`. Example: `calm`", ["calm", "swell"]],
    ["Example: `calm`. One of `calm`, `swell`.", ["calm", "swell"]],
    ["`calm` or `swell` (example: `calm`)", ["calm", "swell"]],
    ["Sample rate: `8000`, `16000`", ["8000", "16000"]],
    ["宽高比例：`16:9`、`1:1`", ["16:9", "1:1"]],
    ["One of `calm`, `swell` or null.", ["calm", "swell"]],
  ])("readEnum takes the values beside an example: %s", (text, values) => {
    expect(readEnum(text)).toEqual(values);
  });
});

it.each([
  ["At least 16 is recommended", {}],
  ["16 以上を推奨", {}],
  ["Max 100 for day tickets, 1000 for night tickets", {}],
  ["最大 100（白天），1000 夜间", { maximum: 100 }],
  ["Example: 1-100", {}],
  ["示例：1～100", {}],
  ["At least 1, 16 recommended", { minimum: 1 }],
  ["At most 100, 10 by day", { maximum: 100 }],
])("readLimits takes no advice, no example and no bound that another number goes beyond: %s", (text, limits) => {
  expect(readLimits(text, "integer")).toEqual(limits);
});

describe.each([
  [
    "a table",
    '| Name | Type | Description |\n|---|---|---|\n| mark | string | `null` or `"buoy"` |\n| text | string | `"null"` or `"buoy"` |',
  ],
  ["a list", '- `mark`: string, `null` or `buoy`.\n- `text`: string, `"null"` or `"buoy"`.'],
])("null among the values of %s", (_, fields) => {
  it("null in code is no text, and in quotes it is one", () => {
    const page = importPage(`# Marks\n\n\`POST https://sea.example/v1/marks\`\n\nRequest body\n\n${fields}\n`, {
      file: "marks.md",
    });
    expect(shapes(page, "CreateMarkRequest")).toEqual({
      mark: { type: ["string", "null"], enum: ["buoy", null] },
      text: { type: "string", enum: ["null", "buoy"] },
    });
  });
});

it("words in code behind a type are values, though they name types", () => {
  const page = importPage(
    "# Marks\n\n`POST https://sea.example/v1/marks`\n\nRequest body\n\n- `depth`: string, `float` or `base64`.\n- `kind` (string or `null`): The kind.\n",
    { file: "marks.md" },
  );
  expect(shapes(page, "CreateMarkRequest")).toEqual({
    depth: { type: "string", enum: ["float", "base64"] },
    kind: { type: ["string", "null"] },
  });
});
