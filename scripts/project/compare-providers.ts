import type { ConcordConfig } from "../config/config.js";
import { isImplemented } from "../contract/model/capabilities.js";
import type { Contract } from "../contract/model/types.js";
import type { DriftOptions } from "../drift/changes/types.js";
import { compareContracts } from "../drift/find-changes.js";
import { type ProviderScore, type ProviderShares, scoreProvider, shareFields } from "../drift/score.js";
import { selectOperations } from "../drift/select-operations.js";
import { adoptEvents } from "../merge/adopt-events.js";
import type { Comparand } from "../report/print-report.js";

export interface Comparison {
  readonly comparands: readonly Comparand[];
  readonly scores: readonly ProviderScore[];
  /** What the scores are sums of. */
  readonly shares: readonly ProviderShares[];
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
  const completed = others.map((contract) => offered(adoptEvents(contract, reference, () => undefined)));
  const { operations = {} } = settings;
  const shares = completed.map((provider) => shareFields(...selectOperations([reference, provider], operations)));
  return {
    comparands: completed.map((provider) => ({
      base: reference.provider,
      revision: provider.provider,
      report: compareContracts(reference, provider, settings),
    })),
    scores: shares.map(scoreProvider),
    shares,
  };
}

/** The contract without the operations that it describes only to say that they are not there. */
function offered(contract: Contract): Contract {
  return { ...contract, operations: contract.operations.filter(isImplemented) };
}
