import type { OperationScore, ProviderScore } from "../drift/score.js";
import { codeCell, escapeMarkdown, tableMarkdown } from "./markdown.js";

/** `87 %`; whole only when it is whole. */
export function percent(share: number): string {
  return share === 1 ? "100 %" : `${Math.min(99, Math.floor(share * 100))} %`;
}

export function cellText(score: OperationScore): string {
  if (score.status === "missing") return "–";
  return score.status === "unknown" ? "?" : shareText(score.share, [score]);
}

/** `87 %`; `100 % of 8` where a page mentions only 8 of the reference's fields. */
export function shareText(share: number, operations: readonly OperationScore[]): string {
  const known = operations.filter(({ status }) => status !== "unknown");
  if (known.every(({ unknown }) => unknown === undefined)) return percent(share);
  return `${percent(share)} of ${known.reduce((total, { fields }) => total + fields, 0)}`;
}

/** Every operation of the reference, in its order. */
export function operationsOf(scores: readonly ProviderScore[]): readonly string[] {
  return [...new Set(scores.flatMap(({ operations }) => operations.map(({ operation }) => operation)))];
}

export function scoreOf(provider: ProviderScore, operation: string): OperationScore | undefined {
  return provider.operations.find((score) => score.operation === operation);
}

/** Operations down, providers across, for a terminal. */
export function printMatrix(scores: readonly ProviderScore[]): string {
  const header = ["Share of the reference's requests taken", ...scores.map(({ provider }) => provider)];
  const rows = operationsOf(scores).map((operation) => [
    operation,
    ...scores.map((provider) => cell(provider, operation)),
  ]);
  const total = ["All", ...scores.map(({ share, operations }) => shareText(share, operations))];
  const lines = [header, ...rows, total];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => [...(line[column] ?? "")].length)));
  const format = (line: readonly string[]) =>
    line
      .map((text, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? text.padEnd(width) : text.padStart(width);
      })
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [format(header), rule, ...rows.map(format), rule, format(total), ""].join("\n");
}

export function printMatrixMarkdown(scores: readonly ProviderScore[]): string {
  return tableMarkdown(
    ["Operation", ...scores.map(({ provider }) => escapeMarkdown(provider))],
    ["---", ...scores.map(() => "--:")],
    [
      ...operationsOf(scores).map((operation) => [
        codeCell(operation),
        ...scores.map((provider) => cell(provider, operation)),
      ]),
      ["**All**", ...scores.map(({ share, operations }) => `**${shareText(share, operations)}**`)],
    ],
  );
}

function cell(provider: ProviderScore, operation: string): string {
  const score = scoreOf(provider, operation);
  return score ? cellText(score) : "";
}
