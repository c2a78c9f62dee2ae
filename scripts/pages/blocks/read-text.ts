import { type Block, depthMark, lineFinder, type TableRow, tidy } from "./block.js";
import { curlsIn } from "./curl.js";
import { JsonProblem, readJson } from "./json-reader.js";
import { piecesOf } from "./line-pieces.js";
import { cellsOfLine } from "./loose-tables.js";
import { lastLineOfCall } from "./program-lines.js";
import { readRuled } from "./ruled-table.js";
import { isEmptyRow, type Split, splitBars, splitGaps, splitTabs } from "./split-cells.js";
import { endOfTypes } from "./type-lines.js";

/**
 * Reads plain text, such as a page that was copied from a browser: indentation may be lost, so JSON and commands are
 * found by their brackets and quotes, tables by tabs, bars or wide gaps.
 */
export function readText(text: string): readonly Block[] {
  return new TextReader(text).blocks();
}

const methods = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS";

const message = new RegExp(`^\\s*(?:${methods}) \\S+ HTTP/[\\d.]+\\s*$`);

const border = /^\s*\+(?:[-=]+\+){2,}\s*$/;

/** A label with JSON behind it in one line: `Example request: {"model": "a"}`. */
const labelledJson = /(?<=^\s*[\p{L}][\p{L} ]{2,39}[:：]\s?)\{\s*"/u;

/** The branches of a tree that lines draw: `┃ ┣━ role`. */
const branch = /^[\s│┃|]*[├┣└┗╰][─━╴-]*\s*(?=[\p{L}_`])/u;

/** What a copy leaves of the box above code. */
const languageLabel = /^(?:json|bash|shell|sh|curl|http|text|plaintext|python|javascript|typescript)$/i;

/** A line of the page, or what follows in it behind something else. */
class TextReader {
  readonly #found: Block[] = [];
  readonly #lines: string[] = [];
  /** Offset of each line. */
  readonly #starts: number[] = [];
  /** The number on the page of each line. */
  readonly #numbers: number[] = [];
  readonly #lineAt: (offset: number) => number;
  /** How much more of the text may be read in search of the end of JSON that has none. */
  #patience: number;

  constructor(private readonly text: string) {
    this.#patience = 4 * text.length + 100_000;
    let offset = 0;
    const lines = text.split("\n");
    for (const [index, line] of lines.entries()) {
      const starts = piecesOf(line, lines[index + 1] ?? "");
      for (const [at, from] of starts.entries()) {
        this.#lines.push(line.slice(from, starts[at + 1]));
        this.#starts.push(offset + from);
        this.#numbers.push(index + 1);
      }
      offset += line.length + 1;
    }
    this.#lineAt = lineFinder(text);
  }

  blocks(): readonly Block[] {
    for (let index = 0; index < this.#lines.length; ) {
      index = this.#readCode(index) ?? this.#readTable(index) ?? this.#readLine(index);
    }
    return this.#found;
  }

  #add(block: Block, next: number): number {
    this.#found.push(block);
    return next;
  }

  /** A command, a JSON value that ends its line, or lines of an event stream. Returns the line that follows. */
  #readCode(index: number): number | undefined {
    const line = this.#lines[index] ?? "";
    const start = this.#starts[index] ?? 0;
    if (/^\s*(?:[$#>]\s*)?curl\s/.test(line)) {
      const [curl] = curlsIn(this.text.slice(start), line.length);
      if (curl) return this.#addCode("bash", start + curl.offset, start + curl.end, index);
    }
    if (/^\s*data:\s*[{[]/.test(line)) return this.#readEvents(index);
    if (message.test(line)) return this.#readMessage(index);
    const types = endOfTypes(this.#lines, index);
    if (types) return this.#addCode("typescript", start, (this.#starts[types.line] ?? 0) + types.length, index);
    const last = lastLineOfCall(this.#lines, index);
    if (last !== undefined)
      return this.#addCode("javascript", start, (this.#starts[last] ?? 0) + (this.#lines[last] ?? "").length, index);
    const json =
      /[[{]/.test(line) && !/^\s*\{\{\w+\}\}/.test(line)
        ? (/^\s*[[{]/.exec(line) ?? /\{\s*$/.exec(line) ?? labelledJson.exec(line))
        : undefined;
    if (json) {
      const from = start + json.index + json[0].search(/[[{]/);
      const end = this.#jsonEnd(from);
      // An object with a comma behind it is a part of a program.
      const isMember = /^\s*(?:\w+\s*:\s*)?$/.test(line.slice(0, from - start));
      const isPiece = end !== undefined && isMember && /^\s*,/.test(this.text.slice(end, end + 40));
      if (end !== undefined && end - from > 2 && !isPiece) {
        const before = tidy(line.slice(0, from - start));
        if (before !== "") this.#found.push({ kind: "text", text: before, line: this.#numberOf(index) });
        return this.#addCode("json", from, end, index);
      }
    }
    return undefined;
  }

  #addCode(language: string, from: number, end: number, index: number): number {
    const text = this.text.slice(from, end);
    return this.#add({ kind: "code", language, text, line: this.#lineAt(from) }, this.#afterOffset(end, index));
  }

  /**
   * The line behind an offset that is not before a line; what follows in the same one, where a copy loses the break,
   * becomes a line of its own.
   */
  #afterOffset(end: number, index: number): number {
    let at = index;
    while ((this.#starts[at] ?? end) + (this.#lines[at] ?? "").length < end) at++;
    const rest = (this.#lines[at] ?? "").slice(end - (this.#starts[at] ?? 0));
    if (!/^\s*[\p{L}[{]/u.test(rest)) return at + 1;
    this.#lines.splice(at + 1, 0, rest);
    this.#starts.splice(at + 1, 0, end);
    this.#numbers.splice(at + 1, 0, this.#numberOf(at));
    return at + 1;
  }

  #jsonEnd(from: number): number | undefined {
    if (this.#patience < 0) return undefined;
    try {
      return readJson(this.text, from).end;
    } catch (error) {
      if (error instanceof JsonProblem) this.#patience -= error.offset - from;
      return undefined;
    }
  }

  #numberOf(index: number): number {
    return this.#numbers[index] ?? this.#numbers.length;
  }

  #readEvents(index: number): number {
    let next = index;
    while (/^\s*(?:(?:data|event|id):.*)?$/.test(this.#lines[next] ?? "no")) next++;
    const text = this.#lines.slice(index, next).join("\n");
    return this.#add({ kind: "code", language: "event-stream", text, line: this.#numberOf(index) }, next);
  }

  /** A request as it is sent: its first line, headers, and perhaps JSON behind an empty line. */
  #readMessage(index: number): number {
    let next = index + 1;
    while (/^\s*(?:[\w-]+:|<)/.test(this.#lines[next] ?? "")) next++;
    const from = this.#starts[index] ?? 0;
    const body = /^\s*(?=[{[])/.exec(this.text.slice(this.#starts[next] ?? this.text.length))?.[0];
    const end = body === undefined ? undefined : this.#jsonEnd((this.#starts[next] ?? 0) + body.length);
    return this.#addCode("http", from, end ?? (this.#starts[next] ?? this.text.length + 1) - 1, index);
  }

  /** A table of which lines of signs draw each border: a row may go on over several lines. */
  #readGrid(index: number): number | undefined {
    if (!border.test(this.#lines[index] ?? "")) return undefined;
    const rows: TableRow[] = [];
    let next = index;
    let isFresh = true;
    for (; next < this.#lines.length; next++) {
      const line = this.#lines[next] ?? "";
      const cells = splitBars(line).map(tidy);
      const isBorder = border.test(line);
      const last = rows.at(-1);
      if (!isBorder && cells.length < 2) break;
      if (!isBorder && !isFresh && last !== undefined)
        rows[rows.length - 1] = { ...last, cells: last.cells.map((cell, at) => tidy(`${cell} ${cells[at] ?? ""}`)) };
      else if (!isBorder) rows.push({ cells, line: this.#numberOf(next) });
      isFresh = isBorder;
    }
    return rows.length > 1 ? this.#add({ kind: "table", rows, line: this.#numberOf(index) }, next) : undefined;
  }

  #readTable(index: number): number | undefined {
    const grid = this.#readGrid(index);
    if (grid !== undefined) return grid;
    const ruled = readRuled(this.#lines, index);
    if (ruled !== undefined && ruled.rows.length > 1) {
      const rows = ruled.rows.map(({ cells, at }): TableRow => ({ cells, line: this.#numberOf(at) }));
      return this.#add({ kind: "table", rows: withDepths(rows), line: this.#numberOf(index) }, ruled.next);
    }
    for (const split of [splitBars, splitTabs, splitGaps]) {
      const width = split(this.#lines[index] ?? "").length;
      if (width < 2 || isEmptyRow(this.#lines[index] ?? "")) continue;
      const rows: TableRow[] = [];
      let next = index;
      for (; next < this.#lines.length; next++) {
        const line = this.#lines[next] ?? "";
        // The line below the header may have too few cells.
        if (split === splitBars && next === index + 1 && /^\s*\|[\s|:-]*-{3}/.test(line) && isEmptyRow(line)) continue;
        const isRow = split === splitBars && rows.length > 0;
        const cells = isRow ? cellsOfLine(line, width, split) : split(line);
        const more = cells.length === width ? 0 : this.#continued(next, index, split);
        if (cells.length !== width && more === 0) break;
        if (more > 0) {
          appendTo(rows, this.#lines.slice(next, next + more));
          next += more - 1;
        } else if (!isEmptyRow(line)) rows.push({ cells, line: this.#numberOf(next) });
      }
      if (rows.length >= (split === splitGaps ? 3 : 2))
        return this.#add({ kind: "table", rows: withDepths(rows), line: this.#numberOf(index) }, next);
    }
    return undefined;
  }

  /** How many lines go on with the last cell of a row, up to the next row of the table or its last. */
  #continued(index: number, start: number, split: Split): number {
    if (split !== splitTabs) return 0;
    const { length: width } = split(this.#lines[start] ?? "");
    for (let count = 1; count <= maxContinued; count++) {
      const line = this.#lines[index + count];
      if (line === undefined || /^\s*$/.test(this.#lines[index + count - 1] ?? "")) return 0;
      const [first] = split(line);
      const [header] = split(this.#lines[start] ?? "");
      if (split(line).length === width) return first === header ? 0 : count;
      if (split(line).length > 1) return 0;
    }
    return 0;
  }

  #readLine(index: number): number {
    const text = tidy(this.#lines[index] ?? "");
    const next = index + 1;
    const isOfCode = languageLabel.test(text) && /^\s*(?:[[{]|(?:[$#>]\s*)?curl\s)/.test(this.#lines[next] ?? "");
    if (text === "" || isOfCode) return next;
    const marked = /^(#{1,6})\s+(.*)$/.exec(text);
    const line = this.#numberOf(index);
    if (marked) return this.#add({ kind: "heading", level: marked[1]?.length ?? 1, text: marked[2] ?? "", line }, next);
    // An indented name with marks in brackets is a part of what stands above it.
    const [, indent = ""] = /^([ \t]{2,})[`*]*[A-Za-z_][\w.]{0,60}[`*]*\s*[(（]/.exec(this.#lines[index] ?? "") ?? [];
    const above = this.#found.at(-1);
    const drawn = branch.exec(this.#lines[index] ?? "")?.[0];
    if (drawn !== undefined) {
      const depth = 1 + drawn.search(/[├┣└┗╰]/);
      return this.#add({ kind: "text", text: tidy((this.#lines[index] ?? "").slice(drawn.length)), line, depth }, next);
    }
    const bullet = /^[•▪◦‣]\s*(?=\S)/.exec(text)?.[0];
    if (bullet !== undefined) return this.#add({ kind: "text", text: text.slice(bullet.length), line, depth: 1 }, next);
    const isBelow = above?.kind === "text" && above.depth !== undefined && /^[ \t]{2}/.test(this.#lines[index] ?? "");
    if (above !== undefined && (indent !== "" || isBelow)) {
      const [blanks = ""] = /^[ \t]*/.exec(this.#lines[index] ?? "") ?? [];
      return this.#add({ kind: "text", text, line, depth: blanks.replaceAll("\t", "    ").length }, next);
    }
    if (!isHeading(text)) return this.#add({ kind: "text", text, line }, next);
    const level = this.#found.some((block) => block.kind === "heading") ? 3 : 1;
    return this.#add({ kind: "heading", level, text, line, guessed: true }, next);
  }
}

/** A short line without the end of a sentence, an address or a bare method. */
function isHeading(text: string): boolean {
  return (
    text.length <= 60 &&
    /^[\p{L}\d`]/u.test(text) &&
    !/[.。,，;；!！?？]$|[:：]\s*\S|:\/\/|^\/|["{}<>=]/.test(text) &&
    !new RegExp(`^(?:${methods})\\b`).test(text)
  );
}

/** Most lines of one cell. */
const maxContinued = 8;

function appendTo(rows: TableRow[], lines: readonly string[]): void {
  const last = rows.pop();
  if (last === undefined) return;
  const cells = [...last.cells.slice(0, -1), [last.cells.at(-1) ?? "", ...lines].join(" ")];
  rows.push({ ...last, cells });
}

/** Tidies cells; blanks that some names are indented with become marks, so that their depth is not lost. */
function withDepths(rows: readonly TableRow[]): readonly TableRow[] {
  const widths = rows.map(({ cells: [first = ""] }) => (/\S/.test(first) ? first.search(/\S/) : 0));
  const least = Math.min(...widths.slice(1));
  return rows.map(({ cells, line }, index) => {
    const depth = index === 0 ? 0 : (widths[index] ?? 0) - least;
    return { cells: cells.map((cell, at) => (at === 0 ? depthMark.repeat(depth) : "") + tidy(cell)), line };
  });
}
