import { escapeHtml } from "./escape.js";

/** Text that Markdown shows as it is, on one line. */
export function escapeMarkdown(text: string): string {
  return escapeHtml(text.replace(/[\\`*_{}[\]|~]/g, "\\$&").replace(/\s+/g, " "));
}

/** A code span that nothing inside can end: neither a back quote nor an empty line. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, " ");
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
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? codeSpan(part.slice(1, -1)) : escapeMarkdown(part)))
    .join("");
}

/** Code in a cell of a table, where a bar ends the cell even inside of code. */
export function codeCell(text: string): string {
  return codeSpan(text).replaceAll("|", "\\|");
}

/** A message in a cell of a table. */
export function messageCell(text: string): string {
  return messageMarkdown(text).replace(/(?<!\\)\|/g, "\\|");
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
