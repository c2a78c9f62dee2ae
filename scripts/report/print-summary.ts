import { countOf } from "../base/count.js";
import type { Change } from "../drift/changes/types.js";
import { isLack } from "../drift/lack.js";
import type { ProviderScore } from "../drift/score.js";
import type { Comparand } from "./comparand.js";
import { groupByOperation } from "./group.js";
import { codeSpan, escapeMarkdown, htmlText } from "./markdown.js";
import { printLosses } from "./print-losses.js";
import { operationsOf, totalsOf } from "./print-matrix.js";

/**
 * `generated/DRIFT.md`: how far each provider follows the reference, for the review of a diff: one line per operation,
 * field and object. It has no line numbers, counts and shares, which edits elsewhere would change; `concord drift` tells them.
 */
export function printSummary(comparands: readonly Comparand[], scores: readonly ProviderScore[]): string {
  const sections = comparands.map((comparand) => printProvider(comparand, scores));
  return `${[
    "# Drift from the reference",
    "Which operations and fields each provider has is in `SUPPORT.md`. Where operations share a schema, what differs in it stands under the first of them. Counts, scores, places, witnesses and compatible differences: `concord drift`.",
    ...sections,
  ].join("\n\n")}\n`;
}

function printProvider({ base, revision, report }: Comparand, scores: readonly ProviderScore[]): string {
  const score = scores.find(({ provider }) => provider === revision);
  const grave = report.changes.filter((change) => change.level !== "info" && change.accepted === undefined);
  const missing = report.changes.filter(
    (change) => change.accepted === undefined && isMissingOperation(change) && change.id !== "endpoint-unknown",
  );
  const rest = groupByOperation(grave.filter((change) => !isMissingOperation(change)));
  const order = [...new Set([...(score ? operationsOf([score]) : []), ...rest.keys()])];
  const details = order.flatMap((operation) => {
    const changes = rest.get(operation);
    return changes === undefined ? [] : [printLosses(operation, changes)];
  });
  return [
    `## ${escapeMarkdown(revision)}`,
    factsOf({ base, revision, report }, score),
    ...list(`that ${htmlText(revision)} lacks`, missing),
    ...list(
      `that ${htmlText(base)} lacks`,
      report.changes.filter(({ id }) => id === "endpoint-added"),
    ),
    ...details,
  ].join("\n\n");
}

function factsOf({ base, report }: Comparand, score: ProviderScore | undefined): string {
  const accepted = report.changes.filter((change) => change.accepted !== undefined).length;
  const facts = [
    ...(score ? [`${totalsOf(score)[1]} operations offered`] : []),
    ...(accepted === 0 ? [] : [`${accepted} accepted`]),
  ];
  const selected = report.operations ? ", in the operations that `drift.operations` selects" : "";
  return `Against ${escapeMarkdown(base)}${selected}${facts.length === 0 ? "" : `: ${facts.join(", ")}`}.`;
}

function isMissingOperation(change: Change): boolean {
  return isLack(change) && (change.part.kind === "operation" || change.part.kind === "path");
}

/** Folded away: a provider may lack most of the reference. */
function list(ending: string, changes: readonly Change[]): readonly string[] {
  const items = changes.flatMap(({ operation }) => (operation === null ? [] : [`- ${codeSpan(operation)}`]));
  if (items.length === 0) return [];
  const title = `${countOf(items.length, "operation")} ${ending}`;
  return [`<details><summary>${title}</summary>\n\n${items.join("\n")}\n\n</details>`];
}
