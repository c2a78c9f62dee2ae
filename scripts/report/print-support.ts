import { codeCell, escapeMarkdown, generatedNote, htmlText, tableMarkdown } from "./markdown.js";
import { modelHeads, modelRows } from "./model-rows.js";
import { type Support, type SupportModels, type SupportRow, type SupportState, supportStates } from "./support.js";

/**
 * `generated/SUPPORT.md`: which operations each provider has, and which fields each takes. Operations of one provider alone
 * are in the first table only.
 */
export function printSupport({ providers, rows, models }: Support): string {
  const all = providers.map((_, index) => index);
  const shared = rows.filter(({ states }) => states.filter((state) => state === "taken").length > 1);
  return `${[
    `${generatedNote}\n# Support`,
    "What each provider's description says that it takes; `supports` tells programs whether it does. ◐: not every value that the reference takes. A question mark: its page says nothing of it.",
    table(providers, all, rows),
    ...shared.map((row) => printFields(row, providers)),
    ...models.map(printModels),
  ].join("\n\n")}\n`;
}

function printFields({ key, states, fields }: SupportRow, providers: readonly string[]): string {
  const having = states.flatMap((state, index) => (state === "taken" ? [index] : []));
  const named = fields.map(({ name, in: where, states }) => {
    const isTwice = fields.some((other) => other.name === name && other.in !== where);
    return { key: isTwice ? `${name} (${where})` : name, states };
  });
  const body = named.length === 0 ? "Nothing but its path is described." : table(providers, having, named);
  return `<details><summary><code>${htmlText(key)}</code></summary>\n\n${body}\n\n</details>`;
}

function printModels(own: SupportModels): string {
  const rows = modelRows(own).map(([id, ...facts]) => [
    codeCell(id),
    ...facts.map((fact) => fact.map(escapeMarkdown).join(", ")),
  ]);
  const body = tableMarkdown(
    modelHeads,
    modelHeads.map(() => "---"),
    rows,
  );
  return `<details><summary>Models of ${htmlText(own.provider)}: ${rows.length}</summary>\n\n${body}\n\n</details>`;
}

/** The states of some of the providers, which are named by their places. */
function table(
  providers: readonly string[],
  shown: readonly number[],
  rows: readonly { readonly key: string; readonly states: readonly SupportState[] }[],
): string {
  const head = ["", ...shown.map((index) => escapeMarkdown(providers[index] ?? ""))];
  return tableMarkdown(
    head,
    head.map((_, index) => (index === 0 ? "---" : ":-:")),
    rows.map(({ key, states }) => [codeCell(key), ...shown.map((index) => supportStates[states[index] ?? "missing"])]),
  );
}
