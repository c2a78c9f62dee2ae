import { countOf } from "../base/count.js";
import type { DriftReport } from "../project/compare-versions.js";

/** The counts of what a new version changes, and the first few changes that break clients. */
export function describeDrift({ changes, summary }: DriftReport): string {
  const { breaking, warning, info } = summary;
  const first = changes.filter((change) => change.breaking).slice(0, 5);
  const lines = first.map(({ operation, message }) => `\n  ${operation ?? "description"}: ${message}`);
  const rest = breaking > first.length ? `\n  … and ${breaking - first.length} more that break clients` : "";
  return `: ${breaking} breaking, ${countOf(warning, "warning")}, ${countOf(info, "note")}${lines.join("")}${rest}`;
}
