import { countOf } from "../base/count.js";
import type { Contract } from "../contract/model/types.js";
import { type Html, html } from "./html.js";
import type { SiteInput } from "./site-input.js";

/** The way to the reference of each contract, and why one of them has none. */
export function referencesPage({ merged, portable, providers, references }: SiteInput): Html {
  const joint: readonly (readonly [Contract, string])[] = [
    [merged, "whatever some provider takes"],
    ...(portable === undefined ? [] : [[portable.contract, "what each of them takes"] as const]),
  ];
  const own = providers.map(
    (contract, index) => [contract, index === 0 ? "the reference" : "as it describes itself"] as const,
  );
  const cards = [...joint, ...own].map(([contract, words]) => card(contract, words, references));
  return html`<h1>API reference</h1>
<p class="lead">Each contract as one page: every operation with its parameters, bodies and answers.</p>
<ul class="cards">${cards}</ul>`;
}

function card(contract: Contract, words: string, references: SiteInput["references"]): Html {
  const { provider, operations, info } = contract;
  const page = references.get(provider);
  const hasPage = page !== undefined && "text" in page;
  const name = hasPage
    ? html`<a href="${provider}.html">${provider}</a>`
    : html`<strong class="name">${provider}</strong>`;
  const facts = [countOf(operations.length, "operation"), info.version === "" ? [] : `version ${info.version}`]
    .flat()
    .join(" · ");
  return html`<li>${name}<p>${info.title} <span class="soft">(${words})</span></p><p class="soft">${facts}</p>${hasPage ? "" : html`<p class="warn">${page?.problem ?? "There is no reference."}</p>`}</li>
`;
}
