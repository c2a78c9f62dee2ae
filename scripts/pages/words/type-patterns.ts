import { type NamedType, namedTypes } from "./page-words.js";
import { anyWord, between, phrasesOf } from "./pattern.js";

const names = namedTypes.map((type) => {
  const words = anyWord((language) => language.types.names[type], "none");
  return [type, new RegExp(`^${words}$`, "i")] as const;
});

const anyName = new RegExp(`^${anyWord(({ types }) => Object.values(types.names).flat(), "none")}$`, "i");

/** The type that a word names. */
export function namedTypeOf(word: string): NamedType | undefined {
  // Most words name none.
  if (!anyName.test(word)) return undefined;
  return names.find(([, pattern]) => pattern.test(word))?.[0];
}

const ending = new RegExp(`${anyWord(({ types }) => types.endings, "none")}$`, "i");

/** A word without an ending that changes nothing: `strings`, `整数类型`. */
export function withoutTypeEnding(word: string): string {
  return word.replace(ending, "");
}

const nullable = anyWord(({ types }) => types.nullable);
const someNullable = new RegExp(nullable, "i");
const everyNullable = new RegExp(`[（(]?${nullable}[)）]?`, "gi");

const negation = anyWord(({ limits }) => limits.negations);
const saidNullable = new RegExp(`(?<!${negation}\\s*)${nullable}`, "i");

/** Whether words about a field make null one of its values, and do not deny it. */
export function saysNullable(description: string): boolean {
  return description.length <= 4000 && saidNullable.test(description);
}

/** A type without the words that make null one of its values; `undefined` where it has none. */
export function withoutNullable(type: string): string | undefined {
  return someNullable.test(type) ? type.replace(everyNullable, "") : undefined;
}

const beforeItems = anyWord(({ types }) => types.list.before);
const afterItems = anyWord(({ types }) => types.list.after);
const listBefore = new RegExp(String.raw`^${beforeItems}(?:\s+|(?<=['’]))(.+)$`, "i");
const listAfter = new RegExp(String.raw`^(.+?)\s*${afterItems}$`, "i");

/** What there is a list of: `array of strings`, `对象数组`. */
export function listedIn(type: string): string | undefined {
  return (listBefore.exec(type) ?? listAfter.exec(type))?.[1];
}

const object = new RegExp(`${anyWord(({ types }) => types.object, "start")}$`, "i");

/** Whether a type is some object with a name of its own: `message object`. */
export function isNamedObject(type: string): boolean {
  return object.test(type);
}

const conjunction = between(phrasesOf(({ statements }) => [...statements.or, ...statements.and]));

const alternativeSeparator = new RegExp(String.raw`\s*[|/、,，]\s*|${conjunction}`, "iy");

/** What stands at a place of a text between two alternatives of a type, if anything does. */
export function separatorAt(text: string, at: number): string | undefined {
  // Most characters begin none.
  if (/[\w<>[\](){}]/.test(text[at] ?? "")) return undefined;
  alternativeSeparator.lastIndex = at;
  return alternativeSeparator.exec(text)?.[0];
}
