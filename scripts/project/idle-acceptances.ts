import { type AcceptedChange, hasExpired } from "../base/accepted-change.js";
import type { DriftConfig } from "../config/config.js";
import type { Comparand } from "../report/print-report.js";

/** An acceptance that does nothing: its finding counts again, or there is none that it fits. */
export interface IdleAcceptance extends AcceptedChange {
  readonly why: "expired" | "unmatched";
}

/** Which acceptances of a config no longer do anything in a comparison. */
export function findIdleAcceptances(
  { accept = [] }: DriftConfig,
  comparands: readonly Comparand[],
  today: Date,
): readonly IdleAcceptance[] {
  const found = new Set(comparands.flatMap(({ report }) => report.changes.map((change) => change.fingerprint)));
  return accept.flatMap((entry): IdleAcceptance[] => {
    if (!found.has(entry.fingerprint)) return [{ ...entry, why: "unmatched" }];
    return hasExpired(entry, today) ? [{ ...entry, why: "expired" }] : [];
  });
}
