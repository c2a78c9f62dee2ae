import { statSync } from "node:fs";
import { failUsage } from "./exit.js";

/** An option that takes several patterns would take a description behind them for one, and something else be compared. */
export function refuseFiles(option: string, patterns: readonly string[] = []): void {
  const file = patterns.find((pattern) => statSync(pattern, { throwIfNoEntry: false })?.isFile());
  if (file !== undefined)
    failUsage(
      `${option} takes patterns, and "${file}" is a file.`,
      `Write descriptions before ${option}, or behind \`--\`.`,
    );
}
