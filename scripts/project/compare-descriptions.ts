import { resolve } from "node:path";
import { type Diagnostic, Diagnostics, type Origin } from "../base/diagnostics.js";
import type { InputLimits } from "../base/input-limits.js";
import type { ConcordConfig, DriftConfig } from "../config/config.js";
import type { Contract } from "../contract/model/types.js";
import type { DriftOptions, Relation } from "../drift/changes/types.js";
import { suggestRoot } from "../drift/suggest-root.js";
import type { HistoryRow } from "../report/history-row.js";
import type { Comparand } from "../report/print-report.js";
import { baselineName } from "./baseline-names.js";
import { type Comparison, compareProviders } from "./compare-providers.js";
import { ContractLoader } from "./contract-loader.js";
import { type DescriptionSettings, describeProviders } from "./descriptions.js";
import { diffDocuments, type TellUnmatched, tellUnmatched } from "./diff-documents.js";
import { InputError } from "./errors.js";
import { readHistory } from "./history-file.js";
import { findIdleAcceptances, type IdleAcceptance } from "./idle-acceptances.js";
import type { Project } from "./open-project.js";

/** What a command says of the judgement; it goes before what the config says. */
type Judgement = Pick<
  DriftOptions,
  "perOperation" | "excerpts" | "operations" | "deprecationDays" | "stabilityLevel" | "levels"
>;

export interface ComparisonOptions extends Judgement {
  /** Whether what a provider never offered of the reference breaks clients; in place of the config's. */
  readonly requireCoverage?: boolean;
  /** What two descriptions are to each other, where a guess will not do. */
  readonly relation?: Relation | undefined;
  /** Path of the API root of two descriptions, where it cannot be found: of those that have it, or of each. */
  readonly root?: string | readonly [base: string, revision: string] | undefined;
  /** Told of a root below which a description would have more of the operations that it is compared with. */
  readonly onRoot?: (name: string, root: string, side: "base" | "revision") => void;
  /** Told of what cannot be compared as it is meant; the rest is. */
  readonly onDoubts?: (doubts: readonly Diagnostic[]) => void;
  /** Told of patterns of operations that fit none, and whether the patterns leave nothing to compare. */
  readonly onUnmatched?: TellUnmatched;
  /** Whether a report has the trend, so that one that cannot be read is missed. */
  readonly isTrendShown?: boolean;
  readonly allowRemoteRefs?: readonly string[];
  /** What each description may have. */
  readonly limits?: InputLimits | undefined;
}

/** What was compared, and which acceptances of the config did nothing. */
export interface Compared {
  readonly comparands: readonly Comparand[];
  /** What was compared, by which a baseline knows it: whatever commit or folder a side came from. */
  readonly names: readonly string[];
  /** Of each provider, where the reference is what it is compared with. */
  readonly scores?: Comparison["scores"];
  readonly idle: readonly IdleAcceptance[];
  /** Absolute paths of the descriptions that were read, with what they refer to. */
  readonly inputs: readonly string[];
  /** How the providers followed the reference after each pull, as far as the output of the config knows. */
  readonly history?: readonly HistoryRow[];
}

/** One description of `cwd` against its next version, judged by a config if there is one. */
export async function compareFiles(
  base: string,
  revision: string,
  {
    onRoot,
    onGuess,
    home,
    ...options
  }: ComparisonOptions & {
    readonly cwd: string;
    /** Told how many operations break clients, where the two are only guessed to be providers and one lacks them. */
    readonly onGuess?: (count: number) => void;
    /** The folder of a baseline, from which it names the files. */
    readonly home: string;
    readonly settings?: DriftConfig | undefined;
  },
): Promise<Compared> {
  const { settings = {}, requireCoverage: required, relation, ...rest } = options;
  const { requireCoverage = false, ...judgement } = settings;
  // What was only guessed to be another provider's may be a version that has lost something.
  const isCoverage = relation === "providers" && !(required ?? requireCoverage);
  const inputs: string[] = [];
  const report = await diffDocuments(base, revision, {
    ...judgement,
    ...rest,
    onInputs: (paths) => inputs.push(...paths),
    ...(relation && { relation }),
    ...(onRoot && {
      onRoot: (root: string, side: "base" | "revision") => onRoot(side === "base" ? base : revision, root, side),
    }),
    missing: isCoverage ? "coverage" : "break",
  });
  const { notOffered = 0 } = report.summary;
  if (relation === undefined && notOffered > 0) onGuess?.(notOffered);
  const name = () => baselineName(home, resolve(options.cwd, base), resolve(options.cwd, revision));
  return { ...settle([{ base, revision, report }], settings, name), inputs };
}

/** Every provider against the reference. */
export async function compareWithReference(project: Project, options: ComparisonOptions): Promise<Compared> {
  const { config, folder } = project;
  const loader = loaderOf(folder, options);
  const contracts = await loadChosen(config, loader);
  options.onDoubts?.(loader.doubts());
  tellUnmatched([...contracts.values()], options.operations ?? config.drift?.operations, options.onUnmatched);
  const reference = contracts.get(config.reference);
  if (reference === undefined) throw new InputError(loader.located());
  const others = [...contracts.values()].filter((contract) => contract !== reference);
  for (const other of others) {
    const root = options.onRoot && suggestRoot(reference, other);
    if (root !== undefined) options.onRoot?.(other.provider, root, "revision");
  }
  const locate = (origin: Origin): Origin => loader.locate(origin);
  const nodeAt = (origin: Origin) => loader.nodeAt(origin);
  const { requireCoverage = config.drift?.requireCoverage ?? false } = options;
  const judgement = {
    ...judgementOf(options),
    missing: requireCoverage ? "break" : "coverage",
    locate,
    nodeAt,
  } as const;
  const compared = compareProviders(reference, others, config, judgement);
  const trend = new Diagnostics();
  const history = await readHistory(resolve(folder, config.out ?? "generated"), folder, trend.report);
  if (options.isTrendShown) options.onDoubts?.(trend.all);
  return {
    ...settle(compared.comparands, config.drift),
    scores: compared.scores,
    history,
    inputs: loader.inputs,
  };
}

/** Reads the descriptions of a folder, to be compared. */
export function loaderOf(cwd: string, { allowRemoteRefs, limits }: ComparisonOptions): ContractLoader {
  return new ContractLoader({ cwd, allowedOrigins: allowRemoteRefs, forComparison: true, limits });
}

/** Refuses a config that leaves no operation to compare: a gate would let everything pass. */
export async function loadChosen(
  config: ConcordConfig,
  loader: ContractLoader,
): Promise<ReadonlyMap<string, Contract>> {
  const contracts = await loadContracts(describeProviders(config), loader);
  if (loader.choices.reportNothing(loader.diagnostics.report)) throw new InputError(loader.located());
  return contracts;
}

/** The contracts by provider. Throws an {@link InputError} where one of them cannot be read. */
export async function loadContracts(
  descriptions: readonly DescriptionSettings[],
  loader: ContractLoader,
): Promise<ReadonlyMap<string, Contract>> {
  const contracts = await loader.loadAll(descriptions);
  if (loader.diagnostics.hasErrors) throw new InputError(loader.located());
  return new Map(contracts.map((contract) => [contract.provider, contract]));
}

/** What a command says of the judgement. */
export function judgementOf(options: ComparisonOptions): DriftOptions {
  const { perOperation = false, excerpts = false, operations, deprecationDays, stabilityLevel, levels } = options;
  return {
    perOperation,
    excerpts,
    ...(operations && { operations }),
    ...(deprecationDays && { deprecationDays }),
    ...(stabilityLevel && { stabilityLevel }),
    ...(levels && { levels }),
  };
}

/** The comparisons with their names in a baseline, and the acceptances that fit none of them. */
export function settle(
  comparands: readonly Comparand[],
  settings: DriftConfig = {},
  nameOf: (comparand: Comparand) => string = ({ base, revision }) => `${base} → ${revision}`,
): Omit<Compared, "inputs"> {
  const names = comparands.map(nameOf);
  return { comparands, names, idle: findIdleAcceptances(settings, comparands, new Date()) };
}
