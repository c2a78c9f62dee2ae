import type { ProviderScore } from "../drift/score.js";
import type { Change } from "../drift/types.js";
import { escapeMarkdown } from "./print-markdown.js";
import { printMatrixMarkdown, shareText } from "./print-matrix.js";
import type { Comparand } from "./print-report.js";
import { groupByOperation } from "./print-text.js";

/**
 * `generated/DRIFT.md`: how far each provider follows the reference, short enough to review in a diff. It names what
 * the requests lose; the whole list is `concord drift`.
 */
export function printSummary(comparands: readonly Comparand[], scores: readonly ProviderScore[]): string {
  const sections = comparands.map((comparand) => printProvider(comparand, scores));
  return `${[
    "# Drift from the reference",
    "Share of the reference's request fields that each provider takes; a dash marks an operation that it lacks. All details: `concord drift`.",
    printMatrixMarkdown(scores),
    ...sections,
  ].join("\n\n")}\n`;
}

/** What is not on the page may be taken or not. */
const ofPageText = "request fields that its page mentions";

function printProvider({ base, revision, report }: Comparand, scores: readonly ProviderScore[]): string {
  const score = scores.find(({ provider }) => provider === revision);
  const ofPage = score?.operations.some(({ unknown }) => unknown !== undefined) ?? false;
  const share = score && `${shareText(score.share, score.operations)} ${ofPage ? ofPageText : "of the requests"}`;
  const { breaking, warning, info } = report.summary;
  const heading = `## ${escapeMarkdown(revision)}`;
  const counts = `Against ${escapeMarkdown(base)}: ${breaking} breaking, ${warning} warnings, ${info} compatible${share === undefined ? "" : `; ${share}`}.`;
  const losses = report.changes.filter((change) => change.accepted === undefined && isLoss(change));
  const lines = [...groupByOperation(losses)].map(
    ([operation, changes]) => `- \`${operation}\`: ${[...new Set(changes.map(lossText))].join(", ")}`,
  );
  return [heading, counts, ...(lines.length === 0 ? [] : [lines.join("\n")])].join("\n\n");
}

/** A request that the provider does not take in full. */
function isLoss({ level, location, id }: Change): boolean {
  return level !== "info" && (location.startsWith("request.") || id.startsWith("api-"));
}

function lossText({ location, id }: Change): string {
  const place = location.replace(/^request\.(?:body\.)?/, "");
  if (location === "operation") return "missing";
  if (/(?:property|parameter|body)-removed/.test(id)) return `\`${place}\` missing`;
  return `\`${place}\` narrower`;
}
