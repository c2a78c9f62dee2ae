import { isObject, type Json } from "../base/json.js";
import { namesBelow, namingSchemas } from "../contract/model/names-below.js";
import { type Conflict, conflictKinds, placeText } from "../merge/conflicts.js";
import { type Exclusion, exclusionRules } from "../merge/exclusions.js";
import { type Html, html, joinHtml } from "./html.js";
import type { OperationView, SiteInput } from "./site-input.js";

/** What merging settled of an operation and of the components that it leads to, and what the portable contract leaves out. */
export function notesSection({ operation, contract, row }: OperationView, input: SiteInput): Html {
  const components = namesBelow(namingSchemas([operation]), contract.schemas);
  const own = input.conflicts.filter(({ place }) => place.operation === operation.key);
  const shared = input.conflicts.filter(
    ({ place }) => place.operation === undefined && place.component !== undefined && components.has(place.component),
  );
  const exclusions = input.portable?.exclusions.filter((each) => each.operation === row.key) ?? [];
  const parts = [
    list("Of this operation", own.map(conflictItem)),
    list("Of components that others use, too", shared.map(conflictItem)),
    list("Not in the portable contract", exclusions.map(exclusionItem)),
  ];
  return own.length + shared.length + exclusions.length === 0
    ? html`<p class="soft">The providers contradict each other nowhere.</p>`
    : html`${parts}`;
}

function list(title: string, items: readonly Html[]): Html | undefined {
  if (items.length === 0) return undefined;
  return html`<details${items.length <= 12 ? html` open` : ""}><summary>${title}: ${items.length}</summary><ul class="notes">${items}</ul></details>
`;
}

function conflictItem({ place, kind, sides, result }: Conflict): Html {
  const { title } = conflictKinds[kind];
  const { operation: _, ...inner } = place;
  const path = placeText(inner);
  const said = sides.map(
    ({ value, said: sayings }) =>
      html`${sayOf(value)} <span class="soft">(${sayings.map(({ provider }) => provider).join(", ")})</span>`,
  );
  return html`<li>${path === "" ? "" : html`<code>${path}</code> · `}${title}: ${joinHtml(said, "; ")} → ${result === undefined ? "none" : sayOf(result)}</li>
`;
}

const mostParts = 8;

function sayOf(value: Json): Html {
  const parts = partsOf(value);
  if (parts.length === 0) return html`none`;
  const rest = parts.length - mostParts;
  const shown = parts.slice(0, mostParts).map((part) => html`<code>${part}</code>`);
  return html`${joinHtml(shown, ", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function partsOf(value: Json): readonly string[] {
  if (typeof value === "string") return [value === "" ? '""' : value];
  if (Array.isArray(value)) return value.map((part) => (typeof part === "string" ? part : JSON.stringify(part)));
  if (!isObject(value)) return [JSON.stringify(value)];
  return Object.entries(value).map(([name, one]) => `${name} ${typeof one === "string" ? one : JSON.stringify(one)}`);
}

function exclusionItem({ part, rule, providers, reason }: Exclusion): Html {
  const why = `${providers.join(", ")} ${exclusionRules[rule]}`.trim();
  return html`<li>${part === undefined ? "The operation" : html`<code>${part}</code>`}: ${reason ?? why}</li>
`;
}
