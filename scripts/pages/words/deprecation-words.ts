import { anyOf, phrasesOf } from "./pattern.js";

const phrases = phrasesOf(({ statements }) => statements.deprecated);
const isPlain = (phrase: string): boolean => /^[\p{Script=Latin}\p{Script=Cyrillic}]+(?:\[[^\]]*\])*$/u.test(phrase);
/** A word by itself may be one of a sentence about something else; a phrase says of the thing itself that it is so. */
const alone = `${anyOf(phrases.filter(isPlain))}(?=\\s*(?:$|[:：,，;；–—-]))`;
const whole = anyOf(phrases.filter((phrase) => !isPlain(phrase)));
const beginning = new RegExp(String.raw`^[^\p{L}\p{N}\x60]*(?:${whole}|${alone})`, "iu");
const someWord = new RegExp(anyOf(phrases), "i");

/** Whether a text says of what it describes that it is deprecated: in a sentence of its own. */
export function saysDeprecated(text: string): boolean {
  if (text.length > 4000 || !someWord.test(text)) return false;
  return text
    .split(/[.。!！;；]\s*(?=\S)|<br>/)
    .some((sentence) => beginning.test(sentence.replace(/[.。!！;；*_]+$/, "")));
}

/** Whether a mark beside a name or a type says so: `string, deprecated`. */
export function isMarkedDeprecated(cell: string): boolean {
  return (
    cell.length <= 200 &&
    someWord.test(cell) &&
    cell.split(/[,，、·|(（)）[\]【】]|\s+(?=[^\s]+$)/).some((part) => saysDeprecated(part.replace(/`/g, "").trim()))
  );
}
