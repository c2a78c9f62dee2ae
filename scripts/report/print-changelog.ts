import { countOf } from "../base/count.js";
import { firstOf } from "../base/first-of.js";
import { groupBy } from "../base/group-by.js";
import { thisTool } from "../base/tool.js";
import type { Change, Relation } from "../drift/changes/types.js";
import { impactOf } from "../drift/impact.js";
import { isAddition } from "../drift/lack.js";
import { alsoAtSentence } from "./also-at.js";
import { briefOf } from "./brief.js";
import type { Comparand } from "./comparand.js";
import { isWhole, sentenceNames, worstFirst } from "./for-reader.js";
import { codeSpan, escapeMarkdown, messageMarkdown } from "./markdown.js";
import { countsLine, impactLine, verdictOf, verdictTexts } from "./verdict.js";

/**
 * Text for a changelog after Keep a Changelog, for users of a client that is generated of the revision: by what they have to
 * do, not by what the provider does. Accepted changes are in it: they reach users, too.
 */
export function printChangelog(comparands: readonly Comparand[]): string {
  if (comparands.length === 0) return "Nothing was compared.\n";
  const [differing, same] = [true, false].map((differs) =>
    comparands.filter(({ report }) => (verdictOf(report.summary) !== "no-difference") === differs),
  );
  const { name, version } = thisTool();
  const tool = `(${name} ${version})`;
  const names = (same ?? []).map(({ base, revision }) => escapeMarkdown(`${base} → ${revision}`));
  return `${[
    ...(differing ?? []).map((comparand) => printComparand(comparand, { tool, isOnly: comparands.length === 1 })),
    ...(names.length === 0 ? [] : [`No difference: ${names.join(", ")}. ${tool}`]),
  ].join("\n\n")}\n`;
}

const headings = ["Breaking", "Breaking code", "Added", "Deprecated", "Changed"] as const;

type Heading = (typeof headings)[number];

function headingOf(change: Change, relation: Relation | undefined): Heading {
  if (isCoverage(change, relation)) return isAddition(change) ? "Added" : "Changed";
  const impact = impactOf(change);
  if (change.level === "error") return "Breaking";
  // No call breaks, but what a client is compiled with is gone.
  if (impact === "major") return "Breaking code";
  if (/-deprecated(?:-|$)/.test(change.id)) return "Deprecated";
  const isNew = isAddition(change) || /(?:^new-|-added$)/.test(change.id);
  return impact === "minor" && isNew ? "Added" : "Changed";
}

/** What users notice, who meet accepted changes as well, and by code as well as by calls. */
function verdictOfUsers({ changes, hidden = [], relation }: Comparand["report"]): string {
  const all = [...changes, ...hidden];
  const isBroken = all.some(({ level }) => level === "error");
  if (!isBroken && all.some((change) => headingOf(change, relation) === "Breaking code")) return "Breaks code";
  return verdictTexts[
    isBroken ? "breaks" : all.some(({ level }) => level === "warning") ? "may-break" : "breaks-nothing"
  ];
}

/** The counts of what users meet, accepted or not. */
function countsOfUsers({ changes, hidden = [], summary }: Comparand["report"]): string {
  const all = [...changes, ...hidden];
  const count = (of: Change["level"]) => all.filter(({ level }) => level === of).length;
  const unproven = all.filter(({ level, unproven }) => level === "error" && unproven).length;
  const counts = { breaking: count("error"), warning: count("warning"), info: count("info"), unproven };
  const { accepted = 0 } = summary;
  return countsLine({ ...summary, ...counts, accepted: 0 }, accepted > 0 ? [`${accepted} accepted`] : []);
}

/** What one of two providers does not offer, and never promised. */
function isCoverage(change: Change, relation: Relation | undefined): boolean {
  return relation === "providers" && isWhole(change) && !change.breaking;
}

interface Place {
  readonly tool: string;
  /** It is the only comparison, so that its version is title enough. */
  readonly isOnly: boolean;
}

function printComparand({ base, revision, report }: Comparand, { tool, isOnly }: Place): string {
  const { relation, versions } = report;
  const version = versions?.revision ?? revision;
  const named = version === revision ? revision : `${revision} ${version}`;
  const title = relation === "providers" ? `${base} → ${revision}` : isOnly ? version : named;
  const sections = groupBy(report.changes, (change) => headingOf(change, relation));
  return [
    `## ${escapeMarkdown(title)}`,
    [`From ${base} to ${revision}. ${verdictOfUsers(report)}: ${countsOfUsers(report)}.`, ...impactLine(report)]
      .map(escapeMarkdown)
      .concat(tool)
      .join(" "),
    ...headings.flatMap((heading) => printSection(heading, sections.get(heading) ?? [], { base, revision, report })),
  ].join("\n\n");
}

/** What happened to several operations alike stands on one line, and so do the values of one place, and what one of two providers does not offer. */
function printSection(heading: Heading, changes: readonly Change[], of: Comparand): readonly string[] {
  if (changes.length === 0) return [];
  const { base, revision } = sentenceNames(of);
  const { relation } = of.report;
  const told = changes.filter((change) => !isCoverage(change, relation));
  const coverage = changes.filter((change) => isCoverage(change, relation));
  const ending = heading === "Added" ? `at ${revision} that ${base} lacks` : `missing at ${revision}`;
  const lines = [
    ...[...groupBy(groupBy(worstFirst(told), ({ message }) => message).values(), listKey).values()].map((groups) => {
      const changes = groups.flat();
      return `- ${messageMarkdown(messageOf(changes, of))}${operationsMarkdown(changes)}${alsoAtSentence(changes, codeSpan)}`;
    }),
    ...coverageLine(coverage, ending),
  ];
  return [`### ${heading}`, lines.join("\n")];
}

/** Of changes that say the same, equal for those of one place that tell which values or alternatives are not, or also, taken. */
function listKey([change, ...others]: readonly Change[]): string {
  if (change === undefined || !("value" in briefOf(change))) return change?.message ?? "";
  return [change.id, change.subject, ...operationsOf([change, ...others]).toSorted()].join("\n");
}

/** The sentence of one change, or what several of one place say together. */
function messageOf(changes: readonly Change[], of: Comparand): string {
  const messages = [...new Set(changes.map(({ message }) => message))];
  const [change] = changes;
  if (change === undefined || messages.length === 1) return messages[0] ?? "";
  const values = [...new Set(changes.map(briefOf).flatMap((brief) => ("value" in brief ? [brief.value] : [])))].sort();
  const at = of.report.relation === "providers" ? ` at ${sentenceNames(of).revision}` : "";
  const subject = change.subject.charAt(0).toUpperCase() + change.subject.slice(1);
  return `${subject}: ${briefOf(change).kind} ${firstOf(values, maxValues)}${at}.`;
}

const maxValues = 6;

function operationsMarkdown(changes: readonly Change[]): string {
  const [first, ...others] = operationsOf(changes);
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  return first === undefined ? "" : ` (${codeSpan(first)}${more})`;
}

function operationsOf(changes: readonly Change[]): readonly string[] {
  return [...new Set(changes.flatMap((change) => change.operations ?? change.operation ?? []))];
}

function coverageLine(changes: readonly Change[], ending: string): readonly string[] {
  if (changes.length === 0) return [];
  const noun = changes.some(({ operation }) => operation === null) ? "operation or webhook" : "operation";
  return [`- ${countOf(changes.length, noun)} ${escapeMarkdown(ending)}${operationsMarkdown(changes)}`];
}
