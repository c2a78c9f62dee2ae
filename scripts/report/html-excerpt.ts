import type { Change, Excerpt, ExcerptLine } from "../drift/changes/types.js";
import { escapeHtml } from "./escape.js";

/** Both excerpts as HTML, with what only one of them says set off: whole lines, and single values of a list. */
export function markDifferences(
  excerpts: Change["excerpts"],
): readonly [base: string | undefined, revision: string | undefined] {
  if (excerpts === undefined) return [undefined, undefined];
  const { base, revision } = excerpts;
  return [mark(base, revision, "del"), mark(revision, base, "ins")];
}

function mark(lines: Excerpt, others: Excerpt, tag: string): string {
  const known = new Set(others.map(textOf));
  return lines
    .map((line) => {
      const text = textOf(line);
      if (known.has(text)) return escapeHtml(text);
      const other = line.values && others.find((item) => item.values && item.text === line.text);
      return other === undefined ? wrap(text, tag) : markValues(line, new Set(other.values), tag);
    })
    .join("\n");
}

function textOf({ text, values = [] }: ExcerptLine): string {
  return text + values.join(", ");
}

function markValues({ text, values = [] }: ExcerptLine, known: ReadonlySet<string>, tag: string): string {
  return escapeHtml(text) + values.map((value) => (known.has(value) ? escapeHtml(value) : wrap(value, tag))).join(", ");
}

function wrap(text: string, tag: string): string {
  return `<${tag}>${escapeHtml(text)}</${tag}>`;
}
