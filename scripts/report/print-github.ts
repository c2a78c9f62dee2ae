import { countOf } from "../base/count.js";
import { thisTool } from "../base/tool.js";
import type { Change, Level } from "../drift/changes/types.js";
import type { Comparand } from "./comparand.js";
import { escapeCommand, escapeProperty } from "./escape.js";
import { worstFirst } from "./for-reader.js";
import { sumOf, verdictLine } from "./verdict.js";

const commands: Readonly<Record<Level, string>> = { error: "error", warning: "warning", info: "notice" };

/** Of one level, what GitHub shows of a step. */
const maxShown = 10;

/**
 * Workflow commands that GitHub shows beside the lines of the revision. Of each level it shows ten per step, the first
 * ones, so that all verdicts are one command before the changes, and the worst of those come first. What breaks nothing is
 * told as far as it is shown, and how much more there is.
 */
export function printGithub(comparands: readonly Comparand[]): string {
  if (comparands.length === 0) return "Nothing was compared.\n";
  const open = comparands.flatMap(({ report }) => report.changes.filter((change) => change.accepted === undefined));
  const verdict = levelOf(comparands);
  const [errors = [], warnings = [], notices = []] = (["error", "warning", "info"] as const).map((level) =>
    worstFirst(open.filter((change) => change.level === level)).map(annotation),
  );
  const room = verdict === "info" ? maxShown - 1 : maxShown;
  const lines = [printVerdicts(comparands, verdict), ...errors, ...warnings, ...limit(notices, room)];
  return `${lines.join("\n")}\n`;
}

function limit(notices: readonly string[], room: number): readonly string[] {
  if (notices.length <= room) return notices;
  const rest = countOf(notices.length - room + 1, "more compatible change");
  const text = `${rest}, which other formats have (--format markdown, --format html).`;
  return [...notices.slice(0, room - 1), `::notice title=${title()}::${escapeCommand(text)}`];
}

function levelOf(comparands: readonly Comparand[]): Level {
  const { breaking, warning } = sumOf(comparands);
  return breaking > 0 ? "error" : warning > 0 ? "warning" : "info";
}

/** One command, with a line in it for each comparison. */
function printVerdicts(comparands: readonly Comparand[], level: Level): string {
  const lines = comparands.map(({ base, revision, report }) => `${base} → ${revision}: ${verdictLine(report)}`);
  return `::${commands[level]} title=${title()}::${escapeCommand(lines.join("\n"))}`;
}

function title(): string {
  return escapeProperty(`API drift (${thisTool().name} ${thisTool().version})`);
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
