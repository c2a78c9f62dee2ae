import type { ConcordConfig } from "../config/config.js";
import type { Contract } from "../contract/model/types.js";
import type { DriftOptions } from "../drift/changes/types.js";
import { findChanges, reportChanges } from "../drift/find-changes.js";
import { type ProviderScore, scoreProvider } from "../drift/score.js";
import { adoptEvents } from "../merge/adopt-events.js";
import type { Comparand } from "../report/print-report.js";

export interface Comparison {
  readonly comparands: readonly Comparand[];
  readonly scores: readonly ProviderScore[];
}

/** Compares every provider with the reference: it is what clients are written for, and each provider takes its place. */
export function compareProviders(
  reference: Contract,
  others: readonly Contract[],
  config: ConcordConfig,
  options: DriftOptions = {},
): Comparison {
  const settings: DriftOptions = { relation: "providers", ...config.drift, ...options };
  // Events that nobody describes are no difference from those that the reference does.
  const completed = others.map((contract) => adoptEvents(contract, reference, () => undefined));
  return {
    comparands: completed.map((provider) => ({
      base: reference.provider,
      revision: provider.provider,
      report: reportChanges(findChanges(reference, provider, settings), "providers"),
    })),
    scores: completed.map((provider) => scoreProvider(reference, provider)),
  };
}
