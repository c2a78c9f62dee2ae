import { anyOf, phrasesOf } from "./pattern.js";

const labels = phrasesOf(({ tables }) => tables.columns.example);
/** One letter of a script without blanks may end another word. */
const isShort = (phrase: string): boolean => phrase.replace(/\[[^\]]*\]/g, "").length === 1;
const label = String.raw`(?:${anyOf(labels.filter((phrase) => !isShort(phrase)))}|(?<!\p{L})${anyOf(labels.filter(isShort))})`;

/** A label of examples, and what stands behind it up to the end of the sentence or of the brackets around it. */
const examples = new RegExp(
  String.raw`${label}[*_]{0,2}\s*[:：](?:\x60[^\x60]*\x60|[^。;；)）.\x60]|[.\x60](?!\s|$))*`,
  "giu",
);
const someLabel = new RegExp(String.raw`${label}[*_]{0,2}\s*[:：]`, "iu");

/** A text without what it labels as examples, which say nothing of what else is taken. */
export function withoutExamples(text: string): string {
  return text.length <= 2000 && someLabel.test(text)
    ? text.replace(examples, "").replace(/\s*[（(]\s*[)）]/g, "")
    : text;
}
