import { countOf } from "../base/count.js";
import type { Origin } from "../base/diagnostics.js";
import { thisTool } from "../base/tool.js";
import type { Change, Level } from "../drift/changes/types.js";
import { alsoAtSentence } from "./also-at.js";
import type { Comparand, PlaceWay, PrintOptions } from "./comparand.js";
import { escapeCommand, escapeProperty } from "./escape.js";
import { worstFirst } from "./for-reader.js";
import { failureNotes, isFailed, type Outcome } from "./outcome.js";
import { sumOf, verdictLine } from "./verdict.js";

const commands: Readonly<Record<Level, string>> = { error: "error", warning: "warning", info: "notice" };

/** Of one level, what GitHub shows of a step. */
const maxShown = 10;

/**
 * Workflow commands that GitHub shows beside the lines of the revision. Of each level it shows ten per step, the first
 * ones, so that all verdicts are one command before the changes, and the worst of those come first. What breaks nothing is
 * told as far as it is shown, and how much more there is.
 */
export function printGithub(comparands: readonly Comparand[], { outcome, wayOf }: PrintOptions): string {
  if (comparands.length === 0) return "Nothing was compared.\n";
  const open = comparands.flatMap(({ report }) => report.changes.filter((change) => change.accepted === undefined));
  const verdict = outcome && isFailed(outcome) ? "error" : levelOf(comparands);
  const [errors = [], warnings = [], notices = []] = (["error", "warning", "info"] as const).map((level) =>
    worstFirst(open.filter((change) => change.level === level)).map((change) => annotation(change, wayOf)),
  );
  const room = verdict === "info" ? maxShown - 1 : maxShown;
  const lines = [printVerdicts(comparands, verdict, outcome), ...errors, ...warnings, ...limit(notices, room)];
  return `${lines.join("\n")}\n`;
}

function limit(notices: readonly string[], room: number): readonly string[] {
  if (notices.length <= room) return notices;
  const rest = countOf(notices.length - room + 1, "more compatible change");
  const text = `${rest}, which other formats have (--format markdown, --format html).`;
  return [...notices.slice(0, room - 1), githubCommand("info", { title: githubTitle(), message: text })];
}

function levelOf(comparands: readonly Comparand[]): Level {
  const { breaking, warning } = sumOf(comparands);
  return breaking > 0 ? "error" : warning > 0 ? "warning" : "info";
}

/** One command, with a line in it for each comparison, and for each reason to fail besides. */
function printVerdicts(comparands: readonly Comparand[], level: Level, outcome: Outcome | undefined): string {
  const lines = comparands.map(({ base, revision, report }) => `${base} → ${revision}: ${verdictLine(report)}`);
  return githubCommand(level, { title: githubTitle(), message: [...lines, ...failureNotes(outcome)].join("\n") });
}

/** The title of what is said of a run as a whole. */
export function githubTitle(): string {
  return `API drift (${thisTool().name} ${thisTool().version})`;
}

interface Annotation {
  readonly place?: Origin | null | undefined;
  readonly title: string;
  readonly message: string;
  readonly wayOf?: PlaceWay | undefined;
}

/** A workflow command; GitHub knows files by the way from the root of the repository. */
export function githubCommand(level: Level, { place, title, message, wayOf }: Annotation): string {
  const properties = [
    ...(place ? [`file=${escapeProperty(wayOf?.(place) ?? place.path ?? place.file)}`] : []),
    ...(place?.line === undefined ? [] : [`line=${place.line}`]),
    `title=${escapeProperty(title)}`,
  ];
  return `::${commands[level]} ${properties.join(",")}::${escapeCommand(message)}`;
}

function annotation(change: Change, wayOf: PlaceWay | undefined): string {
  const { operation, operations: [first, ...others] = [] } = change;
  const more = others.length > 0 ? ` and ${countOf(others.length, "more operation")}` : "";
  const subject = operation ?? (first === undefined ? undefined : `${first}${more}`);
  const told = `${change.message}${alsoAtSentence([change])}`;
  const message = subject === undefined ? told : `${subject}: ${told}`;
  return githubCommand(change.level, { place: change.revision ?? change.base, title: change.id, message, wayOf });
}
