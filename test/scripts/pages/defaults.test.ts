import { expect, it } from "vitest";
import { readDefault } from "../../../scripts/pages/facts/constraints.js";
import { importPage } from "../../../scripts/pages/import-page.js";
import { shapes } from "./pages.js";

it.each([
  ["Boats, default 20", "20"],
  ["Boats. Default 20.", "20"],
  ["Boats (default 20)", "20"],
  ["Boats, by default 20", "20"],
  ["Default `true`", "true"],
  ["1-100, default 0.5", "0.5"],
  ["20 (default)", "20"],
  ["`calm` (default) or `swell`", "calm"],
  ["船数，默认 20", "20"],
  ["船数，`20`（默认）", "20"],
  ["Boote, Standard 20.", "20"],
])("readDefault takes a default that is a clause or a mark: %s", (text, value) => {
  expect(readDefault(text)).toBe(value);
});

it.each([
  "By default the harbour chooses",
  "The default 20 boats are enough",
  "Overrides the default `calm`",
  "Default 20, 50 at night",
  "Default true for boats",
  "0-20 (default)",
])("readDefault takes no prose for a default: %s", (text) => {
  expect(readDefault(text)).toBeUndefined();
});

it.each([
  [
    "a table",
    "| Name | Type | Description |\n|---|---|---|\n| order | string | `asc` or `desc` (default `desc`) |\n| sea | string | calm, swell or storm_surge (default calm) |",
  ],
  [
    "a list",
    "- `order` (string): `asc` or `desc` (default `desc`)\n- `sea` (string): calm, swell or storm_surge (default calm)",
  ],
])("a default behind the values of %s is none of them, and they are all", (_, fields) => {
  const page = importPage(`# Boats\n\n\`POST https://sea.example/v1/boats\`\n\nRequest body\n\n${fields}\n`, {
    file: "boats.md",
  });
  expect(shapes(page, "CreateBoatRequest")).toEqual({
    order: { type: "string", enum: ["asc", "desc"], default: "desc" },
    sea: { type: "string", enum: ["calm", "swell", "storm_surge"], default: "calm" },
  });
});

it("a default beside the type of a field is no part of its words", () => {
  const page = importPage(
    "# Boats\n\n`POST https://sea.example/v1/boats`\n\nRequest body\n\n- `count` _(integer, default 10)_ 1–100.\n",
    { file: "boats.md" },
  );
  expect(shapes(page, "CreateBoatRequest")).toEqual({
    count: { type: "integer", minimum: 1, maximum: 100, default: 10 },
  });
});
