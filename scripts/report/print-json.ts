import type { Origin } from "../base/diagnostics.js";
import type { Change } from "../drift/changes/types.js";
import type { Comparand, PrintOptions } from "./comparand.js";

/**
 * `{ "changes": […], "summary": { "breaking", "warning", "info" } }`, and `scores` where providers are compared with the
 * reference. Each change says what it compares when there are several comparisons.
 */
export function printJson(comparands: readonly Comparand[], { scores }: PrintOptions): string {
  const several = comparands.length > 1;
  const changes = comparands.flatMap(({ base, revision, report }) =>
    report.changes.map((change) => ({ ...(several ? { compared: { base, revision } } : {}), ...jsonOf(change) })),
  );
  const sum = (key: "breaking" | "warning" | "info") =>
    comparands.reduce((total, { report }) => total + report.summary[key], 0);
  const summary = { breaking: sum("breaking"), warning: sum("warning"), info: sum("info") };
  return `${JSON.stringify({ changes, summary, ...(scores && { scores }) }, null, 2)}\n`;
}

/** Part and path are in the location, as text. */
function jsonOf({ excerpts: _excerpts, part: _part, path: _path, ...change }: Change): object {
  return { ...change, base: originOf(change.base), revision: originOf(change.revision) };
}

function originOf(origin: Origin | null): object | null {
  return origin && { file: origin.file, pointer: origin.pointer, line: origin.line ?? null };
}
