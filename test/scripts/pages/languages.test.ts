import { readdirSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { isObject, valueAt } from "../../../scripts/base/json.js";
import { languages } from "../../../scripts/pages/words/index.js";
import { importFixture } from "./pages.js";

const filesIn = (folder: string): readonly string[] => readdirSync(fileURLToPath(new URL(folder, import.meta.url)));

/** What a page in any language can say of a field. */
const facts: readonly string[] = [
  ...["required", "default", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["minLength", "maxLength", "minItems", "maxItems"],
];

function factsIn(schemas: unknown): readonly string[] {
  if (!isObject(schemas) && !Array.isArray(schemas)) return [];
  return Object.entries(schemas).flatMap(([key, value]) => [key, ...factsIn(value)]);
}

describe.each(Object.keys(languages))("pages in language %s", (code) => {
  /** Those in English have no code. */
  const pages = filesIn("../../fixtures/pages").filter((name) => {
    const [, own = "en"] = /\.([\w-]+)\.\w+$/.exec(name) ?? [];
    return own === code;
  });

  it(`pages in language ${code} are there in two formats`, () => {
    expect(new Set(pages.map((name) => extname(name))).size).toBeGreaterThan(1);
  });

  it(`pages in language ${code} show everything that can be said of a field, answers and errors`, () => {
    const schemas = pages.map((name) => valueAt(importFixture(name).document, "/components/schemas"));
    const shown = new Set(factsIn(schemas));
    expect(facts.filter((fact) => !shown.has(fact))).toEqual([]);
    const ends = ["Request", "Response", "Error"];
    expect(ends.filter((end) => ![...shown].some((name) => name.endsWith(end)))).toEqual([]);
  });
});

it("the languages are those that have a file of words", () => {
  const codes = filesIn("../../../scripts/pages/words").flatMap(
    (name) => /^([a-z]{2,3}(?:-[a-z]{4})?)\.ts$/.exec(name)?.[1] ?? [],
  );
  expect(codes.sort()).toEqual(Object.keys(languages).sort());
});
