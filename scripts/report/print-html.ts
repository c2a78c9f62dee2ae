import { countOf } from "../base/count.js";
import { thisTool } from "../base/tool.js";
import type { Change } from "../drift/changes/types.js";
import { baselineNotes } from "./baseline-notes.js";
import type { Comparand, PrintOptions } from "./comparand.js";
import { escapeHtml } from "./escape.js";
import { partNote, worstComparisonsFirst } from "./for-reader.js";
import { printChange, reachOf, toneOf } from "./html-change.js";
import { anchorsOf, type PageSection, sectionsOf } from "./html-groups.js";
import { printScores } from "./html-matrix.js";
import { printOverview } from "./html-overview.js";
import { htmlScript } from "./html-script.js";
import { htmlStyle } from "./html-style.js";
import { printTrend } from "./html-trend.js";
import { failureNotes } from "./outcome.js";
import { withShortPaths } from "./short-paths.js";
import { impactLine, sumOf, verdictLine } from "./verdict.js";

/** One page that works offline: everything is in it, nothing is loaded, and it reads without its script. */
export function printHtml(shown: readonly Comparand[], options: PrintOptions): string {
  const comparands = worstComparisonsFirst(withShortPaths(shown));
  const sections = sectionsOf(comparands);
  const names = sections.map(({ name }) => name);
  const changes = comparands.flatMap(({ report }) => report.changes);
  const { name, version } = thisTool();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="generator" content="${name} ${version}">
<title>API drift: ${escapeHtml(names.join(", "))}</title>
<style>${htmlStyle}</style>
</head>
<body>
<a class="skip" href="#changes">Skip to the changes</a>
<header>
${printWayBack(options.home)}<h1>API drift</h1>
<p class="verdict">${escapeHtml(verdictLine({ summary: sumOf(comparands) }))}</p>
${failureNotes(options.outcome)
  .map((note) => `<p class="verdict">${escapeHtml(note)}</p>\n`)
  .join("")}<p class="soft">${name} ${version}</p>
${printTotals(comparands)}
</header>
<main>
${printOverview(sections)}
${options.scores && options.scores.length > 0 ? printScores(options.scores, anchorsOf(sections)) : ""}
${printTrend(options.history ?? [])}
<h2 id="changes" tabindex="-1">Changes</h2>
${printForm(names, changes)}
${sections.map(printSection).join("\n")}
<p id="empty" class="empty soft" hidden>No change fits the search.</p>
</main>
<footer>Base is what clients were written for. Requests that base accepts must be accepted by the revision; responses that the revision returns must be allowed by base.</footer>
<script>${htmlScript}</script>
</body>
</html>
`;
}

function printWayBack(home: string | undefined): string {
  return home === undefined ? "" : `<nav aria-label="Site"><a href="${escapeHtml(home)}">All operations</a></nav>\n`;
}

function printTotals(comparands: readonly Comparand[]): string {
  const { breaking, warning, info, accepted = 0 } = sumOf(comparands);
  const total = (count: number, tone: string, label: string) =>
    `<li class="${count === 0 ? "none" : tone}"><strong>${count}</strong> ${label}</li>`;
  return `<ul class="totals">${[
    total(breaking, "error", "breaking"),
    total(warning, "warning", warning === 1 ? "warning" : "warnings"),
    total(info, "info", "info"),
    ...(accepted === 0 ? [] : [total(accepted, "accepted", "accepted")]),
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
<label>Order<select name="order"><option value="">Worst first</option><option value="name">By operation</option><option value="count">Most changes first</option></select></label>
<fieldset><legend>Level</legend>${[
    level("error", "Breaking"),
    level("warning", "Warning"),
    level("info", "Compatible"),
    ...(tones.has("accepted") ? [level("accepted", "Accepted")] : []),
  ].join("")}</fieldset>
<button type="reset">Reset</button>
</form>
<p id="count" class="soft" role="status">${countOf(changes.length, "change")}</p></div>`;
}

function printSection({ id, name, comparand, groups }: PageSection, index: number): string {
  const printed = groups.map(
    ({ id: group, operation, cards }) =>
      `<div class="group" id="${group}"><h4>${escapeHtml(operation)}</h4>\n${cards.map((card) => printChange(card.change, card.id, index)).join("\n")}</div>`,
  );
  return `<section class="group" aria-labelledby="${id}"><h3 id="${id}" tabindex="-1">${escapeHtml(name)}</h3>
<p class="soft">${escapeHtml([verdictLine(comparand.report), ...partNote(comparand.report), ...impactLine(comparand.report), ...baselineNotes(comparand)].join(" · "))}</p>
${printed.join("\n")}</section>`;
}
