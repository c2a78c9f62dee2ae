import type { Change, Level } from "../drift/types.js";
import { escapeCommand, escapeProperty } from "./escape.js";
import type { Comparand } from "./print-report.js";
import { summaryLine } from "./print-text.js";

const commands: Readonly<Record<Level, string>> = { error: "error", warning: "warning", info: "notice" };

/** Workflow commands that GitHub shows beside the lines of the revision. */
export function printGithub(comparands: readonly Comparand[]): string {
  const lines = comparands.flatMap(({ base, revision, report }) => [
    ...report.changes.filter((change) => change.accepted === undefined).map(annotation),
    escapeCommand(`${base} → ${revision}: ${summaryLine(report)}`),
  ]);
  return `${lines.join("\n")}\n`;
}

function annotation(change: Change): string {
  const place = change.revision ?? change.base;
  const properties = [
    ...(place ? [`file=${escapeProperty(place.file)}`] : []),
    ...(place?.line === undefined ? [] : [`line=${place.line}`]),
    `title=${escapeProperty(change.id)}`,
  ];
  const message = change.operation === null ? change.message : `${change.operation}: ${change.message}`;
  return `::${commands[change.level]} ${properties.join(",")}::${escapeCommand(message)}`;
}
