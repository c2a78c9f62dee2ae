import { type Block, lineFinder, type TableRow, tidy } from "./block.js";
import { findCurls } from "./curl.js";
import { readJson } from "./json-reader.js";

/**
 * Reads plain text, such as a page that was copied from a browser: indentation may be lost, so JSON and commands are
 * found by their brackets and quotes, tables by tabs, bars or wide gaps.
 */
export function readText(text: string): readonly Block[] {
  return new TextReader(text).blocks();
}

const methods = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS";

class TextReader {
  readonly #found: Block[] = [];
  readonly #lines: readonly string[];
  /** Offset of each line. */
  readonly #starts: readonly number[];
  readonly #lineAt: (offset: number) => number;

  constructor(private readonly text: string) {
    this.#lines = text.split("\n");
    let offset = 0;
    this.#starts = this.#lines.map((line) => {
      offset += line.length + 1;
      return offset - line.length - 1;
    });
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
      const curl = findCurls(this.text.slice(start))[0];
      if (curl) return this.#addCode("bash", start + curl.offset, start + curl.end);
    }
    if (/^\s*data:\s*[{[]/.test(line)) return this.#readEvents(index);
    const json = /^\s*[[{]/.exec(line) ?? /\{\s*$/.exec(line);
    if (json) {
      const from = start + json.index + json[0].search(/[[{]/);
      const end = jsonEnd(this.text, from);
      if (end !== undefined && end - from > 2) {
        const before = tidy(line.slice(0, from - start));
        if (before !== "") this.#found.push({ kind: "text", text: before, line: index + 1 });
        return this.#addCode("json", from, end);
      }
    }
    return undefined;
  }

  #addCode(language: string, from: number, end: number): number {
    const text = this.text.slice(from, end);
    // `lineAt` counts the breaks before an offset.
    return this.#add({ kind: "code", language, text, line: this.#lineAt(from) }, this.#lineAt(end));
  }

  #readEvents(index: number): number {
    let next = index;
    while (/^\s*(?:(?:data|event|id):.*)?$/.test(this.#lines[next] ?? "no")) next++;
    const text = this.#lines.slice(index, next).join("\n");
    return this.#add({ kind: "code", language: "event-stream", text, line: index + 1 }, next);
  }

  #readTable(index: number): number | undefined {
    for (const split of [splitBars, splitTabs, splitGaps]) {
      const width = split(this.#lines[index] ?? "").length;
      if (width < 2) continue;
      const rows: TableRow[] = [];
      let next = index;
      for (; next < this.#lines.length; next++) {
        const line = this.#lines[next] ?? "";
        const cells = split(line);
        if (cells.length !== width) break;
        if (!/^[\s|:+-]*$/.test(line)) rows.push({ cells: cells.map(tidy), line: next + 1 });
      }
      if (rows.length >= (split === splitGaps ? 3 : 2))
        return this.#add({ kind: "table", rows, line: index + 1 }, next);
    }
    return undefined;
  }

  #readLine(index: number): number {
    const text = tidy(this.#lines[index] ?? "");
    if (text === "") return index + 1;
    const marked = /^(#{1,6})\s+(.*)$/.exec(text);
    const line = index + 1;
    if (marked) return this.#add({ kind: "heading", level: marked[1]?.length ?? 1, text: marked[2] ?? "", line }, line);
    const kind = isHeading(text) ? "heading" : "text";
    const level = this.#found.some((block) => block.kind === "heading") ? 3 : 1;
    return this.#add(kind === "heading" ? { kind, level, text, line, guessed: true } : { kind, text, line }, line);
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

function jsonEnd(text: string, from: number): number | undefined {
  try {
    return readJson(text, from).end;
  } catch {
    return undefined;
  }
}

function splitBars(line: string): readonly string[] {
  const text = line.trim();
  if (!text.includes("|") || (!text.startsWith("|") && text.split("|").length < 3)) return [];
  return text.replace(/^\||\|$/g, "").split(/(?<!\\)\|/);
}

function splitTabs(line: string): readonly string[] {
  return line.includes("\t") ? line.split("\t") : [];
}

/** Columns that at least two blanks set apart. */
function splitGaps(line: string): readonly string[] {
  const cells = line.trim().split(/ {2,}/);
  return cells.length >= 3 ? cells : [];
}
