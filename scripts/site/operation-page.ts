import { successesOf } from "../contract/model/successes.js";
import type { Contract } from "../contract/model/types.js";
import { cellText } from "../report/print-matrix.js";
import type { ExampleValues } from "./call/example-values.js";
import { callsSection } from "./calls-section.js";
import { fieldsTable } from "./fields-table.js";
import { type Html, html } from "./html.js";
import { shareOf } from "./matrix-page.js";
import { notesSection } from "./notes-section.js";
import { leadOf, proseOf } from "./prose.js";
import type { OperationView, SiteInput } from "./site-input.js";
import { typeWords } from "./type-words.js";

export function operationPage(
  view: OperationView,
  input: SiteInput,
  examples: (contract: Contract) => ExampleValues,
): Html {
  const { row, operation } = view;
  const [method = "", ...path] = row.key.split(" ");
  const words = operation.description ?? "";
  const lead = operation.summary === undefined ? "" : html`<p class="lead">${leadOf(operation.summary)}</p>`;
  return html`<nav class="crumbs" aria-label="Place"><a href="../index.html">Operations</a> / ${operation.resource.join(" / ") || "/"}</nav>
<h1><span class="method">${method}</span> <code>${path.join(" ")}</code></h1>
${operation.deprecated ? html`<p class="warn">Deprecated.</p>` : ""}
${lead}${words === operation.summary ? "" : proseOf(words)}
<nav class="toc" aria-label="On this page"><a href="#who">Who takes it</a><a href="#fields">Fields</a><a href="#call">Call it</a><a href="#answers">Answers</a><a href="#notes">Notes</a></nav>
<h2 id="who">Who takes it</h2>
${whoTable(view, input)}
<h2 id="fields">Fields of the request</h2>
${fieldsTable(view, input)}
<h2 id="call">Call it</h2>
${callsSection(row, input, examples)}
<h2 id="answers">Answers</h2>
${answersTable(view)}
<h2 id="notes">Notes of merging</h2>
${notesSection(view, input)}`;
}

function whoTable({ row, driftOf }: OperationView, input: SiteInput): Html {
  const rows = row.states.map((state, index) => {
    const contract = input.providers[index];
    const provider = contract?.provider ?? "";
    const own = contract?.operations.find(({ identity }) => identity === row.identity);
    const share = state === "taken" ? shareOf(provider, row.identity, input) : undefined;
    const drift = state === "taken" ? driftOf(provider) : undefined;
    return html`<tr class="${state}"><th scope="row">${provider}</th>
<td><span class="state ${state}">${stateWords[state]}</span></td>
<td>${share === undefined ? (state === "taken" && index > 0 ? "not at the reference" : "") : html`${cellText(share)} <span class="soft">of the reference’s request</span>`}</td>
<td>${own === undefined ? "" : html`<code>${contract?.servers[0]?.url ?? ""}</code>`}</td>
<td>${drift === undefined ? "" : html`<a href="../drift.html#${drift}">differences<span class="unseen"> of ${provider}</span></a>`}</td></tr>
`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="who"><table class="who">
<thead><tr><th scope="col">Provider</th><th scope="col">Has it</th><th scope="col">Takes</th><th scope="col">At</th><th scope="col">Drift</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

const stateWords = { taken: "yes", narrower: "in part", missing: "no", unknown: "not said" } as const;

function answersTable({ operation, contract }: OperationView): Html {
  const { responses, stream } = operation;
  const successes = new Set(successesOf(responses));
  const rows = responses.map(({ status, description, content, providers }) => {
    const types = content.map(
      ({ type, schema }) =>
        html`<code>${type}</code>${schema ? html` <code>${typeWords(schema, contract.schemas)}</code>` : ""} `,
    );
    const only = providers === undefined ? "" : html`<p class="soft">only at ${providers.join(", ")}</p>`;
    return html`<tr><th scope="row">${status}</th><td>${leadOf(description)}${only}</td><td>${types}</td></tr>
`;
  });
  const events =
    stream === undefined
      ? ""
      : html`<p>It can answer with events${stream.flag === undefined ? "" : html`, where <code>${stream.flag}</code> asks for them`}: <code>${typeWords(stream.event, contract.schemas)}</code>${stream.sentinel === undefined ? "" : html`, until <code>${stream.sentinel}</code>`}.${stream.inferred ? " This was inferred." : ""}</p>`;
  if (responses.length === 0) return html`<p class="soft">None is described.</p>`;
  return html`${events}<div class="scroll" tabindex="0" role="region" aria-labelledby="answers"><table class="answers">
<thead><tr><th scope="col">Status</th><th scope="col">Meaning</th><th scope="col">Content</th></tr></thead>
<tbody>${rows}</tbody></table></div>${successes.size === 0 ? html`<p class="soft">No success is described.</p>` : ""}`;
}
