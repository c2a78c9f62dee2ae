/** What a token is by its characters: a name may be a word of the language, and a mark is any punctuation. */
type TokenKind = "name" | "text" | "number" | "pattern" | "mark";

export interface Token {
  /** `word` where a name is one of the language's. */
  readonly kind: TokenKind | "word";
  readonly text: string;
  readonly start: number;
}

const blanks = /(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*/y;

/** Most names: those of no letters but these. */
const plainName = /[A-Za-z$_][\w$]*/y;

const patterns: Readonly<Record<TokenKind, RegExp>> = {
  name: /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy,
  text: /"(?:[^"\\\n\r]|\\(?:\r\n|.))*"/sy,
  number: /(?:0[bo]\d+|0x[\da-f]+|\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?![\p{ID_Continue}$])/iuy,
  pattern: /\/(?![*/])(?:[^\n\r\u2028\u2029/\\[]|\\.|\[(?:[^\n\r\u2028\u2029\]\\]|\\.)*\])+\/[a-z]*/y,
  // More than one `>` may end as many lists of types.
  mark: /\.{3}|===|!==|\*\*=?|<<=?|&&=?|\|\|=?|\?\?=?|\?\.(?!\d)|=>|--|\+\+|[=!<+\-*/%&|^]=|./suy,
};

/** Marks that are none but these single characters, whatever follows. */
const brackets: ReadonlySet<number> = new Set(Array.from("()[]{},;:", (mark) => mark.charCodeAt(0)));

/**
 * The token of a module of ours that begins at an offset, or behind the blanks and comments there; `undefined` at the end. A
 * slash begins a pattern where a value may begin. What is none of these is a mark of a single character: texts in other
 * quotes and templates, numbers with separators, names with escapes. A tenth of the work of TypeScript's scanner.
 */
export function tokenAt(text: string, offset: number, mayBeValue: () => boolean): Token | undefined {
  const start = endOfBlanks(text, offset);
  if (start >= text.length) return undefined;
  const code = text.charCodeAt(start);
  if (brackets.has(code)) return { kind: "mark", text: text.charAt(start), start };
  const kind = kindOf(code, mayBeValue);
  const end = (kind === "name" ? endOfPlainName(text, start) : undefined) ?? endOf(patterns[kind], text, start);
  if (end !== undefined) return { kind, text: text.slice(start, end), start };
  return { kind: "mark", text: text.slice(start, endOf(patterns.mark, text, start)), start };
}

/** Nearly all blanks are spaces and line feeds, which take no pattern. */
function endOfBlanks(text: string, offset: number): number {
  let end = offset;
  let code = text.charCodeAt(end);
  while (code === 0x20 || code === 0x0a) code = text.charCodeAt(++end);
  const mayBeBlank = code === 0x2f || code < 0x20 || code > 0x7f;
  return mayBeBlank ? (endOf(blanks, text, end) ?? end) : end;
}

function endOfPlainName(text: string, start: number): number | undefined {
  const end = endOf(plainName, text, start);
  return end === undefined || text.charCodeAt(end) > 0x7f ? undefined : end;
}

function kindOf(code: number, mayBeValue: () => boolean): TokenKind {
  if ((code | 32) >= 97 && (code | 32) <= 122) return "name";
  if (code === 0x22) return "text";
  if (code >= 48 && code <= 57) return "number";
  if (code === 0x24 || code === 0x5f || code > 0x7f) return "name";
  return code === 0x2f && mayBeValue() ? "pattern" : "mark";
}

/** Where what a sticky pattern finds at an offset ends. */
function endOf(pattern: RegExp, text: string, offset: number): number | undefined {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
