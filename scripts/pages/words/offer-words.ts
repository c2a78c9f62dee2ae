import { anyOf, anyWord, phrasesOf } from "./pattern.js";

const offered = new RegExp(
  `^${anyOf(
    phrasesOf(({ statements }) => statements.offered),
    "none",
  )}[?？]?$`,
  "i",
);

/** Whether the header of a column asks if there is what its rows name: `Supported`. */
export function asksForOffer(header: string): boolean {
  return offered.test(header.replace(/[`*_]/g, "").trim());
}

const sign = String.raw`(?:[❌✗✘✖🚫⛔🚧⏳]\ufe0f?)`;
const words = anyWord(({ statements, headings }) => [...statements.notOffered, ...headings.denied], "none");
const notOffered = new RegExp(`^(?:${sign}\\s*)?[(（]?${words}[)）]?[.。!！…]*$`, "iu");
const someSign = new RegExp(`^${sign}`, "u");

/** Whether a text is nothing but the words for what is not there, or not yet: `🚧 Coming soon`. */
export function saysNotOffered(text: string): boolean {
  return text.length <= 60 && notOffered.test(text.replace(/[`*_]/g, "").trim());
}

/** Whether a text begins with a sign for what is not there. */
export function beginsWithDenial(text: string): boolean {
  return someSign.test(text.trim());
}

const plainNo = new RegExp(
  `^(?:×|${anyOf(
    phrasesOf(({ tables }) => tables.presence.no),
    "none",
  )})$`,
  "iu",
);

/** Whether a cell answers with no. */
export function saysNo(cell: string): boolean {
  return beginsWithDenial(cell) || plainNo.test(cell.replace(/[`*_]/g, "").trim());
}
