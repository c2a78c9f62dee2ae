import { anyOf, anyWord, phrasesOf, remembering } from "./pattern.js";
import { namedTypeOf } from "./type-patterns.js";

const requiredPhrases = phrasesOf(({ tables }) => tables.presence.required);
const optionalPhrases = phrasesOf(({ tables }) => tables.presence.optional);
const required = anyOf(requiredPhrases);
const optional = anyOf(optionalPhrases);
/** Those of `optional` first: they may contain one of `required`. */
const either = `(?:${optional}|${required})`;

/** The source of a mark right behind something else, where a copy loses the gap. */
export const gluedRequired = anyOf(requiredPhrases, "none");

const someRequired = new RegExp(required, "i");
const everyOptional = new RegExp(optional, "gi");

const quoted = /"[^"]*"|“[^”]*”/g;

/** Whether a text marks something as required; what stands in quotes is a value. */
export function saysRequired(text: string): boolean {
  const bare = /["“]/.test(text) ? text.replace(quoted, " ") : text;
  return someRequired.test(bare.replace(everyOptional, " "));
}

const inBrackets = new RegExp(String.raw`[（(【[]\s*${either}\s*[)）】\]]`, "gi");
const anywhere = new RegExp(either, "gi");

/** A name without the marks beside it: `model (required)`. A name may be such a word itself. */
export function withoutPresence(name: string): string {
  const open = name.replace(inBrackets, "").trim();
  return open.replace(anywhere, "").trim() || open;
}

/** Whether a mark beside a name says that something is required. */
export function saysRequiredBeside(name: string): boolean {
  return saysRequired(name.replace(withoutPresence(name), " "));
}

const phrases = [...optionalPhrases, ...requiredPhrases];
const isType = (phrase: string): boolean => namedTypeOf(phrase) !== undefined;
// `Optional[int]` is a type, and `"required"` a value.
const marks = new RegExp(
  String.raw`(?<!["'])[（(]?${anyOf(phrases.filter((phrase) => !isType(phrase)))}(?!\s*[[<])[)）]?`,
  "gi",
);
const typeLikeMark = anyOf(phrases.filter(isType));
const marksBehind = new RegExp(
  String.raw`(?<=[^\s,，、])(?:(?:\s*[,，、]\s*|\s+)${typeLikeMark}(?=\s*(?:[,，、]|$))|\s*[（(]${typeLikeMark}[)）])`,
  "gi",
);

/**
 * A type without the marks beside it: `string, required`. A mark that is a type in another language must stand apart
 * behind something else.
 */
export function typeWithoutPresence(type: string): string {
  return type.replace(marks, "").replace(marksBehind, "");
}

const asAside = new RegExp(
  String.raw`^[^.。]*[（(【[,，]\s*${required}\s*[)）】\],，.。]|(?:^|[.。]\s*)${required}(?:\s[^\s.。,，:：]{1,12}(?=[.。]))?\s*[.。:：,，、;；]`,
  "i",
);

/** Whether a description says as an aside that something is required: `The model (required).`, `Required. The model.` */
export function saysRequiredAside(description: string): boolean {
  return asAside.test(description);
}

const fieldWord = String.raw`(?:\s*${anyWord(({ tables }) => tables.columns.name)})?`;
/** A limit may stand beside the mark, but no condition. */
const boundWord = anyWord(({ limits: { bounds } }) => [...bounds.minimum.before, ...bounds.maximum.before], "start");
const atEnd = new RegExp(
  String.raw`(?:[.。]\s*${required}\s*[.。]|\s[（(]\s*${required}${fieldWord}\s*(?:[,，;；]\s*${boundWord}[^()（）]{1,40})?[)）][.。;；]?)$`,
  "i",
);

/** Whether the last words of a description say by themselves that something is required: `The model. Required.` */
export function saysRequiredAtEnd(description: string): boolean {
  return atEnd.test(description);
}

const namesWord = anyWord(({ tables }) => tables.columns.name);
const fieldsTitle = new RegExp(
  String.raw`^${required}(?:\s*${namesWord})?$|^${namesWord}\s*[（(]?\s*${required}[)）]?$`,
  "i",
);

/** Whether a title says of the fields below it that they must be sent: `Required`, `Required parameters`. */
export function saysFieldsRequired(title: string): boolean {
  return title.length <= 40 && fieldsTitle.test(title.trim());
}

const nothingWord = anyWord(({ tables }) => tables.nothing, "none");
const nothing = new RegExp(`^(?:|[-–—/]|${nothingWord})$`, "i");

/** Whether a cell says that there is nothing to say. */
export function isNothing(cell: string): boolean {
  return nothing.test(cell);
}

const onlyPresence = new RegExp(String.raw`^[(（[【]?\s*${either}\s*[)）\]】]?[.。]?$`, "i");

/** Whether a text is nothing but a mark of presence: `required`, `（必填）`. */
export const isPresence = remembering((text: string): boolean => text.length < 60 && onlyPresence.test(text.trim()));
