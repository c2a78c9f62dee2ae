import type { Change } from "../drift/changes/types.js";
import { escapeHtml } from "./escape.js";

/** Both excerpts as HTML, with what only one of them says set off: whole lines, and single values of a list. */
export function markDifferences(
  excerpts: Change["excerpts"],
): readonly [base: string | undefined, revision: string | undefined] {
  if (excerpts === undefined) return [undefined, undefined];
  const base = excerpts.base.split("\n");
  const revision = excerpts.revision.split("\n");
  return [mark(base, revision, "del"), mark(revision, base, "ins")];
}

function mark(lines: readonly string[], others: readonly string[], tag: string): string {
  const known = new Set(others);
  return lines
    .map((line) => {
      if (known.has(line)) return escapeHtml(line);
      const list = listOf(line);
      const other = list && others.map(listOf).find((item) => item?.head === list.head);
      return list && other ? markItems(list, new Set(other.items), tag) : wrap(line, tag);
    })
    .join("\n");
}

interface List {
  readonly head: string;
  readonly items: readonly string[];
}

/** `values: "a", "b"`. */
function listOf(line: string): List | undefined {
  const [, head, rest] = /^(\s*values: )(.*)$/s.exec(line) ?? [];
  return head === undefined || rest === undefined ? undefined : { head, items: rest.split(", ") };
}

function markItems({ head, items }: List, known: ReadonlySet<string>, tag: string): string {
  return escapeHtml(head) + items.map((item) => (known.has(item) ? escapeHtml(item) : wrap(item, tag))).join(", ");
}

function wrap(text: string, tag: string): string {
  return `<${tag}>${escapeHtml(text)}</${tag}>`;
}
