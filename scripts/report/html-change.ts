import type { Change, ChangePlace } from "../drift/changes/types.js";
import { ruleOf } from "../drift/rules/registry.js";
import { acceptanceText } from "./acceptance.js";
import { alsoAt } from "./also-at.js";
import { escapeHtml } from "./escape.js";
import { markDifferences } from "./html-excerpt.js";
import { originText, unprovenText } from "./print-text.js";
import { visibleJson } from "./visible.js";

const labels = { error: "Breaking", warning: "Warning", info: "Compatible", accepted: "Accepted" } as const;

/** The level that a view shows and filters by: what was accepted is neither breaking nor a warning. */
export function toneOf(change: Change): keyof typeof labels {
  return change.accepted === undefined ? change.level : "accepted";
}

/** Every operation that a change concerns. */
export function reachOf(change: Change): readonly string[] {
  return change.operations ?? (change.operation === null ? [] : [change.operation]);
}

/** A change as a card that opens; `id` is what a link to it ends with. */
export function printChange(change: Change, id: string, comparison: number): string {
  const tone = toneOf(change);
  const operations = reachOf(change);
  const places = alsoAt([change]);
  const more = operations.length > 1 ? `<span class="more">${operations.length} operations</span>` : "";
  const data = {
    level: tone,
    comparison: String(comparison),
    find: [change.location, ...places, change.fingerprint].join(" "),
    ...(operations.length > 0 ? { operations: operations.join("\n") } : {}),
  };
  const attributes = Object.entries(data).map(([key, value]) => `data-${key}="${escapeHtml(value)}"`);
  return `<details id="${escapeHtml(id)}" class="${tone}" ${attributes.join(" ")}>
<summary><span class="badge">${labels[tone]}</span><span>${withCode(change.message)}</span><span class="id"><code>${escapeHtml(change.id)}</code>${more}</span></summary>
<div class="body">${printBody(change, id)}</div>
</details>`;
}

function printBody(change: Change, id: string): string {
  const { explanation, advice } = ruleOf(change.id);
  const [base, revision] = markDifferences(change.excerpts);
  const acceptance = acceptanceText(change);
  return [
    `<p>${withCode(explanation)}</p><p class="soft">${withCode(advice)}</p>`,
    acceptance === undefined ? "" : `<h5>Accepted</h5><p>${escapeHtml(acceptance)}</p>`,
    `<div class="sides">${printSide("Base", change.base, base)}${printSide("Revision", change.revision, revision)}</div>`,
    printWitness(change),
    `${printReach(change.operations ?? [])}${printPlaces(alsoAt([change]))}`,
    `<p class="soft last"><a href="#${escapeHtml(id)}">Link to this change</a> · Fingerprint, for <code>drift.accept</code> in the config: <code>${escapeHtml(change.fingerprint)}</code></p>`,
  ].join("\n");
}

function printSide(title: string, origin: ChangePlace | null, excerpt: string | undefined): string {
  const place = origin === null ? "" : `<p class="soft"><code>${escapeHtml(originText(origin))}</code></p>`;
  const text =
    excerpt === undefined
      ? ""
      : `<pre tabindex="0" role="group" aria-label="${title}: schema"><code>${excerpt}</code></pre>`;
  return `<div><h5>${title}</h5>${place || '<p class="soft">Not there.</p>'}${text}</div>`;
}

function printWitness(change: Change): string {
  const title =
    ruleOf(change.id).direction === "request"
      ? "base accepts it, the revision refuses it"
      : "the revision may return it, base does not allow it";
  if (change.witness !== undefined)
    return `<h5>Witness: ${title}</h5><pre tabindex="0" role="group" aria-label="Witness"><code>${escapeHtml(witnessJson(change))}</code></pre>`;
  return change.unproven ? `<h5>Witness</h5><p class="soft">None: ${escapeHtml(unprovenText(change))}.</p>` : "";
}

/** At most 20,000 characters: a witness of a length limit is as long as the limit. */
function witnessJson(change: Change): string {
  const text = visibleJson(change.witness, 2);
  return text.length > 20_000 ? `${text.slice(0, 20_000)}…` : text;
}

function printReach(operations: readonly string[]): string {
  if (operations.length === 0) return "";
  return `<h5>Reaches ${operations.length} operations</h5>${printList(operations)}`;
}

function printPlaces(places: readonly string[]): string {
  return places.length === 0 ? "" : `<h5>Also at</h5>${printList(places)}`;
}

function printList(items: readonly string[]): string {
  return `<ul class="reach">${items.map((item) => `<li><code>${escapeHtml(item)}</code></li>`).join("")}</ul>`;
}

/** Escapes the text; what stands between back quotes becomes code. */
export function withCode(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? `<code>${escapeHtml(part.slice(1, -1))}</code>` : escapeHtml(part)))
    .join("");
}
