import { ScalarResolver } from "../scalar-resolver.js";

/** Thrown where a text has what is left to the library, whatever that makes of it. */
class NotSimple extends Error {}

/** Nobody asks where it was thrown, which costs more than all that is thrown away by it. */
const notSimple = new NotSimple();

/** Runs a reader; `undefined` where the text is none that it reads. */
export function ifSimple<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error === notSimple) return undefined;
    throw error;
  }
}

export function refuse(): never {
  throw notSimple;
}

/** A plain scalar on one line; it ends before a comment, before a colon that ends a key, and before a tab. */
const plain = /(?:[^\n\t :#]+|:(?![ \n\t]|$)|(?<![ \t\n])#| +(?![ #\n\t]|$|:(?:[ \n\t]|$)))*/y;

/** A quoted scalar on one line, with nothing in it that has to be decoded. */
const quoted = { '"': /"[^"\\\n]*"/y, "'": /'[^'\n]*'(?!')/y } as const;

/** Beside blank lines, what would mean something else at the beginning of a scalar. */
const notPlain: ReadonlySet<string> = new Set([..."\t\n ,[]{}#&*!|>'\"%@`"]);

const code = { newline: 10, space: 32, hash: 35, dash: 45, colon: 58 } as const;

/** How an anchor or an alias goes on. */
const anchorName = /[^ \t\n,[\]{}]+/y;

/** Where one is in a YAML text whose blocks are shown by their indentation alone. */
export class Cursor {
  protected position = 0;
  protected lineStart = 0;
  protected readonly scalars = new ScalarResolver();

  constructor(protected readonly text: string) {}

  protected get column(): number {
    return this.position - this.lineStart;
  }

  protected get isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** What is here stands further left than a column, or is nothing any more. */
  protected isLeftOf(column: number): boolean {
    return this.isAtEnd || this.column < column;
  }

  /** Goes to what comes next; whether that is on a line below, or nothing. */
  protected next(isBelow = false): boolean {
    const { text } = this;
    let at = this.position;
    let below = isBelow;
    for (;;) {
      const start = at;
      while (text.charCodeAt(at) === code.space) at++;
      if (text.charCodeAt(at) === code.hash && (at > start || below)) at = this.endOfLine(at);
      if (text.charCodeAt(at) !== code.newline) break;
      below = true;
      this.lineStart = ++at;
    }
    this.position = at;
    return below || at >= text.length;
  }

  protected endOfLine(from: number): number {
    const end = this.text.indexOf("\n", from);
    return end < 0 ? this.text.length : end;
  }

  protected get isItem(): boolean {
    return this.text.charCodeAt(this.position) === code.dash && this.isBreak(this.position + 1);
  }

  protected isBreak(at: number): boolean {
    const found = this.text.charCodeAt(at);
    return found === code.space || found === code.newline || at >= this.text.length;
  }

  /** The end of the plain scalar that begins here, or goes on here. */
  protected endOfPlain(from: number): number {
    plain.lastIndex = from;
    plain.test(this.text);
    return plain.lastIndex;
  }

  protected get mayBePlain(): boolean {
    const first = this.text[this.position];
    if (first === undefined || notPlain.has(first)) return false;
    return !(first === "-" || first === "?" || first === ":") || !this.isBreak(this.position + 1);
  }

  /** The end of a quoted scalar that is on one line and means what it says, or -1. */
  protected endOfQuoted(): number {
    const pattern = quoted[this.text[this.position] as keyof typeof quoted];
    pattern.lastIndex = this.position;
    return pattern.test(this.text) ? pattern.lastIndex : -1;
  }

  /** The name of the anchor (`&`) or alias (`*`) that is here, which is left behind; `undefined` where there is none. */
  protected nameAfter(mark: "&" | "*"): string | undefined {
    if (this.text[this.position] !== mark) return undefined;
    anchorName.lastIndex = this.position + 1;
    if (!anchorName.test(this.text)) return refuse();
    const name = this.text.slice(this.position + 1, anchorName.lastIndex);
    this.position = anchorName.lastIndex;
    return name;
  }

  protected get isQuote(): boolean {
    const first = this.text[this.position];
    return first === '"' || first === "'";
  }

  /** The key that is here, which is left behind with its colon; `undefined` where there is none. */
  protected key(): string | undefined {
    const { text, position, isQuote } = this;
    if (!isQuote && !this.mayBePlain) return undefined;
    const end = isQuote ? this.endOfQuoted() : this.endOfPlain(position);
    if (end <= position) return undefined;
    let colon = end;
    while (text.charCodeAt(colon) === code.space) colon++;
    if (text.charCodeAt(colon) !== code.colon || !this.isBreak(colon + 1)) return undefined;
    this.position = colon + 1;
    const name = isQuote ? text.slice(position + 1, end - 1) : String(this.scalars.valueOf(text.slice(position, end)));
    // What merges is for the library.
    return name === "<<" ? refuse() : name;
  }
}

/** Brackets and what may hide some: quoted scalars. */
const flowParts = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*'|[^"'[\]{}]+|["'[\]{}]/y;

const wholeQuoted = { '"': /"(?:[^"\\]|\\[\s\S])*"/y, "'": /'(?:[^']|'')*'/y } as const;

/** The end of the flow collection, or of the quoted scalar on several lines, that begins at an offset. */
export function endOfFlow(text: string, from: number): number {
  const pattern = wholeQuoted[text[from] as keyof typeof wholeQuoted];
  if (pattern !== undefined) {
    pattern.lastIndex = from;
    return pattern.test(text) ? pattern.lastIndex : refuse();
  }
  let depth = 0;
  flowParts.lastIndex = from;
  for (let at = from; flowParts.test(text); at = flowParts.lastIndex) {
    const first = text[at] ?? "";
    if (first === "[" || first === "{") depth++;
    else if ((first === "]" || first === "}") && --depth === 0) return flowParts.lastIndex;
  }
  return refuse();
}

/** What an anchor names. */
export interface Anchor {
  readonly name: string;
  /** Behind its name. */
  readonly end: number;
  /** The column of the key or item that it belongs to. */
  readonly column: number;
  readonly isItem: boolean;
}
