import { anyWord } from "./pattern.js";

/** Whatever stands between two values of a list, but for blanks around it. */
const conjunction = anyWord(({ statements }) => [...statements.or, ...statements.and]);

/** A list of values in backticks, two or more. */
export const valueList = new RegExp(
  `\`([^\`]+)\`(?:\\s*(?:[,，、/|]|(?:[,，、]\\s*)?${conjunction})\\s*\`[^\`]+\`)+`,
  "gi",
);

const wordBefore = anyWord(({ statements }) => statements.choice.before, "none");
const wordAfter = anyWord(({ statements }) => statements.choice.after, "none");
const choiceBefore = new RegExp(`${wordBefore}[^\`.。;；]{0,16}$`, "i");
const choiceAfter = new RegExp(`^[^\`.。;；]{0,8}${wordAfter}`, "i");

/** Whether the text around a list of values says that they are all that is allowed. */
export function saysChoice(textBefore: string, textAfter: string): boolean {
  return choiceBefore.test(textBefore) || choiceAfter.test(textAfter);
}

const defaultWord = anyWord(({ statements }) => statements.default.before, "start");
const defaultLabel = anyWord(({ statements }) => statements.default.label, "start");

/** `Defaults to 1.`; the groups are the value in its kinds of quotes and without. */
export const defaultStatement = new RegExp(
  String.raw`(?:${defaultWord}\s*[:：]?|${defaultLabel}\s*[:：=])\s*` +
    String.raw`(?:\x60([^\x60]+)\x60|"([^"]*)"|“([^”]*)”|「([^」]*)」|(-?\d+(?:\.\d+)?|true|false|null)(?!\w))`,
  "i",
);

const baseUrlWord = anyWord(({ statements }) => statements.baseUrl, "none");

/** The address below which all endpoints are, where a text states it; the group is the address. */
export const baseUrlStatement = new RegExp(
  String.raw`${baseUrlWord}[^\p{L}\d]{0,12}(https?:\/\/[^\s\x60'"<>|，。、；）)]+)`,
  "iu",
);
