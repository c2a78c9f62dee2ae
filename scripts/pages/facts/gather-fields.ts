import type { Block, CodeBlock, HeadingBlock } from "../blocks/block.js";
import { isBodyName, isPartName } from "../words/field-names.js";
import { columns } from "../words/page-words.js";
import { areaOf, isExampleColumn, isGroupHeading, speaksOfFields } from "../words/vocabulary.js";
import { readBareNames, readColonNames, readPlainNames } from "./bare-names.js";
import { type ShownNames, shownNamesOf } from "./brackets.js";
import { tableOfComments, tableOfDescribed } from "./commented-json.js";
import { cellsOf, lineOf, quotedAt, type Run, readRun, tableOf } from "./field-run.js";
import { readInlineCode } from "./inline-code.js";
import { readLostGaps } from "./lost-gaps.js";
import { parseExample } from "./parse-example.js";
import { joinLabels, splitNames, splitNamesBehind } from "./prepare-lines.js";
import { tableOfSchema } from "./schema-table.js";
import { splitLabels } from "./split-labels.js";
import { tableOfToolData } from "./tool-data.js";
import { tableOfTypes } from "./type-declarations.js";
import { leadingNames, tableOfSketch } from "./type-sketch.js";

/** Turns parameters that a page lists without a table into tables with the columns as we call them. */
export function gatherFields(page: readonly Block[]): readonly Block[] {
  const blocks = joinLabels(
    splitNamesBehind(page.map(readInlineCode).flatMap(splitLabels).flatMap(splitTitle).flatMap(splitNames)),
  );
  const gathered: Block[] = [];
  const isInRequest = requestWatch(gathered);
  const shown = shownNamesOf(blocks);
  let leading: ReadonlySet<string> | undefined;
  const listed = (): ReadonlySet<string> => (leading ??= leadingNames(blocks));
  let inList = false;
  /** The list has names that the examples of the page show. */
  let isShown = false;
  const headings: HeadingBlock[] = [];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at] as Block;
    // What a label in a quotation says ends with it.
    if (quotedAt(blocks, at) < quotedAt(blocks, at - 1)) gathered.push({ kind: "text", text: "", line: block.line });
    const lost = readLostGaps(blocks, at);
    if (lost !== undefined) {
      gathered.push(lost.table);
      at += lost.length;
      continue;
    }
    if (block.kind !== "table" && block.kind !== "code") {
      const isItem = block.kind === "text" && block.depth !== undefined;
      if (!isItem) isShown = false;
      else if (!isItemAt(blocks, at - 1)) isShown = listsShown(blocks, at, shown);
      const above = lineOf(blocks[at - 1]);
      const isAnnounced = isItem && /[:：]$/.test(above) && announces(above);
      const plainNames = readPlainNames(blocks, at, isAnnounced);
      if (plainNames.length > 0) {
        const rows = plainNames.map(({ cells, line }) => ({ cells: cellsOf(cells, 0), line }));
        gathered.push(tableOf({ rows, length: rows.length }));
        at += plainNames.reduce((sum, { length }) => sum + length, 0);
        continue;
      }
      const inNames = inList || isShown || headings.some(({ text }) => speaksOfFields(text));
      const fields = readRun(blocks, at, { inList: inList || isShown, inNames, shown });
      const named = isItem || !(inList || isInRequest()) ? [] : readColonNames(blocks, at, shown);
      if (named.length > fields.rows.length && fields.rows.every(({ cells }) => (cells[typeAt] ?? "") === "")) {
        gathered.push(
          tableOf({
            rows: named.map(({ cells, line }) => ({ cells: cellsOf(cells, 0), line })),
            length: 1,
            isFlat: true,
          }),
        );
        at += named.length;
        continue;
      }
      if (fields.rows.length > 0) {
        if (listsValues(fields, shown)) gathered.push(...blocks.slice(at, at + fields.length));
        else gathered.push(tableOf(fields));
        at += fields.length;
        continue;
      }
      const bare = isInRequest() ? readBareNames(blocks, at, shown) : [];
      if (bare.length > 0) {
        const rows = bare.map(({ cells, line }) => ({ cells: cellsOf(cells, 0), line }));
        gathered.push(tableOf({ rows, length: rows.length, isFlat: true }));
        at += bare.reduce((sum, { length }) => sum + length, 0);
        continue;
      }
      if (block.kind === "heading") {
        inList = speaksOfFields(block.text);
        while ((headings.at(-1)?.level ?? 0) >= block.level) headings.pop();
        headings.push(block);
      } else if (block.text.length < 80 && (isItem ? titlesItems(blocks, at) : /[:：]$|^[^.。]+$/.test(block.text)))
        inList ||= announces(block.text);
    }
    const types =
      block.kind === "code"
        ? (tableOfTypes(block, blocks[at - 1]) ??
          tableOfToolData(block) ??
          tableOfSchema(block, blocks[at - 1]) ??
          tableOfDescribed(block) ??
          tableOfSketch(block, listed) ??
          (inList ? tableOfNames(block) : undefined))
        : undefined;
    if (block.kind !== "code" || !isOwnExample(gathered, block)) gathered.push(types ?? block);
    const commented = block.kind === "code" && types === undefined ? tableOfComments(block) : undefined;
    if (commented !== undefined) gathered.push(commented);
    at++;
  }
  return gathered;
}

/**
 * An address with the title of what follows right behind it, where a copy loses the break: `POST /v1/voyagesRequest body`,
 * `POST /v1/voyagesMake a voyage`.
 */
function splitTitle(block: Block): readonly Block[] {
  if (block.kind !== "text" || block.text.length > 300) return [block];
  const { text, line } = block;
  const [start = ""] =
    /^(?:GET|POST|PUT|PATCH|DELETE)\s*[/h]\S*?[a-z\d}](?=[^\0-\x7f]|[A-Z][^\s/]*(?:\s|$))/.exec(text) ?? [];
  for (let at = start.length; start !== "" && at < text.length; at++) {
    const [before = "", after = ""] = [text[at - 1], text[at]];
    if (/\s/.test(before)) break;
    const isEdge = /[a-z\d}]/.test(before) && /[^a-z\d\s/._{}:-]/.test(after);
    const title = text.slice(at);
    if (!isEdge) continue;
    const isSentence = /^\p{Lu}\p{Ll}+ \p{L}/u.test(title) && !verbAtEnd.test(text.slice(0, at));
    if (isSentence || (title.length <= 40 && areaOf(title) !== undefined))
      return [
        { ...block, text: text.slice(0, at) },
        { kind: "heading", level: 3, text: title, line, guessed: true },
      ];
  }
  return [block];
}

/** The last part of such a path is hardly a verb: what follows it may be a part of one word. */
const verbAtEnd =
  /\/(?:create|get|list|update|delete|generate|send|fetch|query|set|add|remove|start|stop|run|check|find|search|upload|download)$/;

/** Whether the last title of some blocks is one of what is sent, and no fields have been found below it; they may get more. */
function requestWatch(gathered: readonly Block[]): () => boolean {
  let isInRequest = false;
  let seen = 0;
  return () => {
    for (; seen < gathered.length; seen++) {
      const block = gathered[seen] as Block;
      const text = lineOf(block);
      const area = text.length <= 60 ? areaOf(text) : undefined;
      if (block.kind === "table") isInRequest = false;
      else if (area !== undefined) isInRequest = area === "request";
    }
    return isInRequest;
  };
}

/** Whether JSON below the label of an example shows a value of the last field above it, and no body that has these fields. */
function isOwnExample(gathered: readonly Block[], { text }: CodeBlock): boolean {
  const [above, last] = [gathered.at(-2), gathered.at(-1)];
  const table = isExampleColumn(lineOf(last)) ? above : last;
  if (table?.kind !== "table" || table.rows[0]?.cells !== columns) return false;
  const said = table.rows.at(-1)?.cells[columns.indexOf("description")] ?? "";
  if (table === last && !isExampleColumn(/(?<!\p{L})\p{L}{1,24}[:：]$/u.exec(said)?.[0] ?? "")) return false;
  const node = parseExample(text);
  const names = new Set(table.rows.map(({ cells: [name = ""] }) => name));
  return node?.kind === "array" || (node?.kind === "object" && !node.members.some(({ name }) => names.has(name)));
}

/** Whether an item is the title of those of the list inside of it: `Request fields:`. */
function titlesItems(blocks: readonly Block[], at: number): boolean {
  const [block, next] = [blocks[at], blocks[at + 1]];
  const isTitle = block?.kind === "text" && /[:：]\**$/.test(block.text);
  return isTitle && next?.kind === "text" && (next.depth ?? 0) > (block.depth ?? 0);
}

function isItemAt(blocks: readonly Block[], at: number): boolean {
  const block = blocks[at];
  return block?.kind === "text" && block.depth !== undefined;
}

const namedItem = /^`?([A-Za-z_][\w.[\]-]{0,60})`?\s*(?:$|[:：–—(（-])/;

/** Whether a list has names before its descriptions, half of which the examples of the page show, and several at least. */
function listsShown(blocks: readonly Block[], start: number, shown: ShownNames): boolean {
  const names: string[] = [];
  const first = blocks[start];
  for (let at = start; isItemAt(blocks, at); at++) {
    const item = blocks[at];
    if (item?.kind !== "text" || first?.kind !== "text" || item.depth !== first.depth) continue;
    names.push(namedItem.exec(item.text)?.[1] ?? "");
  }
  const count = names.filter((name) => shown.top.has(name)).length;
  return count > 1 && count * 2 >= names.length;
}

/** Whether words of a list with nothing but prose behind them are values that the examples show: `alloy`, `nova`. */
function listsValues({ rows }: Run, { top, parts, values }: ShownNames): boolean {
  const isBare = rows.every(({ cells }) => plain.every((at) => (cells[at] ?? "") === ""));
  if (!isBare || rows.length < 2) return false;
  const names = rows.map(({ cells: [name = ""] }) => name);
  const isName = (name: string): boolean => top.has(name) || parts.has(name);
  const count = names.filter((name) => values.has(name)).length;
  return !names.some(isName) && count > (names.some((name) => isBodyName(name) || isPartName(name)) ? 1 : 0);
}

const typeAt = columns.indexOf("type");

const plain = columns.flatMap((column, at) => (column === "name" || column === "description" ? [] : [at]));

/** Whether a line says that fields follow: `Parameters:`, `Options:`. */
function announces(text: string): boolean {
  return (speaksOfFields(text) && areaOf(text) !== "error") || (/[:：]$/.test(text) && isGroupHeading(text));
}

/** Code that is nothing but names, one a line. */
function tableOfNames({ text, line }: CodeBlock): Block | undefined {
  const names = text.trimEnd().split("\n");
  if (names.length < 3 || !names.every((name) => /^[a-z_][\w.]{0,60}$/.test(name))) return undefined;
  const rows = names.map((name, index) => ({ cells: cellsOf({ name }, 0), line: line + index }));
  return tableOf({ rows, length: 1 });
}
