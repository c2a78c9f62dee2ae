import { addTo } from "../../base/group-by.js";
import { languages } from "./index.js";
import type { PageWords, Phrases } from "./page-words.js";

/** Letters of scripts that set words apart by blanks, from Latin to the Indic ones; no ideographs, kana or Hangul. */
const letter = String.raw`[\w\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0dff]`;
const isLetter = new RegExp(letter);

/** Whether a phrase may be a part of a longer word: `none` where it may, `start` where the word must begin with it. */
export type Edges = "both" | "start" | "none";

/** The phrases that a selection takes from each language. */
export function phrasesOf(select: (words: PageWords) => Phrases): Phrases {
  return Object.values(languages).flatMap(select);
}

/**
 * The source of a regular expression for any of some phrases, longer ones first. Where words are not set apart by
 * blanks, they have no edges. Without phrases it matches nothing.
 */
export function anyOf(phrases: Phrases, edges: Edges = "both"): string {
  const longestFirst = [...new Set(phrases)].sort((a, b) => b.length - a.length);
  // Phrases with the same edges share them, which makes the expression several times faster.
  const groups = new Map<string, string[]>();
  for (const phrase of longestFirst) {
    const letters = phrase.replace(/[[\]|]/g, "");
    const start = edges !== "none" && isLetter.test(letters.at(0) ?? "") ? `(?<!${letter})` : "";
    const end = edges === "both" && isLetter.test(letters.at(-1) ?? "") ? `(?!${letter})` : "";
    const group = `${start} ${end}`;
    addTo(groups, group, sourceOf(phrase));
  }
  const sources = [...groups].map(([group, words]) => group.replace(" ", () => `(?:${words.join("|")})`));
  return sources.length === 0 ? "(?!)" : `(?:${sources.join("|")})`;
}

/** {@link anyOf} the phrases that a selection takes from each language. */
export function anyWord(select: (words: PageWords) => Phrases, edges: Edges = "both"): string {
  return anyOf(phrasesOf(select), edges);
}

/** Any of some phrases between others: blanks must stand around those that are set apart by blanks. */
export function between(phrases: Phrases): string {
  const spaced = phrases.filter((phrase) => isLetter.test(phrase));
  const joined = phrases.filter((phrase) => !isLetter.test(phrase));
  return String.raw`(?:\s+${anyOf(spaced, "none")}\s+|\s*${anyOf(joined)}\s*)`;
}

/** `[…]` encloses what may be missing, with `|` between alternatives. */
function sourceOf(phrase: string): string {
  return phrase
    .replace(/[\\^$.*+?(){}]/g, String.raw`\$&`)
    .replaceAll("[", "(?:")
    .replaceAll("]", ")?")
    .replace(/ +/g, String.raw`\s+`);
}

/** Most texts whose answers are kept. */
const kept = 2000;

/** A function that remembers what it said of the texts that it saw last: pages repeat their headers, headings and types. */
export function remembering<Result>(read: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as Result;
    const result = read(text);
    if (known.size >= kept) known.clear();
    known.set(text, result);
    return result;
  };
}
