import type { SupportField, SupportState } from "../report/support.js";
import { supportStates } from "../report/support.js";
import { anchorOf } from "./anchors.js";
import { factsOf, ownLimits, type RequestPlace, reasonsOf } from "./field-facts.js";
import { type Html, html } from "./html.js";
import { inlineOf, leadOf } from "./prose.js";
import type { OperationView, SiteInput } from "./site-input.js";
import { limitsOf, limitWords, typeWords } from "./type-words.js";

type Field = RequestPlace & Pick<SupportField, "states">;

/** Every parameter and field of the body, with what each provider takes of it. */
export function fieldsTable(view: OperationView, input: SiteInput): Html {
  const { row, operation } = view;
  const path = operation.parameters.flatMap(({ in: where, name }): readonly Field[] =>
    where === "path" ? [{ in: where, name, states: row.states }] : [],
  );
  const fields = [...path, ...row.fields].map((field) => ({
    field,
    facts: factsOf(field, operation, view.contract),
  }));
  if (fields.length === 0) return html`<p class="soft">It takes none.</p>`;
  const having = row.states.flatMap((state, index) => (state === "taken" ? [index] : []));
  const rows = fields
    .toSorted((one, two) => Number(two.facts.required) - Number(one.facts.required))
    .map(({ field, facts }) => fieldRow(field, facts, { view, input, having }));
  const heads = having.map((index) => html`<th scope="col">${input.support.providers[index]}</th>`);
  const others = row.states.flatMap((state, index) =>
    state === "taken" ? [] : [`${input.support.providers[index]} (${state})`],
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="fields"><table class="fields">
<thead><tr><th scope="col">Field</th><th scope="col">Type and limits</th>${heads}</tr></thead>
<tbody>${rows}</tbody></table></div>
${others.length === 0 ? "" : html`<p class="soft">Not in the table, since the operation is not known there: ${others.join(", ")}.</p>`}`;
}

interface Surroundings {
  readonly view: OperationView;
  readonly input: SiteInput;
  /** The places of the providers that have the operation. */
  readonly having: readonly number[];
}

function fieldRow(field: Field, facts: ReturnType<typeof factsOf>, { view, input, having }: Surroundings): Html {
  const { name, in: where, states } = field;
  const { schema, required, description, deprecated } = facts;
  const { schemas } = view.contract;
  const limits = schema === undefined ? [] : limitWords(limitsOf(schema, schemas));
  const id = anchorOf(field);
  const cells = having.map((index) => stateCell(field, states[index] ?? "missing", index, { view, input, having }));
  return html`<tr id="${id}"><th scope="row"><a class="anchor" href="#${id}"><code>${name}</code></a> <span class="soft">${where}</span>${required ? html` <span class="chip">required</span>` : ""}${deprecated ? html` <span class="chip">deprecated</span>` : ""}
<p>${leadOf(description)}</p></th>
<td class="type"><code>${schema === undefined ? (where === "events" ? "stream" : "any") : typeWords(schema, schemas)}</code>${limits.length === 0 ? "" : html`<p class="soft">${limits.join(", ")}</p>`}</td>
${cells}</tr>
`;
}

function stateCell(field: Field, state: SupportState, index: number, { view, input }: Surroundings): Html {
  const provider = input.support.providers[index] ?? "";
  const limits = ownLimits(field, view.operation, provider);
  const comparand = input.comparands.find(({ revision }) => revision === provider);
  const key = input.providers[0]?.operations.find(({ identity }) => identity === view.row.identity)?.key ?? "";
  const reasons = state === "narrower" ? reasonsOf(field, key, comparand) : [];
  const told = [
    ...reasons.map((reason) => html`<li>${inlineOf(reason)}</li>`),
    ...limits.map((limit) => html`<li>${limit}</li>`),
  ];
  return html`<td data-provider="${provider}"><span class="state ${state}">${supportStates[state]} ${state}</span>${told.length === 0 ? "" : html`<ul class="soft">${told}</ul>`}</td>`;
}
