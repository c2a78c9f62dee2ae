import type { ConcordConfig } from "../config/config.js";
import type { Contract } from "../contract/model/types.js";
import type { DriftOptions } from "../drift/changes/types.js";
import { compareContracts } from "../drift/find-changes.js";
import { type ProviderScore, scoreProvider } from "../drift/score.js";
import { adoptEvents } from "../merge/adopt-events.js";
import type { Comparand } from "../report/print-report.js";

export interface Comparison {
  readonly comparands: readonly Comparand[];
  readonly scores: readonly ProviderScore[];
}

/**
 * Compares every provider with the reference: it is what clients are written for, and each provider takes its place. What a
 * provider never offered it has not broken: that is coverage, unless the config requires it.
 */
export function compareProviders(
  reference: Contract,
  others: readonly Contract[],
  config: ConcordConfig,
  options: DriftOptions = {},
): Comparison {
  const { requireCoverage = false, ...judgement } = config.drift ?? {};
  const missing = requireCoverage ? "break" : "coverage";
  const settings: DriftOptions = { missing, ...judgement, ...options, relation: "providers" };
  // Events that nobody describes are no difference from those that the reference does.
  const completed = others.map((contract) => adoptEvents(contract, reference, () => undefined));
  return {
    comparands: completed.map((provider) => ({
      base: reference.provider,
      revision: provider.provider,
      report: compareContracts(reference, provider, settings),
    })),
    scores: completed.map((provider) => scoreProvider(reference, provider)),
  };
}
