import type { Change, Level } from "../drift/types.js";
import { escapeHtml } from "./escape.js";
import { printMatrixMarkdown } from "./print-matrix.js";
import type { Comparand, PrintOptions } from "./print-report.js";
import { groupByOperation, summaryLine } from "./print-text.js";

const marks: Readonly<Record<Level, string>> = { error: "❌", warning: "⚠️", info: "ℹ️" };

/** For a pull request: what breaks in the open, the rest folded away. */
export function printMarkdown(comparands: readonly Comparand[], options: PrintOptions): string {
  if (comparands.length === 0) return "Nothing was compared.\n";
  const matrix = options.scores === undefined ? [] : [printMatrixMarkdown(options.scores)];
  return `${[...matrix, ...comparands.map(printComparand)].join("\n\n")}\n`;
}

function printComparand({ base, revision, report }: Comparand): string {
  const open = report.changes.filter((change) => change.accepted === undefined);
  const grave = open.filter((change) => change.level !== "info");
  const harmless = open.filter((change) => change.level === "info");
  const accepted = report.changes.filter((change) => change.accepted !== undefined);
  return [
    `## ${escapeMarkdown(base)} → ${escapeMarkdown(revision)}`,
    summaryLine(report),
    ...(grave.length === 0 ? [] : [printGroups(grave)]),
    ...fold(`${harmless.length} compatible changes`, harmless),
    ...fold(`${accepted.length} accepted changes`, accepted),
  ].join("\n\n");
}

function fold(title: string, changes: readonly Change[]): readonly string[] {
  if (changes.length === 0) return [];
  return [`<details><summary>${title}</summary>\n\n${printGroups(changes)}\n\n</details>`];
}

function printGroups(changes: readonly Change[]): string {
  return [...groupByOperation(changes)]
    .map(([operation, group]) => [`### ${codeSpan(operation)}`, ...group.map(printChange)].join("\n\n"))
    .join("\n\n");
}

function printChange(change: Change): string {
  const others = (change.operations?.length ?? 1) - 1;
  const reach = others > 0 ? ` Reaches ${others} more operation${others === 1 ? "" : "s"}.` : "";
  const lines = [`- ${marks[change.level]} ${escapeText(change.message)}${reach} (${codeSpan(change.id)})`];
  if (change.witness !== undefined) lines.push(`  ${fence(JSON.stringify(change.witness))}`);
  if (change.accepted !== undefined) lines.push(`  Accepted: ${escapeText(change.accepted)}`);
  return lines.join("\n\n");
}

/** A code span that no back quote inside can end. */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const quote = "`".repeat(longest + 1);
  return longest > 0 ? `${quote} ${text} ${quote}` : `${quote}${text}${quote}`;
}

/** The witness as a block of its own, cut to 400 characters. */
function fence(text: string): string {
  const cut = text.length > 400 ? `${text.slice(0, 399)}…` : text;
  const longest = Math.max(2, ...[...cut.matchAll(/`+/g)].map(([run]) => run.length));
  const quote = "`".repeat(longest + 1);
  return `${quote}json\n  ${cut}\n  ${quote}`;
}

/** Text outside of code spans, which messages set with back quotes themselves. */
function escapeText(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") && part.length > 1 ? part : escapeMarkdown(part)))
    .join("");
}

export function escapeMarkdown(text: string): string {
  return escapeHtml(text.replace(/[\\*_{}[\]|~]/g, "\\$&").replace(/\s+/g, " "));
}
