import { thisTool } from "../base/tool.js";
import type { Change } from "../drift/changes/types.js";
import type { Comparand, PrintOptions } from "./comparand.js";
import { escapeHtml } from "./escape.js";
import { groupByOperation } from "./group.js";
import { printChange, reachOf, toneOf } from "./html-change.js";
import { printScores } from "./html-matrix.js";
import { htmlScript } from "./html-script.js";
import { htmlStyle } from "./html-style.js";
import { verdictLine } from "./verdict.js";

/** One page that works offline: everything is in it, nothing is loaded, and it reads without its script. */
export function printHtml(comparands: readonly Comparand[], options: PrintOptions): string {
  const names = comparands.map(nameOf);
  const changes = comparands.flatMap(({ report }) => report.changes);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>API drift: ${escapeHtml(names.join(", "))}</title>
<style>${htmlStyle}</style>
</head>
<body>
<a class="skip" href="#changes">Skip to the changes</a>
<header>
<h1>API drift</h1>
<p class="soft">${escapeHtml(names.join(" · "))} · ${thisTool().name} ${thisTool().version}</p>
${printTotals(comparands)}
</header>
<main>
${options.scores && options.scores.length > 0 ? printScores(options.scores, anchorsOf(comparands)) : ""}
<h2 id="changes" tabindex="-1">Changes</h2>
${printForm(names, changes)}
${comparands.map(printComparand).join("\n")}
<p id="empty" class="empty soft" hidden>No change fits the search.</p>
</main>
<footer>Base is what clients were written for. Requests that base accepts must be accepted by the revision; responses that the revision returns must be allowed by base.</footer>
<script>${htmlScript}</script>
</body>
</html>
`;
}

function nameOf({ base, revision }: Comparand): string {
  return `${base} → ${revision}`;
}

function printTotals(comparands: readonly Comparand[]): string {
  const sum = (key: "breaking" | "warning" | "info") =>
    comparands.reduce((total, { report }) => total + report.summary[key], 0);
  const accepted = comparands.flatMap(({ report }) => report.changes).filter((change) => toneOf(change) === "accepted");
  const total = (count: number, tone: string, label: string) =>
    `<li class="${count === 0 ? "none" : tone}"><strong>${count}</strong> ${label}</li>`;
  return `<ul class="totals">${[
    total(sum("breaking"), "error", "breaking"),
    total(sum("warning"), "warning", sum("warning") === 1 ? "warning" : "warnings"),
    total(sum("info"), "info", "compatible"),
    ...(accepted.length === 0 ? [] : [total(accepted.length, "accepted", "accepted")]),
  ].join("")}</ul>`;
}

function printForm(names: readonly string[], changes: readonly Change[]): string {
  const operations = [...new Set(changes.flatMap(reachOf))].sort();
  const tones = new Set(changes.map(toneOf));
  const option = (value: string, text: string) => `<option value="${escapeHtml(value)}">${escapeHtml(text)}</option>`;
  const select = (name: string, label: string, options: readonly string[]) =>
    `<label>${label}<select name="${name}"><option value="">All</option>${options.join("")}</select></label>`;
  const level = (value: string, label: string) =>
    `<label><input type="checkbox" name="level" value="${value}" checked>${label}</label>`;
  return `<div class="bar"><form hidden role="search" aria-label="Changes">
<label>Search<input type="search" name="search" placeholder="temperature, enum, /responses …" autocomplete="off" aria-keyshortcuts="/"></label>
${
  names.length > 1
    ? select(
        "comparison",
        "Comparison",
        names.map((name, index) => option(String(index), name)),
      )
    : ""
}
${select(
  "operation",
  "Operation",
  operations.map((operation) => option(operation, operation)),
)}
<fieldset><legend>Level</legend>${[
    level("error", "Breaking"),
    level("warning", "Warning"),
    level("info", "Compatible"),
    ...(tones.has("accepted") ? [level("accepted", "Accepted")] : []),
  ].join("")}</fieldset>
<button type="reset">Reset</button>
</form>
<p id="count" class="soft" role="status">${changes.length} change${changes.length === 1 ? "" : "s"}</p></div>`;
}

/** Where the changes of a provider's operation are. */
function anchorsOf(comparands: readonly Comparand[]): (provider: string, operation: string) => string | undefined {
  const anchors = new Map(
    comparands.flatMap(({ revision, report }, index) =>
      [...groupByOperation(report.changes).keys()].map(
        (operation, group) => [JSON.stringify([revision, operation]), groupId(index, group)] as const,
      ),
    ),
  );
  return (provider, operation) => anchors.get(JSON.stringify([provider, operation]));
}

function groupId(comparison: number, group: number): string {
  return `operation-${comparison + 1}-${group + 1}`;
}

/** Two comparisons may share a fingerprint: the number of the comparison keeps their anchors apart. */
function printComparand(comparand: Comparand, index: number): string {
  const name = nameOf(comparand);
  const prefix = index === 0 ? "" : `${index + 1}-`;
  const seen = new Map<string, number>();
  // Told per operation, several changes have one fingerprint.
  const anchorOf = (fingerprint: string) => {
    const count = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, count);
    return `${prefix}${fingerprint}${count === 1 ? "" : `-${count}`}`;
  };
  const groups = [...groupByOperation(comparand.report.changes)].map(
    ([operation, changes], group) =>
      `<div class="group" id="${groupId(index, group)}"><h4>${escapeHtml(operation)}</h4>\n${changes.map((change) => printChange(change, anchorOf(change.fingerprint), index)).join("\n")}</div>`,
  );
  return `<section class="group" aria-labelledby="comparison-${index + 1}"><h3 id="comparison-${index + 1}">${escapeHtml(name)}</h3>
<p class="soft">${verdictLine(comparand.report, "compatible")}</p>
${groups.join("\n")}</section>`;
}
