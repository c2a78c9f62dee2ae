import { countOf } from "../base/count.js";
import { thisTool } from "../base/tool.js";
import type { Change, Level } from "../drift/changes/types.js";
import type { Comparand } from "./comparand.js";
import { escapeCommand, escapeProperty } from "./escape.js";
import { worstFirst } from "./for-reader.js";
import { verdictLine } from "./verdict.js";

const commands: Readonly<Record<Level, string>> = { error: "error", warning: "warning", info: "notice" };

/**
 * Workflow commands that GitHub shows beside the lines of the revision. Of each level it shows ten per step, the first
 * ones, so that the counts come before the changes, and the worst of those first.
 */
export function printGithub(comparands: readonly Comparand[]): string {
  const open = comparands.flatMap(({ report }) => report.changes.filter((change) => change.accepted === undefined));
  const lines = [
    ...comparands.map(summary),
    ...(["error", "warning", "info"] as const).flatMap((level) =>
      worstFirst(open.filter((change) => change.level === level)).map(annotation),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function summary({ base, revision, report }: Comparand): string {
  const { breaking, warning } = report.summary;
  const command = breaking > 0 ? "error" : warning > 0 ? "warning" : "notice";
  return `::${command} title=${escapeProperty(`API drift (${thisTool().name} ${thisTool().version})`)}::${escapeCommand(`${base} → ${revision}: ${verdictLine(report)}`)}`;
}

function annotation(change: Change): string {
  const place = change.revision ?? change.base;
  const properties = [
    ...(place ? [`file=${escapeProperty(place.path ?? place.file)}`] : []),
    ...(place?.line === undefined ? [] : [`line=${place.line}`]),
    `title=${escapeProperty(change.id)}`,
  ];
  const { operation, operations: [first, ...others] = [] } = change;
  const more = others.length > 0 ? ` and ${countOf(others.length, "more operation")}` : "";
  const subject = operation ?? (first === undefined ? undefined : `${first}${more}`);
  const message = subject === undefined ? change.message : `${subject}: ${change.message}`;
  return `::${commands[change.level]} ${properties.join(",")}::${escapeCommand(message)}`;
}
