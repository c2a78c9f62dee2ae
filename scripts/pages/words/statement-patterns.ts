import { anyOf, anyWord, between, phrasesOf } from "./pattern.js";

/** Whatever stands between two values of a list, but for blanks around it. */
const conjunction = anyWord(({ statements }) => [...statements.or, ...statements.and]);

const defaultMark = anyWord(
  ({ statements, tables }) => [...statements.default.before, ...statements.default.label, ...tables.columns.default],
  "none",
);
const aside = `(?:\\s*[（(]${defaultMark}[)）])?`;

/** A list of values in backticks, two or more, of which one may be marked as the default. */
export const valueList = new RegExp(
  `\`([^\`]+)\`${aside}(?:\\s*(?:[,，、/|]|(?:[,，、]\\s*)?${conjunction})\\s*\`[^\`]+\`${aside})+`,
  "gi",
);

/** Values in backticks that are each explained, up to the end of a text. */
export const explainedValues = /(?:`[^`\s]{1,60}`\s*[:：–—-][^`]*){2,}$/;

const wordBefore = anyWord(({ statements: { choice } }) => [...choice.of, ...choice.before], "none");
const wordAfter = anyWord(({ statements }) => statements.choice.after, "none");
const choiceBefore = new RegExp(`${wordBefore}[^\`.。;；]{0,16}$`, "i");
const choiceAfter = new RegExp(`^[^\`.。;；]{0,8}${wordAfter}`, "i");

/** Whether the text around a list of values says that they are all that is allowed. */
export function saysChoice(textBefore: string, textAfter: string): boolean {
  return choiceBefore.test(textBefore) || choiceAfter.test(textAfter);
}

const choiceWord = anyWord(({ statements: { choice }, tables }) => [
  ...choice.of,
  ...choice.before,
  ...tables.columns.values,
]);

/** The words before a list of values with a colon, or words that can only stand before one. */
export const choiceLabel = new RegExp(`${choiceWord}\\s*[:：]\\s*`, "i");

const someChoice = new RegExp(choiceWord, "i");

/** Whether a text has any of the words before a list of values; without them {@link choiceLabel} and the like find nothing. */
export function speaksOfChoice(text: string): boolean {
  return someChoice.test(text);
}

const strictChoice = anyWord(({ statements }) => statements.choice.of);

/** Words that only values can stand behind: `one of`. */
export const choiceOf = new RegExp(`${strictChoice}\\s+`, "i");

/** Words that values may stand behind, or anything else: `can be`. */
export const choiceAbout = new RegExp(`${choiceWord}\\s*`, "i");

/** The words behind a list of values, up to the end of a sentence. */
export const choiceBehind = new RegExp(`^(.*?)\\s*${wordAfter}[^.。;；,，]{0,12}(?:[.。]|$)`, "i");

const leadingChoice = new RegExp(`^${choiceWord}\\s*[:：]?\\s*`, "i");

/** A cell of values without the words that introduce them. */
export function withoutChoice(cell: string): string {
  return cell.trim().replace(leadingChoice, "");
}

const separator = new RegExp(
  `\\s*(?:[,，、/|](?:\\s*${conjunction}(?=\\s))?|${between(phrasesOf(({ statements }) => [...statements.or, ...statements.and]))})\\s*`,
  "i",
);

/** The parts of a list: `a, b or c`. Between commas a slash is a part of a value. */
export function splitValues(list: string): readonly string[] {
  const text = /[,，、]/.test(list) ? list.replace(/(?<=\S)\/(?=\S)/g, "\0") : list;
  return text
    .split(separator)
    .filter((value) => value.trim() !== "")
    .map((value) => value.trim().replaceAll("\0", "/"));
}

const openWord = new RegExp(
  anyWord(({ statements }) => statements.open, "start"),
  "i",
);

/** Whether a text says that a list is not complete. */
export function saysOpen(text: string): boolean {
  return openWord.test(text) || /\.{3}|…/.test(text);
}

/** A single letter may begin another word: `か` of `から`. */
const orWords = anyOf(phrasesOf(({ statements }) => statements.or).filter((word) => !/^\P{ASCII}$/u.test(word)));
const alternative = new RegExp(
  String.raw`^\s*[,，、]?\s*${orWords}\s*(?![\s\x60]|${anyWord(({ types }) => types.names.null)})`,
  "i",
);

/** Whether behind a list of values more of them follow in words: `` `a`, `b`, or any of your own ``, `` `a`, `b` and more ``. */
export function goesOn(textAfter: string): boolean {
  const [clause = ""] = textAfter.split(/[.。;；](?:\s|$)|[。;；(（\x60]/, 1);
  return alternative.test(textAfter) || openWord.test(clause.slice(0, 24)) || /^\s*[,，、]?\s*(?:\.{3}|…)/.test(clause);
}

const defaultWord = anyWord(({ statements }) => statements.default.before, "start");
const defaultLabel = anyWord(({ statements }) => statements.default.label, "start");

/** `Defaults to 1.`; the groups are the value in its kinds of quotes and without. */
export const defaultStatement = new RegExp(
  String.raw`(?:${defaultWord}\s*[:：]?|${defaultLabel}\s*[:：=])\s*` +
    String.raw`(?:\x60([^\x60]+)\x60|"([^"]*)"|“([^”]*)”|「([^」]*)」|(-?\d+(?:\.\d+)?|true|false|null)(?!\w))`,
  "i",
);

/** A default of one word without any marks; the group is the word. */
export const defaultWordAfter = new RegExp(
  String.raw`(?:${defaultWord}\s*[:：]?|${defaultLabel}(?:\s*[:：=]|(?=\s+[\w.-]*\w\s*(?:$|[.。;；,，)）]))))\s*([\w.-]*\w)`,
  "i",
);

const labels = phrasesOf(({ statements }) => statements.default.label);
const clauseStart = String.raw`(?<=(?:^|[.。;；,，(（[【·|]|\s[–—-])\s*)`;
/** A label without a colon begins a clause, or has words of its own beside it: `by default`. */
const bareLabel = `(?:${anyOf(
  labels.filter((label) => label.includes(" ")),
  "start",
)}|${clauseStart}${anyOf(labels, "start")})`;
const clauseEnd = String.raw`(?=\s*(?:$|[.。;；)）\]】]|[,，](?!\s*-?\d)))`;

/** `Size, default 20.`: a clause of nothing but a label and a value; the groups are the value. */
export const defaultClause = new RegExp(
  String.raw`${bareLabel}\s+(?:\x60([^\x60]+)\x60|"([^"]*)"|“([^”]*)”|(-?\d+(?:\.\d+)?|true|false|null)(?!\w))${clauseEnd}`,
  "i",
);

/** `20 (default)`: a value with a mark behind it; the groups are the value. */
export const defaultMarked = new RegExp(
  String.raw`(?:\x60([^\x60]+)\x60|"([^"]*)"|(?<![\w.–-])(-?\d+(?:\.\d+)?|true|false))\s*[（(]\s*${defaultMark}\s*[)）]`,
  "i",
);

const leadingDefault = new RegExp(`^(?:${defaultWord}|${defaultLabel})`, "i");

/** Whether a text begins with the words of a default. */
export function startsWithDefault(text: string): boolean {
  return leadingDefault.test(text.replace(/^[\s,，;；(（]+/, ""));
}

const noBody = new RegExp(
  anyWord(({ statements }) => statements.noBody),
  "i",
);

/** Whether a sentence says that nothing is sent in a body. */
export function saysNoBody(sentence: string): boolean {
  return noBody.test(sentence);
}

const baseUrlWord = anyWord(({ statements }) => statements.baseUrl, "none");

/** Words that an address of one endpoint does not stand behind: `base URL` as against `endpoint`. */
const clearBaseUrl = anyOf(
  phrasesOf(({ statements }) => statements.baseUrl).filter((phrase) => /url|base|\P{ASCII}/iu.test(phrase)),
  "none",
);

/** The address below which all endpoints are, where a text states it; a group is the address. */
export const baseUrlStatement = new RegExp(
  String.raw`(?:${baseUrlWord}[^\p{L}\d]{0,12}|${clearBaseUrl}[\s\x60"']{0,3}\p{L}{1,8}[\s\x60"':：]{1,4})(https?:\/\/[^\s\x60'"<>|，。、；）)]+)`,
  "iu",
);

/** Whether a line is nothing but the words for that address, with signs around them. */
export const baseUrlAlone = new RegExp(String.raw`^[^\p{L}]*${clearBaseUrl}[^\p{L}]*$`, "iu");

/** Whether a line begins with the words for that address, and has it behind them. */
export const baseUrlFirst = new RegExp(String.raw`^[^\p{L}]*${clearBaseUrl}[^\p{L}]*https?:`, "iu");

/** Whether a line may be the title of that address. */
export const baseUrlTitle = new RegExp(baseUrlWord, "iu");

const standInWord = new RegExp(
  anyWord(({ statements }) => statements.standIns, "start"),
  "iu",
);

/** `xxx.com`, `example.com`, `<host>`, `HOST`, `server-ip`: names that no server has, in whatever language. */
const namelessHost =
  /^(?:\$?\{[^{}]+\}|\{\{[^{}]+\}\}|<[^<>]+>|\$\w+|\[[^[\]:]+\])$|(?:^|\.)(?:example\.(?:com|net|org)|x{2,}(?:\.|$))|^(?:host|server|domain|ip|gateway|base)(?:[_-]?(?:name|ip|url|addr(?:ess)?|host))?(?:\.com)?$/i;

/**
 * Whether an address has the name of no server, but words that stand for one: `https://your-domain/v1`. One that each user
 * has below a domain of the provider is none: `https://your-name.ships.com`.
 */
export function isStandIn(server: string): boolean {
  const host = /^https?:\/\/([^/?#]*?)(?::[^/?#:]*)?(?=[/?#]|$)/i.exec(server)?.[1] ?? "";
  return namelessHost.test(host) || standInWord.test(host.split(".").slice(-2).join("."));
}

const anyDefaultWord = anyWord(
  ({ statements, tables }) => [...statements.default.before, ...statements.default.label, ...tables.columns.default],
  "start",
);

/** The source of the label of a default right behind something else, where a copy loses the gap. */
export const gluedDefault = anyWord(({ tables }) => tables.columns.default, "none");

/** A default before its words, with nothing else in the text; the group is the value. */
export const defaultBefore = new RegExp(`^[\x60"]?([^\\s\x60"]{1,40})[\x60"]?\\s+${anyDefaultWord}$`, "i");

/** A default at the end of a text: `boolean, default false`; the groups are what stands before it and the value. */
export const defaultAtEnd = new RegExp(
  String.raw`^(.{1,120}?)[\s,，;；]*${anyDefaultWord}\s*[:：=]?\s*` +
    String.raw`("[^"]{0,60}"|\[[^\]]{0,80}\]|\{.{0,80}\}|[^\s"'[{]\S{0,60})$`,
  "i",
);

/** A default after its word, with nothing else in the text. */
export const defaultLabelled = new RegExp(`^${anyDefaultWord}\\s*[:：=]?\\s+(\\S.*)$`, "i");
