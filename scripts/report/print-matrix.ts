import type { OperationScore, ProviderScore } from "../drift/score.js";
import { escapeMarkdown } from "./print-markdown.js";

/** `87 %`; whole only when it is whole. */
export function percent(share: number): string {
  return share === 1 ? "100 %" : `${Math.min(99, Math.floor(share * 100))} %`;
}

export function cellText(score: OperationScore): string {
  if (score.status === "missing") return "–";
  return score.status === "unknown" ? "?" : percent(score.share);
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
  const total = ["All", ...scores.map(({ share }) => percent(share))];
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
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    row(["Operation", ...scores.map(({ provider }) => escapeMarkdown(provider))]),
    row(["---", ...scores.map(() => "--:")]),
    ...operationsOf(scores).map((operation) =>
      row([`\`${operation.replaceAll("|", "\\|")}\``, ...scores.map((provider) => cell(provider, operation))]),
    ),
    row(["**All**", ...scores.map(({ share }) => `**${percent(share)}**`)]),
  ].join("\n");
}

function cell(provider: ProviderScore, operation: string): string {
  const score = scoreOf(provider, operation);
  return score ? cellText(score) : "";
}
