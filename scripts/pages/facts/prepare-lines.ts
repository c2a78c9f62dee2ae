import type { Block, TextBlock } from "../blocks/block.js";
import { isBodyName } from "../words/field-names.js";
import type { Column } from "../words/page-words.js";
import { anyWord } from "../words/pattern.js";
import { isPresence } from "../words/presence.js";
import { columnOf } from "../words/vocabulary.js";
import { nameOf } from "./field-cells.js";
import { readType } from "./field-type.js";

/** Most lines that describe one field. */
const longest = 20;

/** The name that a line ends with, right behind its last sentence: `…to use.top_p`. */
const nameBehind = /^(?<words>.*(?:[.!?:;,)\]"'`]|[^\0-\x7f]))(?<name>[a-z][a-z\d]*(?:_[a-z\d]+)*)$/s;

/**
 * Sets the name of a field apart from the description of the one before, where a copy loses the break between them: its type
 * and a mark of presence stand on the two lines below.
 */
export function splitNamesBehind(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block, at) => {
    const [text, type, mark] = [lineOf(block), lineOf(blocks[at + 1]), lineOf(blocks[at + 2])];
    if (text === undefined || type === undefined || mark === undefined) return [block];
    if (!isPresence(mark) || type.length > 40 || readType(type) === undefined) return [block];
    const { words, name } = nameBehind.exec(text)?.groups ?? {};
    if (words === undefined || name === undefined || nameOf(text) !== undefined) return [block];
    const { line } = block;
    return [
      { kind: "text", text: words, line },
      { kind: "text", text: name, line },
    ];
  });
}

/**
 * Joins labels and their values where a copy has each on a line of its own: `Name`, `model`, `Type`, `string` become
 * `Name: model` and `Type: string`.
 */
export function joinLabels(blocks: readonly Block[]): readonly Block[] {
  if (!blocks.some((_, at) => beginsRecord(blocks, at))) return blocks;
  const joined: Block[] = [];
  for (let at = 0; at < blocks.length; ) {
    const length = beginsRecord(blocks, at) ? addRecord(blocks, at, joined) : 0;
    if (length === 0) joined.push(blocks[at] as Block);
    at += length || 1;
  }
  return joined;
}

/** The label of a name above a name, with another label below them. */
function beginsRecord(blocks: readonly Block[], at: number): boolean {
  const [name, below] = [lineOf(blocks[at + 1]), columnAt(blocks, at + 2)];
  return (
    columnAt(blocks, at) === "name" &&
    name !== undefined &&
    nameOf(name) !== undefined &&
    columnOf(name) === undefined &&
    readType(name) === undefined &&
    (below === "type" || below === "required")
  );
}

/** Adds the lines of one field, and tells how many blocks they were. */
function addRecord(blocks: readonly Block[], start: number, joined: Block[]): number {
  let at = start;
  while (at < blocks.length && (at === start || !beginsRecord(blocks, at))) {
    const [label, value] = [lineOf(blocks[at]), lineOf(blocks[at + 1])];
    const column = columnAt(blocks, at);
    if (label === undefined || column === undefined) break;
    // A mark of presence says all by itself: `Required`, where another label follows.
    const isMark = column === "required" && isPresence(label) && (value === undefined || columnOf(value) !== undefined);
    if (value === undefined && !isMark) break;
    const end = isMark ? at + 1 : column === "description" ? endOfWords(blocks, at + 1) : at + 2;
    const values = blocks.slice(at + 1, end).map((block) => lineOf(block) ?? "");
    const text = isMark ? label : `${label}: ${values.join(" ")}`;
    joined.push({ kind: "text", text, line: (blocks[at] as Block).line });
    at = end;
  }
  return at - start;
}

/** Where a description of several lines ends. */
function endOfWords(blocks: readonly Block[], start: number): number {
  let at = start + 1;
  while (at < start + longest && lineOf(blocks[at]) !== undefined && columnAt(blocks, at) === undefined) {
    // A heading follows, and no further sentence.
    if (blocks[at]?.kind === "heading") break;
    at++;
  }
  return at;
}

function columnAt(blocks: readonly Block[], at: number): Column | undefined {
  const text = lineOf(blocks[at]);
  // A field may be called `name` or `type` itself.
  return text === undefined || text.length > 24 || /^\p{Ll}/u.test(text) ? undefined : columnOf(text);
}

function lineOf(block: Block | undefined): string | undefined {
  if (block?.kind === "heading") return block.guessed ? block.text : undefined;
  return block?.kind === "text" && block.depth === undefined && block.text !== "" ? block.text : undefined;
}

/** Behind a list of names: `etc.` */
const openWord = anyWord(({ statements }) => statements.open);

const severalNames =
  /^(`[A-Za-z_][\w.[\]-]*`(?:\s*(?:[/,，、&]|\p{L}{1,3})\s*`[A-Za-z_][\w.[\]-]*`)+)\s*((?:[(（][^()（）]{1,60}[)）])?\s*[:：–—-].*)$/su;

const onlyNames = new RegExp(
  `^\`[A-Za-z_][\\w.[\\]-]*\`(?:\\s*(?:[,，、]|\\p{L}{1,3})\\s*\`[A-Za-z_][\\w.[\\]-]*\`){2,}(?:[,，、]?\\s*(?:${openWord}|\\.{3}|…))?[.。]?$`,
  "iu",
);

/** An item that says one thing of several fields is one of each: `` `top_p` / `top_k`: … ``. */
export function splitNames(block: Block): readonly Block[] {
  if (block.kind !== "text" || block.depth === undefined || !block.text.startsWith("`")) return [block];
  const [, list = "", rest = ""] = severalNames.exec(block.text) ?? [];
  const names = list === "" && onlyNames.test(block.text) ? (block.text.match(/[A-Za-z_][\w.-]*(?=`)/g) ?? []) : [];
  // Values may stand so as well.
  if (names.filter(isBodyName).length * 2 > names.length)
    return names.map((name): TextBlock => ({ ...block, text: `\`${name}\`` }));
  return list === ""
    ? [block]
    : (list.match(/`[^`]+`/g) ?? []).map(
        (name): TextBlock => ({ ...block, text: `${name}${rest.replace(/^(?=[(（])/, " ")}` }),
      );
}
