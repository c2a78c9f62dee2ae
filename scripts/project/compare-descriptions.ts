import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Origin } from "../base/diagnostics.js";
import type { ConcordConfig, DriftConfig } from "../config/config.js";
import type { Contract } from "../contract/model/types.js";
import type { DriftOptions } from "../drift/changes/types.js";
import { findChanges, reportChanges } from "../drift/find-changes.js";
import type { Comparand } from "../report/print-report.js";
import { withCommit } from "./checkout.js";
import { type Comparison, compareProviders } from "./compare-providers.js";
import { ContractLoader } from "./contract-loader.js";
import { describeProviders } from "./descriptions.js";
import { InputError } from "./errors.js";

export interface ComparisonOptions extends Pick<DriftOptions, "perOperation" | "excerpts"> {
  readonly allowRemoteRefs: readonly string[];
  /** Told of a provider that has no description at the earlier commit, and is not compared. */
  readonly onMissing?: (provider: string, spec: string) => void;
}

/** One description against its next version; places name the files as they were given. */
export async function compareFiles(
  base: string,
  revision: string,
  settings: DriftConfig | undefined,
  options: ComparisonOptions,
): Promise<readonly Comparand[]> {
  const loader = new ContractLoader({ cwd: process.cwd(), allowedOrigins: options.allowRemoteRefs });
  const [left, right] = [await loader.load({ spec: base }), await loader.load({ spec: revision })];
  if (left === undefined || right === undefined) throw new InputError(loader.located());
  const written = new Map([base, revision].map((path) => [resolve(path), path] as const));
  const locate = (origin: Origin): Origin => {
    const found = loader.locate(origin);
    return { ...found, file: written.get(found.file) ?? found.file };
  };
  const judgement = { ...settings, ...judgementOf(options), locate };
  return [{ base, revision, report: reportChanges(findChanges(left, right, judgement)) }];
}

/** Every provider against the reference. */
export async function compareWithReference(
  config: ConcordConfig,
  folder: string,
  options: ComparisonOptions,
): Promise<Comparison> {
  const loader = new ContractLoader({ cwd: folder, allowedOrigins: options.allowRemoteRefs });
  const contracts = await loadProviders(config, loader);
  const reference = contracts.get(config.reference);
  if (reference === undefined) throw new InputError(loader.located());
  const others = [...contracts.values()].filter((contract) => contract !== reference);
  return compareProviders(reference, others, config, {
    ...judgementOf(options),
    locate: (origin) => loader.locate(origin),
  });
}

/** Each provider's description at an earlier commit against the one of today. */
export async function compareSince(
  ref: string,
  config: ConcordConfig,
  folder: string,
  options: ComparisonOptions,
): Promise<readonly Comparand[]> {
  const loader = new ContractLoader({ cwd: folder, allowedOrigins: options.allowRemoteRefs });
  const today = await loadProviders(config, loader);
  return withCommit(folder, ref, async (place) => {
    const earlier = new ContractLoader({ cwd: place, allowedOrigins: options.allowRemoteRefs });
    const before = await loadProviders(knownAt(place, config, options), earlier);
    const locate = (origin: Origin, side: "base" | "revision"): Origin =>
      (side === "base" ? earlier : loader).locate(origin);
    return Object.keys(config.providers).flatMap((name): Comparand[] => {
      const [base, revision] = [before.get(name), today.get(name)];
      if (base === undefined || revision === undefined) return [];
      const judgement = { ...config.drift, ...judgementOf(options), locate };
      return [
        { base: `${name} at ${ref}`, revision: name, report: reportChanges(findChanges(base, revision, judgement)) },
      ];
    });
  });
}

/** The descriptions and overlays of the config that were there at an earlier commit; says which were not. */
function knownAt(place: string, config: ConcordConfig, { onMissing }: ComparisonOptions): ConcordConfig {
  const isThere = (path: string) => existsSync(resolve(place, path));
  const providers = Object.entries(config.providers).flatMap(([name, provider]) => {
    if (isThere(provider.spec))
      return [[name, { ...provider, overlays: (provider.overlays ?? []).filter(isThere) }] as const];
    onMissing?.(name, provider.spec);
    return [];
  });
  return { ...config, providers: Object.fromEntries(providers) };
}

async function loadProviders(config: ConcordConfig, loader: ContractLoader): Promise<ReadonlyMap<string, Contract>> {
  const contracts = await loader.loadAll(describeProviders(config));
  if (loader.diagnostics.hasErrors) throw new InputError(loader.located());
  return new Map(contracts.map((contract) => [contract.provider, contract]));
}

function judgementOf({ perOperation = false, excerpts = false }: ComparisonOptions): DriftOptions {
  return { perOperation, excerpts };
}
