import type { Origin } from "../base/diagnostics.js";
import { thisTool } from "../base/tool.js";
import type { Change, DriftSummary } from "../drift/changes/types.js";
import { checkVersion } from "../drift/check-version.js";
import { impactOf } from "../drift/impact.js";
import { nameOfPlace } from "./also-at.js";
import type { Comparand, PrintOptions } from "./comparand.js";
import { isFailed } from "./outcome.js";
import { impactOfAll, sumOf, verdictOf } from "./verdict.js";

/**
 * `{ "tool", "verdict", "impact", "compared": […], "summary": { "breaking", "warning", "info" }, "changes": […] }`, `scores`
 * where providers are compared with the reference, and of a run `failed` with the `reasons`. Each change says what it compares when there are several comparisons.
 */
export function printJson(comparands: readonly Comparand[], { scores, outcome }: PrintOptions): string {
  const several = comparands.length > 1;
  const changes = comparands.flatMap(({ base, revision, report }) =>
    report.changes.map((change) => ({ ...(several ? { compared: { base, revision } } : {}), ...jsonOf(change) })),
  );
  const total = sumOf(comparands);
  const head = {
    tool: thisTool(),
    verdict: verdictOf(total),
    ...(outcome && { failed: isFailed(outcome), reasons: outcome.reasons.map(({ words }) => words) }),
    impact: impactOfAll(comparands),
    compared: comparands.map(comparisonOf),
    summary: countsOf(total),
  };
  return `${JSON.stringify({ ...head, changes, ...(scores && { scores }) }, null, 2)}\n`;
}

function comparisonOf({ base, revision, report, gone, expired }: Comparand): object {
  const { relation = "versions", impact, summary, versions } = report;
  const check = relation === "versions" ? checkVersion(report) : undefined;
  const { accepted = 0, notOffered, webhooksNotOffered, unproven, hidden } = summary;
  return {
    base,
    revision,
    relation,
    verdict: verdictOf(summary),
    impact,
    ...(versions && { versions: { ...versions, ...(check && { state: check.state, needed: check.needed }) } }),
    summary: countsOf(summary),
    accepted,
    ...(notOffered !== undefined && { notOffered }),
    ...(webhooksNotOffered !== undefined && { webhooksNotOffered }),
    ...(unproven !== undefined && { unproven }),
    ...(hidden !== undefined && { hidden }),
    ...(gone && { gone }),
    ...(expired && { expired }),
  };
}

function countsOf({ breaking, warning, info }: DriftSummary): DriftSummary {
  return { breaking, warning, info };
}

/** Part and path are in the location, as text. */
function jsonOf({ excerpts: _excerpts, part: _part, path: _path, ...change }: Change): object {
  return {
    ...change,
    impact: impactOf(change),
    base: originOf(change.base),
    revision: originOf(change.revision),
    ...(change.alsoAt && { alsoAt: change.alsoAt.map(nameOfPlace) }),
  };
}

function originOf(origin: Origin | null): object | null {
  return origin && { file: origin.file, pointer: origin.pointer, line: origin.line ?? null };
}
