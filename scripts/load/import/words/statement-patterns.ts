import { anyOf, phrasesOf } from "./pattern.js";

/** Whatever stands between two values of a list, but for blanks around it. */
const conjunction = anyOf(phrasesOf(({ statements }) => [...statements.or, ...statements.and]));

/** A list of values in backticks, two or more. */
export const valueList = new RegExp(
  `\`([^\`]+)\`(?:\\s*(?:[,，、/|]|${conjunction}|,\\s*${conjunction})\\s*\`[^\`]+\`)+`,
  "gi",
);

const choiceBefore = new RegExp(
  `${anyOf(
    phrasesOf(({ statements }) => statements.choice.before),
    "none",
  )}[^\`.。;；]{0,16}$`,
  "i",
);
const choiceAfter = new RegExp(
  `^[^\`.。;；]{0,8}${anyOf(
    phrasesOf(({ statements }) => statements.choice.after),
    "none",
  )}`,
  "i",
);

/** Whether the text around a list of values says that they are all that is allowed. */
export function saysChoice(textBefore: string, textAfter: string): boolean {
  return choiceBefore.test(textBefore) || choiceAfter.test(textAfter);
}

/** `Defaults to 1.`; the groups are the value in its kinds of quotes and without. */
export const defaultStatement = new RegExp(
  String.raw`(?:${anyOf(
    phrasesOf(({ statements }) => statements.default.before),
    "start",
  )}\s*[:：]?` +
    String.raw`|${anyOf(
      phrasesOf(({ statements }) => statements.default.label),
      "start",
    )}\s*[:：=])\s*` +
    String.raw`(?:\x60([^\x60]+)\x60|"([^"]*)"|“([^”]*)”|(-?\d+(?:\.\d+)?|true|false|null)(?![\w]))`,
  "i",
);

/** The address below which all endpoints are, where a text states it; the group is the address. */
export const baseUrlStatement = new RegExp(
  String.raw`${anyOf(
    phrasesOf(({ statements }) => statements.baseUrl),
    "none",
  )}[^\p{L}\d]{0,12}` + String.raw`(https?:\/\/[^\s\x60'"<>|，。、；）)]+)`,
  "iu",
);
