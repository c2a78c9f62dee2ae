import { countOf } from "../base/count.js";
import { groupBy } from "../base/group-by.js";
import type { Contract } from "../contract/model/types.js";
import { modelHeads, modelRows } from "../report/model-rows.js";
import { cellText, scoreOf, totalsOf } from "../report/print-matrix.js";
import { type SupportModels, type SupportRow, type SupportState, supportStates } from "../report/support.js";
import { type Html, type HtmlValue, html, joinHtml } from "./html.js";
import type { SiteInput } from "./site-input.js";

/** Operations down, providers across: who has what, and the share of the reference's request that it takes. */
export function matrixPage(input: SiteInput, pages: ReadonlyMap<string, string>): Html {
  const { support, providers, title } = input;
  const groups = groupBy(support.rows, ({ identity }) => resourceOf(identity, input));
  const heads = support.providers.map(
    (name, index) => html`<th scope="col">${name}${index === 0 ? html` <small>reference</small>` : ""}</th>`,
  );
  const bodies = [...groups].map(
    ([resource, rows]) => html`<tbody>
<tr class="group"><th scope="rowgroup" colspan="${support.providers.length + 1}">${resource}</th></tr>
${rows.map((row) => matrixRow(row, input, pages.get(row.identity) ?? ""))}</tbody>
`,
  );
  return html`<h1>${title}</h1>
<p class="lead">${countOf(support.rows.length, "operation")} of ${countOf(providers.length, "provider")}. A share is how much of the reference's request a provider takes; each operation has a page with its fields.</p>
<ul class="cards">${providers.map((contract) => providerCard(contract, input))}</ul>
<h2 id="matrix">Operations</h2>
<p class="soft">✓ has it · 62 % takes that much of the request · – lacks it · ? its page says nothing of it</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="matrix"><table class="matrix">
<thead><tr><th scope="col">Operation</th>${heads}</tr></thead>
${bodies}<tfoot>${totalRow("Of what it offers", 0, input)}${totalRow("Operations offered", 1, input)}</tfoot>
</table></div>${support.models.map(modelsTable)}`;
}

function modelsTable(own: SupportModels): Html {
  const id = `models-of-${own.provider}`;
  const heads = modelHeads.map((head) => html`<th scope="col">${head}</th>`);
  const rows = modelRows(own).map(
    ([
      model,
      ...facts
    ]) => html`<tr><th scope="row"><code>${model}</code></th>${facts.map((fact) => html`<td>${fact.join(", ")}</td>`)}</tr>
`,
  );
  return html`
<h2 id="${id}">Models of ${own.provider}</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}"><table>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody>
</table></div>`;
}

/** The first part of the client's name for it: `chat`. */
function resourceOf(identity: string, { merged, providers }: SiteInput): string {
  const all = [merged, ...providers].flatMap(({ operations }) => operations);
  return all.find((operation) => operation.identity === identity)?.resource[0] ?? "/";
}

function matrixRow({ key, states, identity }: SupportRow, input: SiteInput, page: string): Html {
  const [method = "", ...rest] = key.split(" ");
  const cells = states.map((state, index) => {
    const provider = input.support.providers[index] ?? "";
    return matrixCell(state, shareOf(provider, identity, input), provider);
  });
  return html`<tr><th scope="row"><a href="${page}"><span class="method">${method}</span> ${breakable(rest.join(" "))}</a></th>${cells}</tr>
`;
}

/** A path that may go on in the next line where a part of it ends. */
function breakable(path: string): readonly HtmlValue[] {
  return joinHtml(path.split(/(?<=[/_])/), html`<wbr>`);
}

const words: Readonly<Record<SupportState, string>> = {
  taken: "has it",
  narrower: "takes it in part",
  missing: "lacks it",
  unknown: "its page says nothing of it",
};

/** What the score says of an operation that the reference has, too. */
export function shareOf(provider: string, identity: string, { scores, providers }: SiteInput) {
  const own = scores.find((score) => score.provider === provider);
  const key = providers[0]?.operations.find((operation) => operation.identity === identity)?.key;
  return own && key === undefined ? undefined : own && scoreOf(own, key ?? "");
}

function matrixCell(state: SupportState, score: ReturnType<typeof shareOf>, provider: string): Html {
  if (state !== "taken" || score === undefined)
    return html`<td class="${state}" data-provider="${provider}"><span aria-hidden="true">${supportStates[state]}</span><span class="unseen">${words[state]}</span></td>`;
  const kind = score.share === 1 ? "taken" : "narrower";
  return html`<td class="${kind} share" data-provider="${provider}" title="${score.taken} of ${countOf(score.fields, "field")}"><i style="--share: ${Math.round(score.share * 100)}%"></i><span>${cellText(score)}</span></td>`;
}

function providerCard({ provider, servers, operations }: Contract, input: SiteInput): Html {
  const score = input.scores.find((one) => one.provider === provider);
  const [share = "", offered = ""] = score ? totalsOf(score) : [];
  const facts = score
    ? html`<strong>${offered}</strong> operations, <strong>${share}</strong> of the fields of their requests`
    : html`<strong>${operations.length}</strong> operations: what the others are compared with`;
  return html`<li><a href="reference/${provider}.html">${provider}</a><p>${facts}</p><p class="soft"><code>${servers[0]?.url ?? "no server"}</code></p></li>`;
}

function totalRow(label: string, index: 0 | 1, { support, scores, providers }: SiteInput): Html {
  const cells = support.providers.map((provider) => {
    const score = scores.find((one) => one.provider === provider);
    const all = providers[0]?.operations.length ?? 0;
    return html`<td>${score ? totalsOf(score)[index] : index === 0 ? "✓" : `${all} of ${all}`}</td>`;
  });
  return html`<tr><th scope="row">${label}</th>${cells}</tr>`;
}
