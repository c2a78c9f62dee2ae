import { linkWords } from "./lost-breaks.js";

const option = "--(?:location|header|data(?:-raw|-binary|-urlencode)?|request|url|form)";
const gluedName = new RegExp(String.raw`^([ \t]*curl)(?=${option})`, "gm");
const gluedValue = new RegExp(String.raw`((?:^|\s)${option})(?=['"])`, "gm");
const brokenOn = new RegExp(String.raw`(?:^[ \t]*(?:${linkWords})?|[)};])curl\s.*\s\\ -.*$`, "gm");

/** Gives commands that a copy ran together their gaps back: `curl--location'/v1/…'`, and `\` before an option on the same line. */
export function readGluedCommands(text: string): string {
  if (!text.includes("curl")) return text;
  const spaced = gluedName.test(text) ? text.replace(gluedName, "$1 ").replace(gluedValue, "$1 ") : text;
  return spaced.replace(brokenOn, (line) => line.replace(/(?<=\s)\\ (?=-)/g, "  "));
}
