import type { Block } from "../blocks/block.js";
import { isBodyName, isPartName } from "../words/field-names.js";
import { isPresence, saysRequired } from "../words/presence.js";
import { areaOf } from "../words/vocabulary.js";
import type { ShownNames } from "./brackets.js";
import { readType } from "./field-type.js";
import type { StackedField } from "./stacked-field.js";

/** Fewer names above a sentence may be anything. */
const fewest = 3;

/** More than bodies have. */
const most = 200;

/** Most lines that tell of one name. */
const longest = 6;

/**
 * Names above a sentence each, of which a copy lost the types: `model` above `The model to use.` Half of them must be names that
 * the examples or other bodies have.
 */
export function readBareNames(blocks: readonly Block[], start: number, shown: ShownNames): readonly StackedField[] {
  const fields: StackedField[] = [];
  let at = start;
  for (let name = nameAt(blocks, at); name !== undefined && fields.length < most; name = nameAt(blocks, at)) {
    const said: string[] = [];
    for (let next = at + 1; next <= at + longest && nameAt(blocks, next) === undefined; next++) {
      const text = lineOf(blocks[next]);
      if (text === undefined || (text.length <= 40 && areaOf(text) !== undefined)) break;
      said.push(text);
    }
    fields.push({ cells: { name, description: said.join(" ") }, line: blocks[at]?.line ?? 1, length: said.length + 1 });
    at += said.length + 1;
  }
  const known = fields.filter(({ cells: { name = "" } }) => shown.top.has(name) || isBodyName(name));
  return fields.length >= fewest && known.length * 2 >= fields.length ? fields : [];
}

const nameAndWords = /^([a-z][a-z\d_]{0,40})(?:\s*[(（]([^()（）]{1,24})[)）])?\s*[:：]\s+(\S.*)$/s;

/**
 * Names before a colon and words, a line each: `model: the name of it`. A fifth of them must be names that the examples or
 * other bodies have, and all where there are few.
 */
export function readColonNames(blocks: readonly Block[], start: number, shown: ShownNames): readonly StackedField[] {
  const fields: StackedField[] = [];
  for (let at = start; fields.length < most; at++) {
    const [, name, aside = "", words = ""] = nameAndWords.exec(lineOf(blocks[at]) ?? "") ?? [];
    if (name === undefined || readType(words.split(/[\s,;.]/, 1)[0] ?? "") !== undefined) break;
    const [, mark = aside, rest = words] = /^[(（]([^()（）]{1,24})[)）]\s*(\S.*)$/s.exec(words) ?? [];
    const isMark = isPresence(mark);
    const required = isMark ? (saysRequired(mark) ? "true" : "false") : "";
    const description = isMark ? rest : words;
    fields.push({ cells: { name, required, description }, line: blocks[at]?.line ?? 1, length: 1 });
  }
  const isKnown = (name: string): boolean =>
    shown.top.has(name) || shown.parts.has(name) || isBodyName(name) || isPartName(name);
  const known = fields.filter(({ cells: { name = "" } }) => isKnown(name));
  const share = fields.length < fewest ? 1 : 1 / 5;
  return fields.length > 1 && known.length >= fields.length * share ? fields : [];
}

/**
 * Names with nothing said of them: a paragraph of nothing but names in code, half of which bodies have, or a list below a line
 * that announces it: `Fields in the request:`. `length` is that of all of them.
 */
export function readPlainNames(blocks: readonly Block[], at: number, isAnnounced: boolean): readonly StackedField[] {
  const block = blocks[at];
  if (block?.kind !== "text") return [];
  const { line } = block;
  if (block.depth === undefined) {
    const names = [...block.text.matchAll(/`([A-Za-z_]\w{0,40})`/g)].map(([, name = ""]) => name);
    const isBare = /^[\s,，、;；.。]*$/.test(block.text.replace(/`[A-Za-z_]\w{0,40}`/g, ""));
    const isOfBodies = names.filter(isBodyName).length * 2 >= names.length;
    if (names.length < fewest || !isBare || !isOfBodies) return [];
    return names.map((name, index) => ({ cells: { name }, line, length: index === 0 ? 1 : 0 }));
  }
  const fields: StackedField[] = [];
  for (let next = at; isAnnounced && fields.length < most; next++) {
    const item = blocks[next];
    if (item?.kind !== "text" || item.depth !== block.depth) break;
    const [, name, mark = ""] = /^`?([A-Za-z_]\w{0,40})`?(?:\s*[(（]([^()（）]{1,24})[)）])?$/.exec(item.text) ?? [];
    if (name === undefined || (mark !== "" && !isPresence(mark))) break;
    const required = mark === "" ? "" : saysRequired(mark) ? "true" : "false";
    fields.push({ cells: { name, required }, line: item.line, length: 1 });
  }
  return fields.length > 1 ? fields : [];
}

/** A name as programs have them, above a sentence. */
function nameAt(blocks: readonly Block[], at: number): string | undefined {
  const [name = "", said = ""] = [lineOf(blocks[at]), lineOf(blocks[at + 1])];
  const isSentence = said.length >= 10 && /^[^\p{Ll}\d"`]/u.test(said) && /[\s\P{ASCII}]/u.test(said);
  return /^[a-z][a-z\d_]{0,40}$/.test(name) && isSentence && areaOf(said) === undefined ? name : undefined;
}

function lineOf(block: Block | undefined): string | undefined {
  if (block?.kind === "heading") return block.guessed ? block.text : undefined;
  return block?.kind === "text" && block.depth === undefined ? block.text : undefined;
}
