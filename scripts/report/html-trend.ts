import { groupBy } from "../base/group-by.js";
import { escapeHtml } from "./escape.js";
import type { HistoryRow } from "./history-row.js";

const [width, height, margin] = [320, 96, 8];

/** A curve for each provider: the share of requests that it takes after each pull, with the figures in a table for readers of any kind. */
export function printTrend(history: readonly HistoryRow[]): string {
  if (history.length === 0) return "";
  const figures = [...groupBy(history, ({ provider }) => provider)].map(([provider, rows]) =>
    printProvider(provider, rows),
  );
  return `<h2 id="trend">Trend</h2>
<p class="soft">After each pull: the share of the reference's request fields that each provider takes, of the operations that it offers.</p>
<div class="trends">${figures.join("\n")}</div>`;
}

function printProvider(provider: string, rows: readonly HistoryRow[]): string {
  const last = rows.at(-1);
  if (last === undefined) return "";
  const lines = rows.map(
    (row) =>
      `<tr><th scope="row">${escapeHtml(row.date.slice(0, 10))}</th><td>${percent(row.score)}</td><td>${row.offered} of ${row.total}</td><td>${row.breaking}</td><td>${row.warning}</td></tr>`,
  );
  const label = `${provider}: ${percent(rows[0]?.score ?? 0)} on ${rows[0]?.date.slice(0, 10)}, ${percent(last.score)} on ${last.date.slice(0, 10)}`;
  return `<figure tabindex="0"><figcaption><strong>${escapeHtml(provider)}</strong> ${percent(last.score)}</figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(label)}"><path class="grid" d="M0 ${y(0)}H${width}M0 ${y(1)}H${width}"/>${printCurve(rows)}</svg>
<table><caption class="unseen">${escapeHtml(provider)} after each pull</caption><thead><tr><th scope="col">Pull</th><th scope="col">Taken</th><th scope="col">Offered</th><th scope="col">Breaking</th><th scope="col">Warnings</th></tr></thead><tbody>${lines.slice(-6).join("")}</tbody></table></figure>`;
}

/** Dates are to scale; one pull is a point. */
function printCurve(rows: readonly HistoryRow[]): string {
  const times = rows.map(({ date }) => Date.parse(date));
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const points = rows.map(({ score }, index) => {
    const at = last === first ? 0.5 : ((times[index] ?? first) - first) / (last - first);
    return [Math.round(margin + at * (width - 2 * margin)), y(score)] as const;
  });
  const line = points.map(([left, top], index) => `${index === 0 ? "M" : "L"}${left} ${top}`).join("");
  const dots = points.map(([left, top]) => `<circle cx="${left}" cy="${top}" r="3"/>`);
  return `<path class="curve" d="${line}"/>${dots.join("")}`;
}

function y(score: number): number {
  return Math.round(height - margin - Math.min(1, Math.max(0, score)) * (height - 2 * margin));
}

function percent(share: number): string {
  return share === 1 ? "100 %" : `${Math.min(99, Math.floor(share * 100))} %`;
}
