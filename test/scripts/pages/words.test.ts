import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { languages } from "../../../scripts/pages/words/index.js";
import { columns, fieldPlaces, headingAreas, namedTypes } from "../../../scripts/pages/words/page-words.js";
import { anyOf, between } from "../../../scripts/pages/words/pattern.js";
import { saysRequired, saysRequiredAtEnd } from "../../../scripts/pages/words/presence.js";
import { namedTypeOf } from "../../../scripts/pages/words/type-patterns.js";
import { areaOf, columnOf, isOptionalColumn, placeOf, readRequired } from "../../../scripts/pages/words/vocabulary.js";
import { part } from "./pages.js";

/** Every spelling of a phrase. */
function spellings(phrase: string): readonly string[] {
  const [, start = "", options, end = ""] = /^([^[]*)\[([^\]]*)\](.*)$/.exec(phrase) ?? [];
  if (options === undefined) return [phrase];
  return ["", ...options.split("|")].flatMap((option) => spellings(end).map((rest) => start + option + rest));
}

/** `[spelling, key]` of every phrase in a record of phrases. */
function spelled<Key extends string>(
  keys: readonly Key[],
  phrases: Readonly<Record<Key, readonly string[]>>,
): readonly (readonly [string, Key])[] {
  return keys.flatMap((key) =>
    phrases[key].flatMap(spellings).map((spelling) => [spelling.trim().replace(/ +/g, " "), key] as const),
  );
}

/** Those that are not read as what they are listed for. */
function misread<Key>(
  listed: readonly (readonly [string, Key])[],
  read: (spelling: string) => Key | undefined,
): readonly string[] {
  return listed.flatMap(([spelling, key]) =>
    read(spelling) === key ? [] : [`${spelling}: ${String(read(spelling))} instead of ${String(key)}`],
  );
}

describe.each(Object.entries(languages))(
  "the words of language %s mean the same beside those of all others",
  (code, { headings, tables, types }) => {
    it(`the words of language ${code} mean the same in headings beside those of all others`, () => {
      expect(misread(spelled(headingAreas, headings.areas), areaOf)).toEqual([]);
    });

    it(`the words of language ${code} mean the same in headers and cells beside those of all others`, () => {
      expect(misread(spelled(columns, tables.columns), columnOf)).toEqual([]);
      const { optional } = tables.columns;
      expect(misread(spelled(["required"], { required: optional }), columnOf)).toEqual([]);
      expect(optional.flatMap(spellings).filter((spelling) => !isOptionalColumn(spelling))).toEqual([]);
      expect(misread(spelled(fieldPlaces, tables.places), placeOf)).toEqual([]);
    });

    it(`the words of language ${code} mean the same in marks of presence beside those of all others`, () => {
      const { yes, no, required, optional } = tables.presence;
      const [header = ""] = tables.columns.required.flatMap(spellings);
      const sent = [...yes, ...required].flatMap(spellings).map((spelling) => [spelling, "yes"] as const);
      const free = [...no, ...optional].flatMap(spellings).map((spelling) => [spelling, "no"] as const);
      expect(misread([...sent, ...free], (spelling) => readRequired(spelling, false, header))).toEqual([]);
      expect(required.flatMap(spellings).filter((spelling) => !saysRequired(spelling))).toEqual([]);
      expect(optional.flatMap(spellings).filter(saysRequired)).toEqual([]);
    });

    it(`the words of language ${code} mean the same in types beside those of all others`, () => {
      expect(misread(spelled(namedTypes, types.names), namedTypeOf)).toEqual([]);
    });
  },
);

/** `[place, phrase]` of every phrase in the lists of a language. */
function placed(words: object, place = ""): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, item]) =>
    Array.isArray(item) ? item.map((phrase) => [`${place}/${key}`, phrase] as const) : placed(item, `${place}/${key}`),
  );
}

describe.each(Object.keys(languages).filter((code) => code !== "en"))("the words of language %s", (code) => {
  it(`the words of language ${code} repeat none of English, which are read on every page`, () => {
    const english = new Set(placed(languages.en ?? {}).map(String));
    // Read together within one language: `request and response`.
    const paired = ["/headings/request", "/headings/response"];
    const repeated = placed(languages[code] ?? {}).filter(
      (item) => english.has(String(item)) && !paired.includes(item[0]),
    );
    expect(repeated).toEqual([]);
  });
});

it("no words mean nothing, in any language", () => {
  const empty = Object.values(languages).flatMap((words) => placed(words).filter(([, phrase]) => /^\s*$/.test(phrase)));
  expect(empty).toEqual([]);
  expect([areaOf(""), columnOf(""), placeOf(""), namedTypeOf("")]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

describe("marks of presence", () => {
  const page = importPage(
    `POST https://a.example/v1/forms

## Request body

| Name | Type | Description |
|---|---|---|
| required | array of string | Names of fields. |
| \`optional\` (required) | boolean | |
| mandatory（必填） | boolean | |
| title 必选 | string | |
| hint [optional] | string | |
| note | string | Not required. |
| owner | string (mandatory) | |

- \`color\` (string, not required): Of the frame.
`,
    { format: "markdown" },
  );

  it("marks of presence are told from names that are such words", () => {
    const schema = part(page, "/components/schemas/CreateFormRequest");
    expect(Object.keys(part(page, "/components/schemas/CreateFormRequest/properties"))).toEqual([
      ...["required", "optional", "mandatory", "title", "hint", "note", "owner", "color"],
    ]);
    expect(schema.required).toEqual(["optional", "mandatory", "title", "owner"]);
  });
});

describe("phrases", () => {
  const matches = (pattern: string, text: string): boolean => new RegExp(`^${pattern}$`, "i").test(text);

  it("phrases may have parts that may be missing, and signs that mean themselves", () => {
    const pattern = anyOf(["base[ |_|-]url", "e.g."]);
    expect(["base url", "base_url", "BASE-URL", "baseurl", "e.g."].filter((text) => !matches(pattern, text))).toEqual(
      [],
    );
    expect(["base/url", "basurl", "eggs"].filter((text) => matches(pattern, text))).toEqual([]);
  });

  it("phrases are whole words where blanks set words apart", () => {
    const pattern = new RegExp(anyOf(["max", "größe", "код", "最大"]), "i");
    expect(["climax", "maxé", "größer", "кодек"].filter((text) => pattern.test(text))).toEqual([]);
    expect(["max", "请求max体", "die Größe:", "код 1", "不最大的"].filter((text) => !pattern.test(text))).toEqual([]);
    expect(new RegExp(anyOf(["max"], "start")).test("max5")).toBe(true);
  });

  it("phrases match nothing where a language has none", () => {
    expect(new RegExp(anyOf([])).test("")).toBe(false);
    expect(new RegExp(between([])).test("a  b")).toBe(false);
  });

  it("phrases stand between others with blanks around them where their language has blanks", () => {
    const pattern = new RegExp(between(["or", "或"]));
    expect(pattern.test("integer or null")).toBe(true);
    expect(pattern.test("color")).toBe(false);
    expect(pattern.test("字符串或数组")).toBe(true);
  });
});

it("no word of a language with its own letters stands in the readers outside of words/", () => {
  const folder = fileURLToPath(new URL("../../../scripts/pages", import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.startsWith("words"),
  );
  expect(files.length).toBeGreaterThan(15);
  const own = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}]/u;
  expect(files.filter((name) => own.test(readFileSync(join(folder, name), "utf8")))).toEqual([]);
});

it.each([
  ["the text to say (required, max 60 characters)", true],
  ["wohin es geht (erforderlich, höchstens 60 Zeichen)", true],
  ["the text to say (required, for voyages)", false],
  ["the text to say (required, if n > 1)", false],
])("a limit may stand beside the mark at the end, but no condition: %j", (text, isRequired) => {
  expect(saysRequiredAtEnd(text)).toBe(isRequired);
});
