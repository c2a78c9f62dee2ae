import type { OperationScore, ProviderScore } from "../drift/score.js";
import { escapeHtml } from "./escape.js";
import { cellText, operationsOf, scoreOf, totalsOf } from "./print-matrix.js";

const statusTexts: Partial<Record<OperationScore["status"], string>> = {
  missing: "lacks it",
  unknown: "its page says nothing of it",
};

/** Operations down, providers across; `anchorOf` tells where a cell's changes are, if there are some. */
export function printScores(
  scores: readonly ProviderScore[],
  anchorOf: (provider: string, operation: string) => string | undefined,
): string {
  const rows = operationsOf(scores).map((operation) => {
    const cells = scores.map((provider) => {
      const score = scoreOf(provider, operation);
      return score ? printCell(score, anchorOf(provider.provider, operation)) : "<td></td>";
    });
    return `<tr><th scope="row">${escapeHtml(operation)}</th>${cells.join("")}</tr>`;
  });
  const head = scores.map(({ provider }) => `<th scope="col">${escapeHtml(provider)}</th>`).join("");
  const total = scores.map((score) => `<td>${totalsOf(score)[0]}</td>`).join("");
  const offered = scores.map((score) => `<td>${totalsOf(score)[1]}</td>`).join("");
  return `<h2 id="providers">Providers</h2>
<p class="soft">Share of the reference's request fields that each provider takes. A dash: it lacks the operation. A question mark: its page says nothing of it. “of 8”: its page mentions only 8 of them.</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="providers"><table class="sortable">
<thead><tr><th scope="col">Operation</th>${head}</tr></thead>
<tbody>${rows.join("\n")}</tbody>
<tfoot><tr><th scope="row">Of what it offers</th>${total}</tr>
<tr><th scope="row">Operations offered</th>${offered}</tr></tfoot>
</table></div>`;
}

function printCell(score: OperationScore, anchor: string | undefined): string {
  const { status, taken, fields, share } = score;
  const said = statusTexts[status];
  const text =
    said === undefined
      ? cellText(score)
      : `<span aria-hidden="true">${cellText(score)}</span><span class="unseen">${said}</span>`;
  const link = anchor === undefined ? text : `<a href="#${escapeHtml(anchor)}">${text}</a>`;
  const bar = said === undefined ? ` style="--share: ${Math.round(share * 100)}%"` : "";
  return `<td class="${status}" title="${said ?? `${taken} of ${fields} fields`}"${bar}>${link}</td>`;
}
