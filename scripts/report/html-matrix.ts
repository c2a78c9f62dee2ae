import type { OperationScore, ProviderScore } from "../drift/score.js";
import { escapeHtml } from "./escape.js";
import { cellText, foldedText, foldOperations, scoreOf, totalsOf } from "./print-matrix.js";

const statusTexts: Partial<Record<OperationScore["status"], string>> = {
  missing: "lacks it",
  unknown: "its page says nothing of it",
};

type AnchorOf = (provider: string, operation: string) => string | undefined;

/**
 * Operations down, providers across; those that no provider is known to offer in a table of their own, which opens, where there
 * are many operations. `anchorOf` tells where a cell's changes are, if there are some.
 */
export function printScores(scores: readonly ProviderScore[], anchorOf: AnchorOf): string {
  const { shown, folded } = foldOperations(scores);
  const head = scores.map(({ provider }) => `<th scope="col">${escapeHtml(provider)}</th>`).join("");
  const thead = `<thead><tr><th scope="col">Operation</th>${head}</tr></thead>`;
  const total = scores.map((score) => `<td>${totalsOf(score)[0]}</td>`).join("");
  const offered = scores.map((score) => `<td>${totalsOf(score)[1]}</td>`).join("");
  const rest = `<details class="info"><summary id="not-offered">${foldedText(folded)}</summary>
<div class="scroll" tabindex="0" role="region" aria-labelledby="not-offered"><table>
${thead}
<tbody>${printRows(scores, folded, anchorOf)}</tbody>
</table></div></details>`;
  return `<h2 id="providers">Providers</h2>
<p class="soft">Share of the reference's request fields that each provider takes. A dash: it lacks the operation. A question mark: its page says nothing of it. “of 8”: its page mentions only 8 of them.</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="providers"><table class="sortable">
${thead}
<tbody>${printRows(scores, shown, anchorOf)}</tbody>
<tfoot><tr><th scope="row">Of what it offers</th>${total}</tr>
<tr><th scope="row">Operations offered</th>${offered}</tr></tfoot>
</table></div>${folded.length === 0 ? "" : `\n${rest}`}`;
}

function printRows(scores: readonly ProviderScore[], operations: readonly string[], anchorOf: AnchorOf): string {
  const rows = operations.map((operation) => {
    const cells = scores.map((provider) => {
      const score = scoreOf(provider, operation);
      return score ? printCell(score, anchorOf(provider.provider, operation)) : "<td></td>";
    });
    return `<tr><th scope="row">${escapeHtml(operation)}</th>${cells.join("")}</tr>`;
  });
  return rows.join("\n");
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
