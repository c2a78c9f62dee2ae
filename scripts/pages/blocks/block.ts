/** A docs page as the readers see it: what stands on it, in its order, and on which line (1-based). */
export type Block = HeadingBlock | TextBlock | CodeBlock | TableBlock;

export interface HeadingBlock {
  readonly kind: "heading";
  readonly level: number;
  readonly text: string;
  readonly line: number;
  /** A short line that may be a heading or not: plain text does not tell. */
  readonly guessed?: true;
}

/** A paragraph, list item or line; inline code stands in backticks. An empty one is a rule across the page. */
export interface TextBlock {
  readonly kind: "text";
  readonly text: string;
  readonly line: number;
  /** Of a list item: 1 for one of an outer list. */
  readonly depth?: number;
  /** How many quotations it stands in, one inside of the other. */
  readonly quoted?: number;
  /** Nothing but words set in bold, which stand in the place of a heading. */
  readonly label?: true;
}

export interface CodeBlock {
  readonly kind: "code";
  /** In lower case, as the page names it: `json`, `bash`; `""` when it does not. */
  readonly language: string;
  /** What stands beside the language: `Response`, `200`. */
  readonly title?: string;
  readonly text: string;
  /** Of the first line of {@link text}. */
  readonly line: number;
}

/** The first row names the columns. */
export interface TableBlock {
  readonly kind: "table";
  readonly rows: readonly TableRow[];
  /** Of the headings that the names of fields were; what stands below the last one is about that field. */
  readonly level?: number;
  /** Made of lines that show no depth: what follows an object may be a part of it. */
  readonly isFlat?: true;
  readonly line: number;
}

export interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
  /** Nothing shows whether it is a part of an object further up. */
  readonly isDoubtful?: true;
}

/** Finds the numbers of the lines on which offsets of a text lie, where its first line has the number `first`. */
export function lineFinder(text: string, first = 1): (offset: number) => number {
  const breaks = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (offset) => {
    let [low, high] = [0, breaks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return first + low;
  };
}

const finders = new WeakMap<CodeBlock, (offset: number) => number>();

/** The same of code, which may have thousands of commands. */
export function linesOf(code: CodeBlock): (offset: number) => number {
  const known = finders.get(code) ?? lineFinder(code.text, code.line);
  finders.set(code, known);
  return known;
}

/** Stands before the name of a field, once for each field that it is a part of. */
export const depthMark = "»";

/** An item of a list that begins with a name in bold, with that name as code; `undefined` for words in bold. */
export function withCodedName(bold: string, rest: string): string | undefined {
  const [, name, colon = ""] = /^([a-z_][\w.[\]-]{0,60})([:：]?)$/i.exec(bold) ?? [];
  if (name === undefined || !(colon !== "" || /^\s*(?:$|[:：–—(（-])/.test(rest))) return undefined;
  return `\`${name}\`${colon}${rest}`;
}

/** The number of line breaks in a text. */
export function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

const linesKnown = new WeakMap<CodeBlock, readonly string[]>();

/** The lines of code, which each of the thousands of operations that it may be about asks for. */
export function rowsOf(code: CodeBlock): readonly string[] {
  const lines = linesKnown.get(code) ?? code.text.split("\n");
  linesKnown.set(code, lines);
  return lines;
}

/** One line of text without what only layout needs. */
export function tidy(text: string): string {
  return text
    .replace(/[\u200b\u200c\u2060\ufeff]/g, "")
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}
