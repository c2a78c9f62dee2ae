import { withoutExamples } from "../words/example-words.js";
import { saysAdvice } from "../words/limit-patterns.js";
import {
  choiceAbout,
  choiceBehind,
  choiceLabel,
  choiceOf,
  explainedValues,
  goesOn,
  saysChoice,
  saysOpen,
  speaksOfChoice,
  splitValues,
  startsWithDefault,
  valueList,
  withoutChoice,
} from "../words/statement-patterns.js";
import { readType } from "./field-type.js";

export interface EnumPlace {
  /** The text is a cell of values. */
  readonly wholeCell?: boolean;
  /** Of such a field a list without words for a choice is one of examples, as of names of models. */
  readonly isOpen?: boolean;
}

/** A value in quotes; an apostrophe stands between two letters. */
const quotedValue =
  /「([^「」]{1,40})」|“([^\s“”]{1,40})”|"([^\s"]{1,40})"|(?<![\p{L}\d])'([^\s'‘’]{1,40})'(?![\p{L}\d])/gu;

/** Values in quotes count as those in backticks, also where nothing stands between two of them. */
function withCode(text: string): string {
  if (text.includes("`") || !/["'「“]/.test(text)) return text;
  return text
    .replace(quotedValue, (_, ...values: unknown[]) => {
      const value = values.slice(0, 4).find((part) => part !== undefined);
      return `\`${String(value)}\``;
    })
    .replace(/(`[^`]+`)(?=\s?`)/g, "$1,");
}

/** The values of an enumeration: a list in backticks that is said to be one, or all that a cell of values has. */
export function readEnum(
  written: string,
  { wholeCell = false, isOpen = false }: EnumPlace = {},
): readonly string[] | undefined {
  const text = withCode(withoutExamples(written));
  if (!text.includes("`")) return readPlainEnum(text, wholeCell, isOpen);
  for (const found of text.matchAll(valueList)) {
    const around = [text.slice(0, found.index), text.slice(found.index + found[0].length)] as const;
    if (!wholeCell && !saysChoice(...around) && !isAll(...around)) continue;
    if (saysAdvice(around[0]) || goesOn(around[1])) continue;
    const values = [...found[0].matchAll(/`([^`]+)`/g)].map(([, value = ""]) =>
      value.replace(/^["']|["']$/g, "").trim(),
    );
    // `non-empty` and `<= 32 characters` are limits.
    if (values.some((value) => /^(?:non-empty$|[<>]=? ?-?\d)/.test(value))) return undefined;
    if (new Set(values).size === values.length && values.every((value) => value.length <= 80)) return values;
  }
  return readExplained(text) ?? readInOneCode(text);
}

/** Texts in code that a whole sentence lists behind words for a choice, where no type is stated: ``one of `a` / `b` ``. */
export function readTextChoice(written: string): readonly string[] | undefined {
  const text = withoutExamples(written);
  const words = /`/.test(text) && speaksOfChoice(text) ? (choiceOf.exec(text) ?? choiceLabel.exec(text)) : null;
  if (words === null || !/(?:^|[.。:：;；])\s*$/.test(text.slice(0, words.index))) return undefined;
  const list = text.slice(words.index + words[0].length);
  const [sentence = ""] = list.split(/(?<=`\s*)[.。;；]/, 1);
  const values = readEnum(sentence, { wholeCell: true });
  const isText = values?.every((value) => !/^(?:-?[\d.]+|true|false|null)$/.test(value)) === true;
  return isWholeList(sentence) && isText ? values : undefined;
}

/** Whether a text is nothing but values in code, and perhaps a default. */
function isWholeList(text: string): boolean {
  const [first] = text.matchAll(valueList);
  const rest = first === undefined ? text : text.slice(first[0].length);
  return first?.index === 0 && (rest.trim() === "" || startsWithDefault(rest));
}

/** ``One of: `a`: quick. `b`: slow.`` */
function readExplained(text: string): readonly string[] | undefined {
  const found = text.length > 2000 ? null : explainedValues.exec(text);
  if (found === null || !saysChoice(text.slice(0, found.index).replace(/[.。]\s*$/, ""), "")) return undefined;
  const values = [...found[0].matchAll(/`([^`\s]{1,60})`\s*[:：–—-]/g)].map(([, value = ""]) =>
    value.replace(/^["']|["']$/g, ""),
  );
  return new Set(values).size === values.length ? values : undefined;
}

/** ``Enum: `a, b, c`.`` */
function readInOneCode(text: string): readonly string[] | undefined {
  const [, before = "", list = ""] = /^([^`]*)`([^`]+,[^`]+)`[.。]?$/.exec(text) ?? [];
  const isLabelled = list !== "" && choiceLabel.exec(before)?.[0].length !== undefined && /[:：]\s*$/.test(before);
  const values = splitValues(list).map((value) => value.replace(/^["']|["']$/g, ""));
  return isLabelled && values.every(isPlainValue) && new Set(values).size === values.length ? values : undefined;
}

/** Whether a list of values is all that a sentence says, but for what a colon sets apart: ``Role: `user` or `tool`.`` */
function isAll(before: string, after: string): boolean {
  return (
    /^(?:[^.。;；,，\x60]{0,40}[:：]|[^.。;；,，\x60]{0,40}，)?\s*$/.test(before) &&
    !saysOpen(before) &&
    (/^\s*(?:$|[.。;；](?:\s|$))/.test(after) || startsWithDefault(after))
  );
}

/** Values without backticks: all that a cell of values has, or a list behind a label such as `One of:`. */
function readPlainEnum(text: string, wholeCell: boolean, isOpen: boolean): readonly string[] | undefined {
  if (text.length > 2000 || saysOpen(text)) return undefined;
  const speaks = speaksOfChoice(text);
  const labelled = speaks ? choiceLabel.exec(text) : null;
  if (labelled && isAdvised(text.slice(0, labelled.index))) return undefined;
  const list = labelled ? text.slice(labelled.index + labelled[0].length) : wholeCell ? withoutChoice(text) : text;
  const [sentence = ""] = withoutAsides(list).split(/[。；;]|\.(?=\s|$)|\s[（(]/, 1);
  // `[0, 2)` is a range.
  if (/^\s*[[(（]\s*-?[\d.]+\s*[,，]\s*-?[\d.]+\s*[\])）]\s*$/.test(sentence)) return undefined;
  const values = splitValues(sentence.replace(/^\s*[[(]|[\])]\s*$/g, "")).map((value) =>
    value.replace(/^["'“「]|["'”」]$/g, ""),
  );
  // Of a description that is nothing else, only what reads like a token of programs is taken for values.
  const isWhole = values.every(isToken) && isRest(withoutAsides(text).slice(sentence.length));
  const unlabelled = (): readonly string[] | undefined =>
    isOpen || wholeCell ? undefined : readUnlabelled(text, speaks);
  if (!labelled && !wholeCell && !isWhole) return unlabelled();
  const isList = values.length > 1 && values.every(isPlainValue) && new Set(values).size === values.length;
  return isList ? values : unlabelled();
}

/** Whether a text says nothing behind its list, or the default. */
function isRest(text: string): boolean {
  const rest = text.replace(/^[.。；;\s]+/, "");
  return rest === "" || startsWithDefault(rest);
}

/** A list without what brackets say of values between others: `a (wide), b (tall), c`. */
function withoutAsides(list: string): string {
  return list.replace(/\s*[（(][^()（）]{1,24}[)）](?=\s*[,，、/|])/g, "");
}

function isPlainValue(value: string): boolean {
  return /^[\p{L}\d][\w.+:*/\p{L}-]{0,60}$/u.test(value);
}

/** What no word of a language looks like has a shape: `b64_json`, `16:9`, `512x512`. */
function isToken(value: string): boolean {
  return /^[a-z][a-z\d]*(?:[_-][a-z\d]+)*$/.test(value) || /^\d+[:x×*]\d+$/.test(value);
}

/** Longer descriptions list values with words or marks of their own. */
const longestUnlabelled = 600;

/**
 * Where a list without a label of its own may stand, whether nothing else can stand there, and whether only words for a
 * choice tell so.
 */
const listPlaces: readonly (readonly [
  listIn: (text: string) => string | undefined,
  isSure: boolean,
  isSpoken?: boolean,
])[] = [
  [(text) => choiceBehind.exec(text)?.[1], true],
  [(text) => behindOf(choiceOf, text), true, true],
  [(text) => /(?:^|[\s:：])([\w.-]+(?:\s\|\s[\w.-]+)+)[.。]?$/.exec(text)?.[1], true],
  [(text) => /^[^.。:：;；]{1,40}[:：]\s*([^\s/]+(?:\s*\/\s*[^\s/]+)+)$/.exec(text)?.[1], true],
  // Tokens of programs stand out of the words of other scripts.
  [(text) => /^[^.。:：;；]{0,40}\P{ASCII}[^.。:：;；]{0,40}[:：]\s*(.+)$/su.exec(text)?.[1], true],
  [(text) => /^[^.。:：;；]{1,40}[:：]\s*(.+)$/s.exec(text)?.[1], false],
  [(text) => behindOf(choiceAbout, text), false, true],
];

/** `One of a, b`, `low | high`, `Format: url or b64_json`: a list without a label of its own. */
function readUnlabelled(text: string, speaks: boolean): readonly string[] | undefined {
  if (text.length > longestUnlabelled) return undefined;
  const mayHaveShape = /[\d_]/.test(text);
  for (const [listIn, isSure, isSpoken] of listPlaces) {
    const list = (isSure || mayHaveShape) && (speaks || !isSpoken) ? listIn(text) : undefined;
    if (list === undefined || isAdvised(text.slice(0, text.indexOf(list)))) continue;
    const [sentence = ""] = withoutAsides(list).split(/[。；;]|\.(?=\s|$)|\s[（(]/, 1);
    const values = splitValues(sentence).map((value) => value.replace(/^["'“「]|["'”」]$/g, ""));
    const isList = values.length > 1 && values.every(isToken) && new Set(values).size === values.length;
    if (!isList || values.every((value) => readType(value) !== undefined)) continue;
    if (isSure || values.some((value) => /[\d_]/.test(value))) return values;
  }
  return undefined;
}

/** Whether the word before a list or its label makes it one of some values: `Popular: a, b`. */
function isAdvised(before: string): boolean {
  return saysAdvice(/\p{L}+(?=\s*[:：]?\s*$)/u.exec(before.slice(-80))?.[0] ?? "");
}

function behindOf(pattern: RegExp, text: string): string | undefined {
  const found = pattern.exec(text);
  return found ? text.slice(found.index + found[0].length) : undefined;
}
