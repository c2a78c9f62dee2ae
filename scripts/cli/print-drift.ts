import { countOf } from "../base/count.js";
import type { DriftReport } from "../project/compare-versions.js";
import { concat, shown, type TerminalText } from "./terminal.js";

/** The counts of what a new version changes, and the first few changes that break clients. */
export function describeDrift({ changes, summary }: DriftReport): TerminalText {
  const { breaking, warning, info } = summary;
  const first = changes.filter((change) => change.breaking).slice(0, 5);
  const lines = first.map(({ operation, message }) => shown`\n  ${operation ?? "description"}: ${message}`);
  const rest = breaking > first.length ? shown`\n  … and ${breaking - first.length} more that break clients` : "";
  return shown`: ${breaking} breaking, ${countOf(warning, "warning")}, ${countOf(info, "note")}${concat(lines)}${rest}`;
}
