import { compareText } from "../base/diagnostics.js";
import { isObject, own } from "../base/json.js";
import type { ProviderScore } from "../drift/score.js";
import type { Comparand } from "./comparand.js";
import type { HistoryRow } from "./history-row.js";

/**
 * The rows of before with those of today: a provider's row of the same date takes the place of the old one, and later ones,
 * which another branch's lock would have left, are dropped. The result is the same however often it is asked for.
 * `dates`: when each provider's description was fetched; one that nobody fetched has no row.
 */
export function extendHistory(
  before: readonly HistoryRow[],
  { comparands, scores }: { readonly comparands: readonly Comparand[]; readonly scores: readonly ProviderScore[] },
  dates: ReadonlyMap<string, string>,
): readonly HistoryRow[] {
  const today = comparands.flatMap(({ base, revision, report }): HistoryRow[] => {
    const date = [dates.get(base), dates.get(revision)]
      .filter((time) => time !== undefined)
      .sort(compareText)
      .at(-1);
    const score = scores.find(({ provider }) => provider === revision);
    if (date === undefined || score === undefined) return [];
    const { breaking, warning, info } = report.summary;
    const share = Math.round(score.share * 10_000) / 10_000;
    return [{ date, provider: revision, reference: base, breaking, warning, info, score: share, ...score.coverage }];
  });
  const dateOf = new Map(today.map(({ provider, date }) => [provider, date]));
  const kept = before.filter(({ provider, date }) => compareText(date, dateOf.get(provider) ?? "~") < 0);
  return [...kept, ...today].sort(
    (one, two) => compareText(one.date, two.date) || compareText(one.provider, two.provider),
  );
}

/** `drift-history.json`: a row on each line. */
export function printHistory(rows: readonly HistoryRow[]): string {
  return `{\n  "rows": [\n${rows.map((row) => `    ${JSON.stringify(row)}`).join(",\n")}\n  ]\n}\n`;
}

/** The rows of such a text; `undefined` where it is none. */
export function parseHistory(text: string): readonly HistoryRow[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const rows = isObject(value) ? own(value, "rows") : undefined;
    return Array.isArray(rows) && rows.every(isRow) ? rows : undefined;
  } catch {
    return undefined;
  }
}

const numbers = ["breaking", "warning", "info", "score", "offered", "total"] as const;

function isRow(value: unknown): value is HistoryRow {
  if (!isObject(value)) return false;
  const texts = [own(value, "provider"), own(value, "reference"), own(value, "date")];
  return (
    texts.every((text) => typeof text === "string") &&
    !Number.isNaN(Date.parse(String(own(value, "date")))) &&
    numbers.every((key) => Number.isFinite(own(value, key)))
  );
}
