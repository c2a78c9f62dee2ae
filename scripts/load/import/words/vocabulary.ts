import { languages } from "./index.js";
import {
  type Column,
  columns,
  type FieldPlace,
  fieldPlaces,
  headingAreas,
  type PageArea,
  type PageWords,
  type Phrases,
} from "./page-words.js";
import { anyOf, phrasesOf } from "./pattern.js";

type Select = (words: PageWords) => Phrases;

const areas = headingAreas.map((area) => {
  const words = anyOf(phrasesOf(({ headings }) => headings.areas[area]));
  return { area, some: new RegExp(words, "i"), all: new RegExp(words, "gi") };
});

/** Words that may stand beside those of an area and change nothing. */
const fillers = new RegExp(
  anyOf(
    phrasesOf(({ headings, tables: { presence }, statements }) => [
      ...headings.fillers,
      ...presence.required,
      ...presence.optional,
      ...statements.and,
    ]),
  ),
  "gi",
);

/** `Request and response` speaks of both; `response parameters` only of one. */
const requestAndResponse = new RegExp(
  languages.map(({ headings }) => `${anyOf(headings.request)}.*${anyOf(headings.response)}`).join("|"),
  "i",
);

/** The area that a heading opens, when it consists of nothing but words for it. */
export function areaOf(heading: string): PageArea | undefined {
  const found = areas.filter(({ some }) => some.test(heading));
  const [first] = found.map(({ area }) => area);
  if (first === undefined) return undefined;
  const rest = found.reduce((text, { all }) => text.replace(all, " "), heading).replace(fillers, " ");
  if (/\p{L}/u.test(rest)) return undefined;
  const speaksOf = (area: PageArea): boolean => found.some((other) => other.area === area);
  if ((first === "error" || first === "response") && speaksOf("header")) return "ignored";
  if (first === "response" && speaksOf("request") && requestAndResponse.test(heading)) return undefined;
  return first;
}

const optionalHeader = whole(({ tables }) => tables.columns.optional);
const columnPatterns = columns.map((column): readonly [Column, RegExp] => [
  column,
  whole(({ tables }) => [...tables.columns[column], ...(column === "required" ? tables.columns.optional : [])]),
]);

/** The column that a header names, in words or as we call it. */
export function columnOf(header: string): Column | undefined {
  const text = withoutMarkup(header);
  return columnPatterns.find(([column, pattern]) => column === text || pattern.test(text))?.[0];
}

/** Whether the column `required` that a header names says what may be left out instead. */
export function isOptionalColumn(header: string): boolean {
  return optionalHeader.test(withoutMarkup(header));
}

const required = whole(({ tables }) => tables.presence.required);
const optional = whole(({ tables }) => tables.presence.optional);
const yesWord = whole(({ tables }) => tables.presence.yes);
const noWord = whole(({ tables }) => tables.presence.no);
const yesSign = /^(?:✅|✔\ufe0f?|✓|☑\ufe0f?|√|●|true|1)$/i;
const noSign = /^(?:|❌|✖\ufe0f?|✗|✘|×|x|○|-+|–|—|\/|false|0)$/i;

/** What a cell says of whether something must be sent: `conditional` for anything but a plain yes or no. */
export function readRequired(cell: string, optionalColumn: boolean): "yes" | "no" | "conditional" {
  const written = withoutMarkup(cell);
  // A sign may stand before the word.
  const text = /^[✅✔✓☑❌✖✗✘]\ufe0f?\s*(\p{L}.*)$/u.exec(written)?.[1] ?? written;
  const word = text.replace(/\s*[(（][\s\S]*$/, "");
  const answer = answerOf(word);
  if (answer === "yes" && word !== text) return "conditional";
  if (answer === undefined) return "conditional";
  // An empty cell, and a mark that names what it means, say the same in each column.
  if (!optionalColumn || word === "" || required.test(word) || optional.test(word)) return answer;
  return answer === "yes" ? "no" : "yes";
}

function answerOf(word: string): "yes" | "no" | undefined {
  if ([yesSign, yesWord, required].some((pattern) => pattern.test(word))) return "yes";
  return [noSign, noWord, optional].some((pattern) => pattern.test(word)) ? "no" : undefined;
}

const placePatterns = fieldPlaces.map(
  (place) =>
    [
      place,
      new RegExp(
        anyOf(
          phrasesOf(({ tables }) => tables.places[place]),
          "none",
        ),
        "i",
      ),
    ] as const,
);

/** Where a cell says that a field is sent. */
export function placeOf(cell: string): FieldPlace | undefined {
  return placePatterns.find(([, pattern]) => pattern.test(cell))?.[0];
}

function whole(select: Select): RegExp {
  return new RegExp(`^${anyOf(phrasesOf(select), "none")}$`, "i");
}

function withoutMarkup(cell: string): string {
  return cell.replace(/[`*_]/g, "").trim();
}
