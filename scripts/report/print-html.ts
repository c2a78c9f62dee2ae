import type { Origin } from "../diagnostics.js";
import { ruleOf } from "../drift/rules/registry.js";
import type { ProviderScore } from "../drift/score.js";
import type { Change } from "../drift/types.js";
import { escapeHtml } from "./escape.js";
import { groupByOperation } from "./group.js";
import { htmlScript } from "./html-script.js";
import { htmlStyle } from "./html-style.js";
import { cellText, operationsOf, scoreOf, shareText } from "./print-matrix.js";
import type { Comparand, PrintOptions } from "./print-report.js";
import { originText } from "./print-text.js";

/** One page that works offline: everything is in it, nothing is loaded, and it reads without its script. */
export function printHtml(comparands: readonly Comparand[], options: PrintOptions): string {
  const changes = comparands.flatMap(({ report }) => report.changes);
  const names = comparands.map(nameOf);
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
<header>
<h1>API drift</h1>
<p class="soft">${escapeHtml(names.join(" · "))}</p>
${printTotals(comparands)}
</header>
<main>
${options.scores && options.scores.length > 0 ? printScores(options.scores) : ""}
<h2 id="changes">Changes</h2>
${printForm(names, changes)}
<p id="count" class="soft" role="status" aria-live="polite">${changes.length} changes</p>
${comparands.map((comparand, index) => printComparand(comparand, index === 0 ? "" : `${index + 1}-`)).join("\n")}
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
  const total = (count: number, label: string) => `<li><strong>${count}</strong> ${label}</li>`;
  return `<ul class="totals">${total(sum("breaking"), "breaking")}${total(sum("warning"), "warnings")}${total(sum("info"), "compatible")}</ul>`;
}

function printScores(scores: readonly ProviderScore[]): string {
  const rows = operationsOf(scores).map((operation) => {
    const cells = scores.map((provider) => {
      const score = scoreOf(provider, operation);
      if (score === undefined) return "<td></td>";
      const title = `${score.taken} of ${score.fields} fields`;
      return `<td class="${score.status}" title="${title}">${cellText(score)}</td>`;
    });
    return `<tr><th scope="row">${escapeHtml(operation)}</th>${cells.join("")}</tr>`;
  });
  const head = scores.map(({ provider }) => `<th scope="col">${escapeHtml(provider)}</th>`).join("");
  const total = scores.map(({ share, operations }) => `<td>${shareText(share, operations)}</td>`).join("");
  return `<h2>Providers</h2>
<p class="soft">Share of the reference's request fields that each provider takes. A dash: it lacks the operation. “of 8”: its page mentions only 8 of them.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Providers by operation"><table>
<thead><tr><th scope="col">Operation</th>${head}</tr></thead>
<tbody>${rows.join("\n")}</tbody>
<tfoot><tr><th scope="row">All</th>${total}</tr></tfoot>
</table></div>`;
}

function printForm(names: readonly string[], changes: readonly Change[]): string {
  const operations = [...new Set(changes.flatMap(reached))].sort();
  const select = (name: string, label: string, all: string, values: readonly string[]) =>
    `<label>${label}<select name="${name}"><option value="">${all}</option>${values
      .map((value) => `<option value="${escapeHtml(value)}">${escapeHtml(value)}</option>`)
      .join("")}</select></label>`;
  const level = (value: string, label: string) =>
    `<label><input type="checkbox" name="level" value="${value}" checked>${label}</label>`;
  return `<form hidden aria-label="Filter changes">
<label>Search<input type="search" name="search" placeholder="temperature, enum, /responses …" autocomplete="off"></label>
${names.length > 1 ? select("comparison", "Comparison", "All", names) : ""}
${select("operation", "Operation", "All operations", operations)}
<fieldset><legend>Level</legend>${level("error", "Breaking")}${level("warning", "Warning")}${level("info", "Compatible")}</fieldset>
</form>`;
}

function reached(change: Change): readonly string[] {
  return change.operations ?? (change.operation === null ? [] : [change.operation]);
}

/** Two comparisons may share a fingerprint; `prefix` keeps their anchors apart. */
function printComparand(comparand: Comparand, prefix: string): string {
  const name = nameOf(comparand);
  const groups = [...groupByOperation(comparand.report.changes)].map(
    ([operation, changes]) =>
      `<div data-group><h3>${escapeHtml(operation)}</h3>\n${changes.map((change) => printChange(change, name, prefix)).join("\n")}</div>`,
  );
  const content = groups.length > 0 ? groups.join("\n") : '<p class="soft">No difference.</p>';
  return `<section aria-label="${escapeHtml(name)}" data-group><h2>${escapeHtml(name)}</h2>\n${content}</section>`;
}

const labels = { error: "Breaking", warning: "Warning", info: "Compatible" } as const;

function printChange(change: Change, comparison: string, prefix: string): string {
  const accepted = change.accepted !== undefined;
  const text = [change.message, change.id, change.location, ...reached(change)].join(" ").toLowerCase();
  const data = {
    text,
    level: change.level,
    comparison,
    operations: reached(change).join("\n"),
  };
  const attributes = Object.entries(data).map(([key, value]) => `data-${key}="${escapeHtml(value)}"`);
  const tone = accepted ? "accepted" : change.level;
  return `<details id="${escapeHtml(prefix + change.fingerprint)}" class="${tone}" ${attributes.join(" ")}>
<summary><span class="badge">${accepted ? "Accepted" : labels[change.level]}</span><span>${withCode(change.message)}</span><code class="id">${escapeHtml(change.id)}</code></summary>
<div class="body">${printBody(change)}</div>
</details>`;
}

function printBody(change: Change): string {
  const { explanation, fix } = ruleOf(change.id);
  const others = change.operations ?? [];
  return [
    `<p>${withCode(explanation)}</p><p class="soft">${withCode(fix)}</p>`,
    change.accepted === undefined ? "" : `<h4>Accepted</h4><p>${escapeHtml(change.accepted)}</p>`,
    `<div class="sides">${printSide("Base", change.base, change.excerpts?.base)}${printSide("Revision", change.revision, change.excerpts?.revision)}</div>`,
    change.witness === undefined
      ? change.breaking && change.excerpts
        ? '<h4>Witness</h4><p class="soft">No value was found that proves it.</p>'
        : ""
      : `<h4>Witness: ${witnessTitle(change)}</h4><pre><code>${escapeHtml(witnessJson(change))}</code></pre>`,
    others.length === 0
      ? ""
      : `<h4>Reaches ${others.length} operations</h4><ul class="reach">${others.map((item) => `<li><code>${escapeHtml(item)}</code></li>`).join("")}</ul>`,
    `<p class="soft">Fingerprint <code>${escapeHtml(change.fingerprint)}</code></p>`,
  ].join("\n");
}

function witnessTitle(change: Change): string {
  return change.location.startsWith("request")
    ? "base accepts it, the revision refuses it"
    : "the revision may return it, base does not allow it";
}

/** At most 20,000 characters: a witness of a length limit is as long as the limit. */
function witnessJson(change: Change): string {
  const text = JSON.stringify(change.witness, null, 2);
  return text.length > 20_000 ? `${text.slice(0, 20_000)}…` : text;
}

function printSide(title: string, origin: Origin | null, excerpt: string | undefined): string {
  const place = origin === null ? "" : `<p class="soft"><code>${escapeHtml(originText(origin))}</code></p>`;
  return `<div><h4>${title}</h4>${place}${excerpt === undefined ? "" : `<pre><code>${escapeHtml(excerpt)}</code></pre>`}</div>`;
}

/** Escapes the text; what stands between back quotes becomes code. */
function withCode(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? `<code>${escapeHtml(part.slice(1, -1))}</code>` : escapeHtml(part)))
    .join("");
}
