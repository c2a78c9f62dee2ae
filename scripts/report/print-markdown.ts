import type { Change, Level } from "../drift/types.js";
import { groupByOperation } from "./group.js";
import { codeBlock, codeSpan, escapeMarkdown, messageMarkdown } from "./markdown.js";
import { printMatrixMarkdown } from "./print-matrix.js";
import type { Comparand, PrintOptions } from "./print-report.js";
import { summaryLine } from "./print-text.js";
import { visibleJson } from "./visible.js";

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
  const lines = [`- ${marks[change.level]} ${messageMarkdown(change.message)}${reach} (${codeSpan(change.id)})`];
  if (change.witness !== undefined) lines.push(`  ${codeBlock(cut(visibleJson(change.witness), 400), "json")}`);
  if (change.accepted !== undefined) lines.push(`  Accepted: ${messageMarkdown(change.accepted)}`);
  return lines.join("\n\n");
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
