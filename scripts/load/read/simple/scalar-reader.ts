import {
  CHOMPING_CLIP,
  CHOMPING_KEEP,
  CHOMPING_STRIP,
  EVENT_SCALAR,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE_FOLDED_BLOCK,
  SCALAR_STYLE_LITERAL_BLOCK,
  SCALAR_STYLE_PLAIN,
  type ScalarEvent,
  YAMLException,
} from "js-yaml";
import { constructPlain } from "../construct-plain.js";
import { Cursor, endOfFlow, refuse } from "./cursor.js";

/** The head of a block scalar; one that gives its indentation is left to the library. */
const blockHead = /[|>][+-]?(?: +#[^\n]*| *)(?:\n|$)/y;

const emptyFlow = /\[ *\]|\{ *\}/y;

/** Reads what has no blocks in it. */
export class ScalarReader extends Cursor {
  protected depth = 0;

  constructor(
    text: string,
    protected readonly maxDepth: number,
  ) {
    super(text);
  }

  /** What has no blocks in it: lines below that go on stand at least in column `indent`. */
  protected scalar(indent: number): unknown {
    if (this.isBlockScalar) return this.blockScalar(indent);
    const first = this.text[this.position];
    const value = first === "[" || first === "{" || this.isQuote ? this.flow(indent) : this.plain(indent);
    return this.next() ? value : refuse();
  }

  protected get isBlockScalar(): boolean {
    const first = this.text[this.position];
    return first === "|" || first === ">";
  }

  private plain(indent: number): unknown {
    if (!this.mayBePlain) return refuse();
    const { text, position } = this;
    let end = this.endOfPlain(position);
    let isFolded = false;
    for (;;) {
      this.position = end;
      // What ends the line is a comment, or nothing that may stand there.
      if (!this.goesOn(indent)) break;
      const next = this.endOfPlain(this.position);
      if (next === this.position) break;
      isFolded = true;
      end = next;
    }
    this.position = end;
    return this.scalars.valueOf(isFolded ? valueFrom(text, { start: position, end }) : text.slice(position, end));
  }

  /** Goes to the next line with something on it, where that is of the same scalar. */
  private goesOn(indent: number): boolean {
    const { text } = this;
    let at = this.position;
    while (text[at] === " ") at++;
    if (text[at] !== "\n") return false;
    let start = at;
    while (text[at] === "\n") {
      start = ++at;
      while (text[at] === " ") at++;
    }
    this.position = at;
    return at - start >= indent && at < text.length;
  }

  private blockScalar(indent: number): string {
    const { text, position } = this;
    blockHead.lastIndex = position;
    if (!blockHead.test(text)) return refuse();
    const start = blockHead.lastIndex;
    const { column, lineStart, widest } = this.firstLine(start);
    const isEmpty = this.isAtEnd || column < indent;
    if (text[this.position] === "\t" || (!isEmpty && column < widest) || (this.isAtEnd && column > 0)) return refuse();
    const end = isEmpty ? lineStart : this.endOfBlock(lineStart, column);
    this.position = end;
    this.lineStart = end;
    this.next(true);
    const style = text[position] === "|" ? SCALAR_STYLE_LITERAL_BLOCK : SCALAR_STYLE_FOLDED_BLOCK;
    return valueFrom(text, {
      start,
      end,
      style,
      chomping: chompingOf(text[position + 1]),
      indent: isEmpty ? -1 : column,
    });
  }

  /** Goes to the first line that is not blank; the widest of the blank ones may not be wider. */
  private firstLine(from: number): { readonly column: number; readonly lineStart: number; readonly widest: number } {
    const { text } = this;
    let widest = 0;
    let lineStart = from;
    let at = from;
    for (;;) {
      while (text[at] === " ") at++;
      if (text[at] !== "\n") break;
      widest = Math.max(widest, at - lineStart);
      lineStart = ++at;
    }
    this.position = at;
    return { column: at - lineStart, lineStart, widest };
  }

  private endOfBlock(from: number, column: number): number {
    const { text } = this;
    const lines = linesFrom(column);
    lines.lastIndex = from;
    lines.test(text);
    const end = lines.lastIndex;
    // The last line of a text may have no end.
    if (text.includes("\n", end) || !text.startsWith(" ".repeat(column), end)) return end;
    return text.slice(end).trim() === "" ? refuse() : text.length;
  }

  /** A flow collection or a quoted scalar: what is not as simple as most is for the library. */
  private flow(indent: number): unknown {
    const { text, position, isQuote } = this;
    emptyFlow.lastIndex = position;
    if (isQuote) {
      const end = this.endOfQuoted();
      if (end > 0) {
        this.position = end;
        return text.slice(position + 1, end - 1);
      }
    } else if (emptyFlow.test(text)) {
      this.position = emptyFlow.lastIndex;
      return text[position] === "[" ? [] : {};
    }
    this.position = endOfFlow(text, position);
    const part = text.slice(position, this.position);
    const lines = part.split("\n");
    // What an anchor in it names is not known outside.
    if (!isQuote && part.includes("&")) return refuse();
    if (lines.some((line, index) => index > 0 && line.trim() !== "" && columnOf(line) < indent)) return refuse();
    const last = lines.at(-1) ?? "";
    if (lines.length > 1) this.lineStart = this.position - last.length;
    return readPart(part, this.maxDepth - this.depth - 1);
  }
}

function columnOf(line: string): number {
  return line.length - line.trimStart().length;
}

function readPart(part: string, maxDepth: number): unknown {
  try {
    const read = constructPlain(part, parseEvents(part, { maxDepth }));
    return read === undefined ? refuse() : read.value;
  } catch (error) {
    if (error instanceof YAMLException) return refuse();
    throw error;
  }
}

/** All lines that are blank or stand at least in a column. */
function linesFrom(column: number): RegExp {
  const known = lines.get(column) ?? new RegExp(`(?:(?: {${column}}[^\\n]*| *)\\n)*`, "y");
  lines.set(column, known);
  return known;
}

const lines = new Map<number, RegExp>();

function chompingOf(mark: string | undefined): ScalarEvent["chomping"] {
  return mark === "+" ? CHOMPING_KEEP : mark === "-" ? CHOMPING_STRIP : CHOMPING_CLIP;
}

interface ScalarPlace extends Partial<Pick<ScalarEvent, "style" | "chomping" | "indent">> {
  readonly start: number;
  readonly end: number;
}

/** Of a scalar on several lines. */
function valueFrom(
  text: string,
  { start, end, style = SCALAR_STYLE_PLAIN, chomping = CHOMPING_CLIP, indent = -1 }: ScalarPlace,
): string {
  const none = { anchorStart: -1, anchorEnd: -1, tagStart: -1, tagEnd: -1 };
  const place = { valueStart: start, valueEnd: end, style, chomping, indent, fast: false };
  return getScalarValue(text, { type: EVENT_SCALAR, ...none, ...place });
}
