import { escapeHtml } from "./escape.js";
import { visibleText } from "./visible.js";

/** One line, of which everything is seen: a blank line would end HTML, and git takes a file with a NUL for a binary one. */
function lineOf(text: string): string {
  return visibleText(text.replace(/\s+/g, " "));
}

/** Text that Markdown shows as it is, on one line. Addresses in it are no links. */
export function escapeMarkdown(text: string): string {
  const escaped = escapeHtml(lineOf(text).replace(/[\\`*_{}[\]|~]/g, "\\$&"));
  return escaped.replace(/:(?=\/\/)/g, "&#58;").replace(/(?<=\bwww)\./gi, "&#46;");
}

/** Text inside of HTML in Markdown, on one line. */
export function htmlText(text: string): string {
  return escapeHtml(lineOf(text));
}

/** A code span that nothing inside can end: neither a back quote nor an empty line. */
export function codeSpan(text: string): string {
  const line = lineOf(text);
  const quote = "`".repeat(longestRun(line) + 1);
  return quote.length > 1 || line.startsWith(" ") ? `${quote} ${line} ${quote}` : `${quote}${line}${quote}`;
}

/** A code block for a list item, indented; `text` is one line. */
export function codeBlock(text: string, language: string): string {
  const quote = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${quote}${language}\n  ${text}\n  ${quote}`;
}

/** A message, in which back quotes set off what comes from a description. */
export function messageMarkdown(text: string): string {
  return mapMessage(text, codeSpan);
}

function mapMessage(text: string, code: (text: string) => string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? code(part.slice(1, -1)) : escapeMarkdown(part)))
    .join("");
}

/**
 * Code in a cell of a table, where a bar ends the cell even inside of code. After a backslash it does so however it is
 * written, unless as an entity, which code spans do not have.
 */
export function codeCell(text: string): string {
  if (!/\\\|/.test(lineOf(text))) return codeSpan(text).replaceAll("|", "\\|");
  const entity = (character: string): string => `&#${character.charCodeAt(0)};`;
  return `<code>${lineOf(text).replace(/[^\p{L}\p{N} ]/gu, (character) => (character.length > 1 ? character : entity(character)))}</code>`;
}

/** A message in a cell of a table. */
export function messageCell(text: string): string {
  return mapMessage(text, codeCell);
}

/** Rows below a heading. The cells are Markdown already. */
export function tableMarkdown(
  head: readonly string[],
  rule: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
