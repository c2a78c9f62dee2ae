import { languages } from "./index.js";
import {
  type Column,
  columns,
  type FieldPlace,
  fieldPlaces,
  headingAreas,
  type PageArea,
  type Phrases,
} from "./page-words.js";
import { anyOf, anyWord, phrasesOf, remembering } from "./pattern.js";

const areas = headingAreas.map((area) => {
  const words = anyWord(({ headings }) => headings.areas[area]);
  return { area, some: new RegExp(words, "i"), all: new RegExp(words, "gi") };
});

/** Words that may stand beside those of an area and change nothing. */
const fillers = new RegExp(
  anyWord(({ headings, tables: { presence }, statements }) => [
    ...headings.fillers,
    ...presence.required,
    ...presence.optional,
    ...statements.and,
  ]),
  "gi",
);

/** `Request and response` speaks of both; `response parameters` only of one. */
const requestAndResponse = new RegExp(
  Object.values(languages)
    .map(({ headings }) => `${anyOf(headings.request)}.*${anyOf(headings.response)}`)
    .join("|"),
  "i",
);

const requestWords = new RegExp(
  anyWord(({ headings }) => headings.request),
  "i",
);

/** Whether a heading names the request itself, and not only fields or a body. */
export function speaksOfRequest(heading: string): boolean {
  return requestWords.test(heading);
}

const responseWords = new RegExp(
  anyWord(({ headings }) => headings.response),
  "i",
);

/** Whether a line names the request or the answer as a whole. */
export function speaksOfBody(line: string, isAnswer: boolean): boolean {
  return (isAnswer ? responseWords : requestWords).test(line);
}

const answerWords = new RegExp(
  anyWord(({ headings }) => headings.areas.response),
  "i",
);

/** Whether a line has any word for answers. */
export function speaksOfAnswer(line: string): boolean {
  return answerWords.test(line);
}

const wholeBody = whole(phrasesOf(({ headings }) => [...headings.request, ...headings.response]));

/** `Chat response object`, whatever it is the answer of. */
const responseObject = new RegExp(
  `^[\\p{L} ]{0,40}?${anyWord(({ headings }) => headings.response)}\\s*${anyWord(({ types }) => types.object)}(?:\\s*[(（][^()（）]*[)）])?$`,
  "iu",
);

/** `Body (multipart/form-data)`, `Request body schema: application/json`, `Body params application/json` */
const mediaBehind =
  /\s*(?:[（(]\s*[\w.+-]+\/[\w.+-]+\s*[)）]|[:：]\s*[\w.+-]+\/[\w.+-]+|(?<=[^\0-\x7f]|\s)(?:application|multipart)\/[\w.+-]+)$/;

/** What of several requests and answers the one is: `Response (tool call)`. */
const kindBehind = /\s*[（(][^()（）]{1,40}[)）]$/;

/** The area that a heading opens, when it consists of nothing but words for it. */
export const areaOf = remembering((text: string): PageArea | undefined => {
  const heading = text.replace(mediaBehind, "");
  const area = areaOfWords(heading);
  const bare = area === undefined ? heading.replace(kindBehind, "") : heading;
  return bare !== heading && wholeBody.test(bare) ? areaOfWords(bare) : area;
});

/** What lists things that are called like answers is an operation: `List results`. */
const listing = /^list\s+(?!of\b)/i;

function areaOfWords(heading: string): PageArea | undefined {
  if (responseObject.test(heading)) return "response";
  const found = areas.filter(({ some }) => some.test(heading));
  const [first] = found.map(({ area }) => area);
  if (first === undefined || (first === "response" && listing.test(heading))) return undefined;
  const rest = found.reduce((text, { all }) => text.replace(all, " "), heading).replace(fillers, " ");
  if (/\p{L}/u.test(rest)) return undefined;
  const speaksOf = (area: PageArea): boolean => found.some((other) => other.area === area);
  if ((first === "error" || first === "response") && speaksOf("header")) return "ignored";
  if (first === "response" && speaksOf("request") && requestAndResponse.test(heading)) return undefined;
  return first;
}

/** Whether a heading has a word for requests, answers or fields among its words. */
export function speaksOfFields(heading: string): boolean {
  return areas.some(({ area, some }) => area !== "error" && some.test(heading));
}

/** Whether a heading consists of words that say nothing of what is below it: `Schema`. */
export function isFillerHeading(heading: string): boolean {
  return !/\p{L}/u.test(heading.replace(fillers, " "));
}

const groups = new RegExp(
  anyWord(({ headings }) => headings.groups),
  "i",
);

/** Whether a heading sorts fields without naming an object that has them: `Advanced`, `Sampling`. */
export function isGroupHeading(heading: string): boolean {
  return groups.test(heading) && !speaksOfObject(heading);
}

const objectWords = new RegExp(
  anyWord(({ types, headings }) => [...types.object, ...headings.objects]),
  "i",
);

/** Whether a heading speaks of an object and its parts. */
export function speaksOfObject(heading: string): boolean {
  return objectWords.test(heading);
}

const deniedWords = new RegExp(
  anyWord(({ headings }) => headings.denied),
  "i",
);

/** Whether a heading says that what is below it is not taken: `Unsupported parameters`. */
export function saysDenied(heading: string): boolean {
  return heading.length < 120 && deniedWords.test(heading);
}

const navigation = whole(phrasesOf(({ headings }) => headings.navigation));

/** Whether a line is of what a page has around its text: `Skip to content`. */
export function isNavigation(text: string): boolean {
  return text.length <= 60 && navigation.test(text.replace(/^[\s#↑←→›»]+|[\s.:：?？↑←→›»]+$/g, ""));
}

const addresses = whole(phrasesOf(({ headings }) => headings.addresses));

/** Whether a heading says that an address follows, and not of what: `Endpoint`. */
export function isAddressHeading(heading: string): boolean {
  return heading.length <= 60 && addresses.test(heading.replace(/^[\d.]+\s+|\s*[:：]$/g, ""));
}

const definitions = whole(phrasesOf(({ headings }) => headings.definitions));

/** Whether a heading ends the operations of a page: what follows is what they refer to. */
export function opensDefinitions(heading: string): boolean {
  return definitions.test(heading);
}

const partsTitle = whole(phrasesOf(({ headings }) => headings.parts));

/** Whether a line says that the parts of the object above it, of a name, follow: `Properties`, `Hide options attributes`. */
export function opensParts(line: string, name = ""): boolean {
  const words =
    name === ""
      ? line
      : line
          .split(" ")
          .filter((word) => word !== name)
          .join(" ");
  return words.length < 60 && partsTitle.test(words.replace(/[:：]$/, ""));
}

const foldedTitle = whole(phrasesOf(({ headings }) => headings.folded));

/** Whether a line says that the parts of the object above it may follow: `Show child attributes`. */
export function mayOpenParts(line: string): boolean {
  return line.length < 60 && foldedTitle.test(line);
}

const columnPatterns = columns.map((column) => {
  const words = phrasesOf(({ tables }) => [
    ...tables.columns[column],
    ...(column === "required" ? tables.columns.optional : []),
  ]);
  return [column, whole(words)] as const;
});

/** The column that a header names, in words or as we call it. */
export const columnOf: (header: string) => Column | undefined = remembering((header: string): Column | undefined => {
  const text = withoutMarkup(header).replace(/^¿|\s*[?？:：]$/g, "");
  return columnPatterns.find(([column, pattern]) => column === text || pattern.test(text))?.[0];
});

const example = whole(phrasesOf(({ tables }) => tables.columns.example));

/** Whether a header is that of a column of examples, which say nothing of what else is taken. */
export function isExampleColumn(header: string): boolean {
  return example.test(withoutMarkup(header).replace(/\s*[:：]$/, ""));
}

/** Whether the column `required` that a header names says what may be left out instead. */
export function isOptionalColumn(header: string): boolean {
  return headerWords.some(({ optional }) => optional.test(withoutMarkup(header)));
}

const headerWords = Object.values(languages).map(({ tables: { columns, presence } }) => ({
  optional: whole(columns.optional),
  either: whole([...columns.required, ...columns.optional]),
  yes: whole(presence.yes),
  no: whole(presence.no),
}));

const required = whole(phrasesOf(({ tables }) => tables.presence.required));
const optional = whole(phrasesOf(({ tables }) => tables.presence.optional));
const yesWord = whole(phrasesOf(({ tables }) => tables.presence.yes));
const noWord = whole(phrasesOf(({ tables }) => tables.presence.no));
const yesSign = /^(?:✅|✔\ufe0f?|✓|☑\ufe0f?|√|●|true|1)$/i;
const noSign = /^(?:|❌|✖\ufe0f?|✗|✘|×|x|○|-+|–|—|\/|false|0)$/i;

/**
 * What a cell says of whether something must be sent: `conditional` for anything but a plain yes or no. The header of
 * the column tells the language, where a sign such as a circle has another meaning in that one.
 */
export function readRequired(cell: string, optionalColumn: boolean, header = ""): "yes" | "no" | "conditional" {
  const written = withoutMarkup(cell);
  // A sign may stand before the word.
  const text = /^[✅✔✓☑❌✖✗✘]\ufe0f?\s*(\p{L}.*)$/u.exec(written)?.[1] ?? written;
  const [, word = text, aside] = /^([^(（]*?)\s*[(（]([\s\S]*?)[)）]?$/.exec(text) ?? [];
  const answer = answerOf(word, withoutMarkup(header));
  const isSame = aside === undefined || answerOf(aside, withoutMarkup(header)) === answer;
  if (answer === undefined || (answer === "yes" && !isSame)) return "conditional";
  // An empty cell, and a mark that names what it means, say the same in each column.
  if (!optionalColumn || word === "" || required.test(word) || optional.test(word)) return answer;
  return answer === "yes" ? "no" : "yes";
}

const wordsOfHeader = remembering((header: string) => headerWords.filter(({ either }) => either.test(header)));

function answerOf(word: string, header: string): "yes" | "no" | undefined {
  const own = wordsOfHeader(header);
  if (own.some(({ yes }) => yes.test(word))) return "yes";
  if (own.some(({ no }) => no.test(word))) return "no";
  if (yesSign.test(word)) return "yes";
  if (noSign.test(word)) return "no";
  if (required.test(word) || yesWord.test(word)) return "yes";
  return optional.test(word) || noWord.test(word) ? "no" : undefined;
}

const placePatterns = fieldPlaces.map((place) => {
  const words = anyWord(({ tables }) => tables.places[place], "none");
  return [place, new RegExp(words, "i")] as const;
});

/** Where a cell says that a field is sent. */
export function placeOf(cell: string): FieldPlace | undefined {
  return placePatterns.find(([, pattern]) => pattern.test(cell))?.[0];
}

function whole(phrases: Phrases): RegExp {
  return new RegExp(`^${anyOf(phrases, "none")}$`, "i");
}

function withoutMarkup(cell: string): string {
  return cell.replace(/[`*_]/g, "").trim();
}
