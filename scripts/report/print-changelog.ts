import { groupBy } from "../base/group-by.js";
import { thisTool } from "../base/tool.js";
import type { Change } from "../drift/changes/types.js";
import { impactOf } from "../drift/impact.js";
import { isAddition } from "../drift/lack.js";
import type { Comparand } from "./comparand.js";
import { worstFirst } from "./for-reader.js";
import { codeSpan, escapeMarkdown, messageMarkdown } from "./markdown.js";
import { impactLine, verdictLine } from "./verdict.js";

/**
 * Text for a changelog after Keep a Changelog, for users of a client that is generated of the revision: by what they have to
 * do, not by what the provider does. Accepted changes are in it: they reach users, too.
 */
export function printChangelog(comparands: readonly Comparand[]): string {
  if (comparands.length === 0) return "Nothing was compared.\n";
  return `${comparands.map(printComparand).join("\n\n")}\n`;
}

const headings = ["Breaking", "Added", "Deprecated", "Changed"] as const;

type Heading = (typeof headings)[number];

function headingOf(change: Change): Heading {
  const impact = impactOf(change);
  if (impact === "major") return "Breaking";
  if (/-deprecated(?:-|$)/.test(change.id)) return "Deprecated";
  const isNew = isAddition(change) || /(?:^new-|-added$)/.test(change.id);
  return impact === "minor" && isNew ? "Added" : "Changed";
}

function printComparand({ base, revision, report }: Comparand): string {
  const { name, version } = thisTool();
  const title = report.versions?.revision ?? revision;
  const compared = `From ${escapeMarkdown(base)} to ${escapeMarkdown(revision)}`;
  const sections = groupBy(report.changes, headingOf);
  return [
    `## ${escapeMarkdown(title)}`,
    [`${compared}. ${verdictLine(report)}.`, ...impactLine(report).map(escapeMarkdown), `(${name} ${version})`]
      .join(" ")
      .replace("..", "."),
    ...headings.flatMap((heading) => printSection(heading, sections.get(heading) ?? [])),
  ].join("\n\n");
}

/** What happened to several operations alike stands on one line. */
function printSection(heading: Heading, changes: readonly Change[]): readonly string[] {
  if (changes.length === 0) return [];
  const lines = [...groupBy(worstFirst(changes), ({ message }) => message)].map(([message, group]) => {
    const operations = [...new Set(group.flatMap((change) => change.operations ?? change.operation ?? []))];
    const [first, ...others] = operations;
    const more = others.length > 0 ? ` and ${others.length} more` : "";
    return `- ${messageMarkdown(message)}${first === undefined ? "" : ` (${codeSpan(first)}${more})`}`;
  });
  return [`### ${heading}`, lines.join("\n")];
}
