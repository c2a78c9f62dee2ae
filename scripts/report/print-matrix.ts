import { countOf } from "../base/count.js";
import type { OperationScore, ProviderScore } from "../drift/score.js";
import { codeCell, escapeMarkdown, tableMarkdown } from "./markdown.js";

/** `87 %`; whole only when it is whole. */
function percent(share: number): string {
  return share === 1 ? "100 %" : `${Math.min(99, Math.floor(share * 100))} %`;
}

export function cellText(score: OperationScore): string {
  if (score.status === "missing") return "–";
  return score.status === "unknown" ? "?" : shareText(score.share, [score]);
}

/** `87 %`; `100 % of 8` where a page mentions only 8 of the reference's fields. */
function shareText(share: number, operations: readonly OperationScore[]): string {
  const known = operations.filter(({ status }) => status !== "unknown");
  if (known.every(({ unknown }) => unknown === undefined)) return percent(share);
  return `${percent(share)} of ${known.reduce((total, { fields }) => total + fields, 0)}`;
}

/** Every operation of the reference, in its order. */
export function operationsOf(scores: readonly ProviderScore[]): readonly string[] {
  return [...new Set(scores.flatMap(({ operations }) => operations.map(({ operation }) => operation)))];
}

/** The operations that say how providers differ, and those that none is known to offer, where a table of all is long. */
export function foldOperations(scores: readonly ProviderScore[]): {
  readonly shown: readonly string[];
  readonly folded: readonly string[];
} {
  const all = operationsOf(scores);
  const folded = all.length <= maxRows ? [] : all.filter((operation) => !isOfferedBySome(scores, operation));
  const hidden = new Set(folded);
  return { shown: all.filter((operation) => !hidden.has(operation)), folded };
}

function isOfferedBySome(scores: readonly ProviderScore[], operation: string): boolean {
  return scores.some((score) => isOffered(scoreOf(score, operation)));
}

export function scoreOf(provider: ProviderScore, operation: string): OperationScore | undefined {
  return provider.operations.find((score) => score.operation === operation);
}

const totals = ["Of what it offers", "Operations offered"];

/** How much it takes of the requests of what it offers, and how much it offers: the one says nothing of the other. */
export function totalsOf({ share, operations, coverage }: ProviderScore): readonly [string, string] {
  const { offered, total } = coverage;
  return [offered === 0 ? "–" : shareText(share, operations), `${offered} of ${total}`];
}

/** Operations down, providers across, for a terminal: as many tables as its width needs. */
export function printMatrix(scores: readonly ProviderScore[], width = Number.POSITIVE_INFINITY, full = false): string {
  const all = operationsOf(scores);
  const widest = chunksOf(columnsOf(scores, all), width - widthOf([title, ...all])).length;
  const rows = Math.max(leastRows, Math.floor(maxRows / Math.max(widest, scores.length > 2 ? 2 : 1)));
  const operations = full || all.length <= rows ? all : mostOffered(all, scores, rows);
  const first = [title, ...operations, ...totals];
  const columns = columnsOf(scores, operations);
  const tables = chunksOf(columns, width - widthOf(first)).map((chunk) => printColumns([first, ...chunk]));
  const found = new Set(scores.flatMap((provider) => provider.operations.map(({ status }) => status)));
  const offered = all.filter((operation) => isOfferedBySome(scores, operation));
  const hidden = offered.filter((operation) => !operations.includes(operation)).length;
  const legend = [
    ...(found.has("missing") ? ["–: lacks the operation"] : []),
    ...(found.has("unknown") ? ["?: its page says nothing of it"] : []),
    ...(hidden > 0 ? [`${countOf(hidden, "more operation")} that some offer: --full`] : []),
  ];
  return `${tables.join("\n")}${legend.length === 0 ? "" : `${legend.join("; ")}\n`}`;
}

const title = "Share of the reference's requests taken";

/** Of all tables, for one or two providers; with more of them there are as many more things to say below. */
const maxRows = 24;
const leastRows = 4;

function columnsOf(scores: readonly ProviderScore[], operations: readonly string[]): readonly Column[] {
  return scores.map((provider) => [
    provider.provider,
    ...operations.map((operation) => cell(provider, operation)),
    ...totalsOf(provider),
  ]);
}

/** Those that most providers offer, in their order. */
function mostOffered(
  operations: readonly string[],
  scores: readonly ProviderScore[],
  count: number,
): readonly string[] {
  const offers = new Map(
    operations.map((operation) => [operation, scores.filter((score) => isOffered(scoreOf(score, operation))).length]),
  );
  const offered = operations.filter((operation) => offers.get(operation) !== 0);
  const shown = new Set(
    offered.toSorted((one, two) => (offers.get(two) ?? 0) - (offers.get(one) ?? 0)).slice(0, count),
  );
  return operations.filter((operation) => shown.has(operation));
}

function isOffered(score: OperationScore | undefined): boolean {
  return score !== undefined && score.status !== "missing" && score.status !== "unknown";
}

type Column = readonly string[];

/** Columns that stand beside each other within a width; each at least by itself. */
function chunksOf(columns: readonly Column[], width: number): readonly (readonly Column[])[] {
  const chunks: Column[][] = [];
  let rest = 0;
  for (const column of columns) {
    const needed = gap.length + widthOf(column);
    const last = chunks.at(-1);
    if (last === undefined || needed > rest) chunks.push([column]);
    else last.push(column);
    rest = (chunks.at(-1)?.length === 1 ? width : rest) - needed;
  }
  return chunks;
}

const gap = "  ";

function widthOf(column: Column): number {
  return Math.max(...column.map((text) => [...text].length));
}

/** The first column to the left, the others to the right; rules below the head and above the totals. */
function printColumns(columns: readonly Column[]): string {
  const widths = columns.map(widthOf);
  const line = (row: number) =>
    columns
      .map((column, index) => {
        const text = column[row] ?? "";
        const padding = " ".repeat((widths[index] ?? 0) - [...text].length);
        return index === 0 ? text + padding : padding + text;
      })
      .join(gap)
      .trimEnd();
  const rows = (columns[0] ?? []).map((_, row) => line(row));
  const rule = widths.map((width) => "─".repeat(width)).join(gap);
  const end = rows.length - totals.length;
  return [...rows.slice(0, 1), rule, ...rows.slice(1, end), rule, ...rows.slice(end), ""].join("\n");
}

/** Operations that no provider is known to offer are one line below the table, where that is long. */
export function printMatrixMarkdown(scores: readonly ProviderScore[]): string {
  const { shown, folded } = foldOperations(scores);
  const table = tableMarkdown(
    ["Operation", ...scores.map(({ provider }) => escapeMarkdown(provider))],
    ["---", ...scores.map(() => "--:")],
    [
      ...shown.map((operation) => [codeCell(operation), ...scores.map((provider) => cell(provider, operation))]),
      ...totals.map((name, index) => [`**${name}**`, ...scores.map((score) => `**${totalsOf(score)[index]}**`)]),
    ],
  );
  return [table, ...(folded.length === 0 ? [] : [`${foldedText(folded)}.`])].join("\n\n");
}

/** `259 more operations, which no provider is known to offer`. */
export function foldedText(folded: readonly string[]): string {
  return `${countOf(folded.length, "more operation")}, which no provider is known to offer`;
}

function cell(provider: ProviderScore, operation: string): string {
  const score = scoreOf(provider, operation);
  return score ? cellText(score) : "";
}
