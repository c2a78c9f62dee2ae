import type { Json } from "../../base/json.js";

/**
 * The only place where text of a description becomes text of a program. Every function answers for one context; text
 * encoded for one of them is not safe in another.
 */

/**
 * Characters that end a line, end a file for some tools, or make text look different from what it is (Unicode TR 36:
 * bidirectional and invisible controls), and halves of surrogate pairs, which no UTF-8 file can hold.
 */
const unsafeCharacter =
  /[\u034f\p{Cc}\p{Cs}\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\u{e0000}-\u{e0fff}]/gu;

const shortEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escapeCharacter(character: string): string {
  return shortEscapes[character] ?? unicodeEscape(character);
}

/** Every code unit as four hexadecimal digits: valid in string literals and in both kinds of regular expression. */
function unicodeEscape(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

/** Nearly every text of a description, which needs no more than to be looked through once. */
const plainLiteral = /^[ !#-;=-[\]-~]*$/;
const plainComment = /^[\n !"$-)+-?A-~]*$/;

/** A string literal in double quotes. Safe in a script element of an HTML page, too. */
export function stringLiteral(text: string): string {
  if (plainLiteral.test(text)) return `"${text}"`;
  const escaped = text
    .replace(/["\\]/g, "\\$&")
    .replace(unsafeCharacter, escapeCharacter)
    .replace(/<(?=\/script|!--|script)/gi, "\\u003c");
  return `"${escaped}"`;
}

/**
 * Text for the inside of a block comment. It cannot end the comment, and a word that compilers or bundlers obey
 * (`@ts-expect-error`, `@internal`, `@license`) loses its force: its `@` gets a backslash. Comment text stays as it is.
 */
export function commentText(text: string): string {
  if (plainComment.test(text)) return text;
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(unsafeCharacter, (character) => (character === "\n" ? character : escapeCharacter(character)))
    .replace(/\*\//g, "*\\/")
    .replace(/(?<![\w\\])@(?=[\p{L}_])/gu, "\\@")
    .replace(/(?<!\\)#(?=__|\s*source(?:Mapping)?URL)/g, "\\#");
}

/** A comment of one line, whatever line breaks the text has. */
export function lineComment(text: string): string {
  return `// ${commentText(text).replaceAll("\n", "\\n")}`;
}

/** The longest text of one place, such as a path or a pointer, that a comment has as a whole. */
const longestPlace = 500;

/** Where something stands, for a comment: of a very long text both ends. */
export function placeComment(text: string): string {
  if (text.length <= longestPlace) return commentText(text);
  const half = longestPlace / 2 - 1;
  return commentText(`${text.slice(0, half)} … ${text.slice(-half)}`);
}

/** A code span of Markdown for a comment, which no back quote in the text ends. */
export function codeComment(text: string): string {
  const line = placeComment(text).replace(/\s+/g, " ");
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), ([run]) => run.length));
  const quote = "`".repeat(longest + 1);
  return longest > 0 ? `${quote} ${line} ${quote}` : `${quote}${line}${quote}`;
}

/**
 * A documentation comment with a line break at its end, or nothing for empty text. `tags` are lines of ours, such as
 * `@deprecated`; what they quote must be comment text already.
 */
export function docComment(text: string, indent = "", tags: readonly string[] = []): string {
  const body = commentText(text).trim();
  const lines = [...(body === "" ? [] : body.split("\n").map((line) => line.trimEnd())), ...tags];
  if (lines.length === 0) return "";
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && indent.length + only.length <= 113)
    return `${indent}/** ${only} */\n`;
  const inner = lines.map((line) => (line === "" ? `${indent} *` : `${indent} * ${line}`));
  return `${indent}/**\n${inner.join("\n")}\n${indent} */\n`;
}

const reservedWords: ReadonlySet<string> = new Set(
  (
    "arguments as async await break case catch class const continue debugger default delete do else enum eval export " +
    "extends false finally for from function get if implements import in instanceof interface let new null of package " +
    "private protected public return set static super switch this throw true try type typeof undefined var void while " +
    "with yield"
  ).split(" "),
);

/** True for a name that can stand after a dot and before a colon. Plain ASCII only: other letters can look alike. */
function isIdentifierName(text: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(text);
}

/** True for text that means what it shows and shows all that it is. */
export function isPlainText(text: string): boolean {
  return text.search(unsafeCharacter) < 0;
}

const identifiers = /[\p{ID_Start}_$][\p{ID_Continue}$]*/gu;

/** The names in a text of code: letters of any script, as in `用量`. Where all are of one, that takes a third of the time. */
export function namesIn(code: string): readonly string[] {
  return code.match(/[^\0-\x7f]/.test(code) ? identifiers : /[A-Za-z_$][\w$]*/g) ?? [];
}

const declarable = new RegExp(`^(?:${identifiers.source})$`, "u");

/**
 * True for a name that can be declared: no reserved word, in strict mode and as a module. Of any script, because its
 * readers gave it; none that shows nothing.
 */
export function isIdentifier(text: string): boolean {
  return (isIdentifierName(text) || (declarable.test(text) && isPlainText(text))) && !reservedWords.has(text);
}

/**
 * A property key of an object literal or of a type. `__proto__` is computed, because written plainly in an object
 * literal it would set the prototype.
 */
export function propertyKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return isIdentifierName(name) ? name : stringLiteral(name);
}

/** The access to a property, to be written right after an expression: `.name` or `["a name"]`. */
export function propertyAccess(name: string): string {
  return isIdentifierName(name) ? `.${name}` : `[${stringLiteral(name)}]`;
}

/** A JSON value as an expression, on one line. */
export function jsonLiteral(value: Json): string {
  if (typeof value === "string") return stringLiteral(value);
  if (Object.is(value, -0)) return "-0";
  if (typeof value !== "object" || value === null) return String(value);
  if (isList(value)) return `[${value.map(jsonLiteral).join(", ")}]`;
  const members = Object.entries(value).map(([name, member]) => `${propertyKey(name)}: ${jsonLiteral(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** A regular expression literal. Throws a `SyntaxError` when the engine refuses the source. */
export function regExpLiteral(source: string, flags: string): string {
  // `RegExp.prototype.source` escapes slashes and line breaks (ECMA-262 22.2.6.13.1), and writes `(?:)` for nothing.
  const printable = new RegExp(source, flags).source;
  let literal = "";
  for (let index = 0; index < printable.length; ) {
    const escaped = printable[index] === "\\" && index + 1 < printable.length;
    const start = escaped ? index + 1 : index;
    const character = String.fromCodePoint(printable.codePointAt(start) ?? 0);
    const encoded = character.replace(unsafeCharacter, unicodeEscape);
    literal += escaped && encoded === character ? `\\${character}` : encoded;
    index = start + character.length;
  }
  return `/${literal}/${flags}`;
}
