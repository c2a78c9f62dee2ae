import { countOf } from "../base/count.js";
import type { DriftReport, DriftSummary, Impact } from "../drift/changes/types.js";
import { checkVersion } from "../drift/check-version.js";
import { impactOf } from "../drift/impact.js";
import { isLack } from "../drift/lack.js";
import { ruleOf } from "../drift/rules/registry.js";
import type { Comparand } from "./comparand.js";

/** Whether clients break, in one word for machines. */
export type Verdict = "breaks" | "may-break" | "breaks-nothing" | "no-difference";

export const verdictTexts: Readonly<Record<Exclude<Verdict, "no-difference">, string>> = {
  breaks: "Breaks clients",
  "may-break": "May break clients",
  "breaks-nothing": "Breaks nothing",
};

/** By the counts, which know also what a view leaves out. */
export function verdictOf({ breaking, warning, info, accepted = 0 }: DriftSummary): Verdict {
  if (breaking > 0) return "breaks";
  if (warning > 0) return "may-break";
  return info + accepted > 0 ? "breaks-nothing" : "no-difference";
}

/** Whether it breaks, and the counts: `Breaks clients: 3 breaking, 1 warning, 12 info`. */
export function verdictLine(report: Pick<DriftReport, "summary">): string {
  const verdict = verdictOf(report.summary);
  if (verdict === "no-difference") return "No difference.";
  return `${verdictTexts[verdict]}: ${countsLine(report.summary)}`;
}

/**
 * `3 breaking (1 not proved), 1 warning, 12 info`, and how many were accepted: what breaks by the rules may have no value that proves
 * it. Behind that, what is among all of them: of providers, how much one does not offer, what a view leaves out, and `more`.
 */
export function countsLine(summary: DriftSummary, more: readonly string[] = []): string {
  const { breaking, warning, info, accepted = 0, unproven = 0, hidden = 0 } = summary;
  const { notOffered = 0, webhooksNotOffered = 0 } = summary;
  const counts = [
    `${breaking} breaking${unproven > 0 ? ` (${unproven} not proved)` : ""}`,
    countOf(warning, "warning"),
    `${info} info`,
    ...(accepted > 0 ? [`${accepted} accepted`] : []),
  ];
  const lacked = [
    ...(notOffered > 0 ? [countOf(notOffered, "operation")] : []),
    ...(webhooksNotOffered > 0 ? [countOf(webhooksNotOffered, "webhook")] : []),
  ].join(" and ");
  const among = [
    ...(notOffered + webhooksNotOffered > 0 ? [`${lacked} not offered`] : []),
    ...(hidden > 0 ? [`${hidden} milder not shown`] : []),
    ...more,
  ];
  return `${counts.join(", ")}${among.length === 0 ? "" : `; of all these, ${among.join(", ")}`}`;
}

/** The names of what was compared, and its verdict. */
export function printVerdict({ base, revision, report }: Comparand): string {
  return `${base} → ${revision}  ${verdictLine(report)}`;
}

/** What it means for users of a generated client, and for the version, of two versions of one description. */
export function impactLine(report: DriftReport): readonly string[] {
  if (report.impact === "none" || report.relation === "providers") return [];
  const { versions } = report;
  const check = checkVersion(report);
  const from = versions === undefined ? "" : `, from ${versions.base} to ${versions.revision}`;
  const needed = check?.needed === undefined ? "" : `; ${check.needed} is needed`;
  return [`For users of a generated client: ${report.impact}${whyMajor(report)}${from}${needed}.`];
}

/** Why it is major where nothing breaks, or nothing that counts, in brackets behind the word. */
export function whyMajor({ impact, summary, changes, hidden = [] }: DriftReport): string {
  if (impact !== "major" || summary.breaking > 0) return "";
  const major = [...changes, ...hidden].filter((change) => impactOf(change) === "major");
  if (major.some(({ level }) => level === "error")) return " (what is accepted counts)";
  if (major.some(isLack)) return " (calls of what is gone fail; it was announced, or promised nothing)";
  // What is no longer described, or has a limit now, may or may not be refused.
  if (major.some(({ id, level }) => level === "warning" && ruleOf(id).direction === "request"))
    return " (the provider may refuse some calls, and a client that checks what it sends does)";
  return " (calls go on working, but code loses a name or a value that it compiles with)";
}

/** The counts of several comparisons as one. */
export function sumOf(comparands: readonly Comparand[]): DriftSummary {
  const sum = (key: keyof DriftSummary) =>
    comparands.reduce((total, { report }) => total + (report.summary[key] ?? 0), 0);
  const some = (["accepted", "notOffered", "webhooksNotOffered", "unproven", "hidden"] as const).map(
    (key) => [key, sum(key)] as const,
  );
  return {
    breaking: sum("breaking"),
    warning: sum("warning"),
    info: sum("info"),
    ...Object.fromEntries(some.filter(([, count]) => count > 0)),
  };
}

const impacts = ["major", "minor", "patch"] as const satisfies readonly Impact[];

/** The greatest of several comparisons. */
export function impactOfAll(comparands: readonly Comparand[]): DriftReport["impact"] {
  return impacts.find((impact) => comparands.some(({ report }) => report.impact === impact)) ?? "none";
}
