import { resolve } from "node:path";
import {
  type Diagnostic,
  Diagnostics,
  hasErrors,
  hasInputErrors,
  isOurFault,
  type Report,
} from "../base/diagnostics.js";
import { adviseMissing } from "../config/advise-missing.js";
import type { ConcordConfig, ValidatorConfig } from "../config/config.js";
import { buildContract } from "../contract/build/build.js";
import { reportUnmatchedNaming } from "../contract/build/report-naming.js";
import type { Contract } from "../contract/model/types.js";
import { ClientPrinter } from "../emit/print-client.js";
import { createLinter, type Linter } from "../lint/lint-document.js";
import { loadDocument } from "../load/load.js";
import { SourceFiles } from "../load/read/source-files.js";
import { adoptEvents } from "../merge/adopt-events.js";
import { printConflicts } from "../report/print-conflicts.js";
import { printSummary } from "../report/print-summary.js";
import { readRuntime } from "../write/runtime-files.js";
import { compareProviders } from "./compare-providers.js";
import { makeJointContracts } from "./joint-contracts.js";

export interface GenerateOptions {
  /** Folder that relative paths start from. Default: the working directory. */
  readonly cwd?: string;
  /** Several providers of one API, and what they have in common. */
  readonly config?: ConcordConfig;
  /** Name of the config in diagnostics, relative to {@link cwd}. Default `concord.config.ts`. */
  readonly configFile?: string;
  /** Or single descriptions, each with a client of its own. */
  readonly specs?: readonly string[];
  /** Import specifier of the runtime, or `inline` to write it beside the output. Default `openapi-concord/runtime`. */
  readonly runtime?: string;
  /** Origins that references may reach over the network. Default: none. */
  readonly allowRemoteRefs?: readonly string[];
  /** In place of the config's. */
  readonly validators?: ValidatorConfig;
}

export interface Generated {
  /** File texts by path below the output folder. Empty when there are errors in an input. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  /** What was read, in order; then the portable contract, and the merged one last. */
  readonly contracts: readonly Contract[];
  /** Absolute paths of every file that was read, or was to be read. */
  readonly inputs: readonly string[];
}

/** Generates clients from descriptions. Reads files and writes none; trouble in an input is in `diagnostics`. */
export async function generate(options: GenerateOptions): Promise<Generated> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const cwd = resolve(options.cwd ?? ".");
  const sources = new SourceFiles(cwd, report);
  const run: Run = { options, cwd, sources, report, diagnostics, linter: await createLinter(options.config && cwd) };
  const targets = options.config === undefined ? await loadSpecs(run) : await loadProviders(run, options.config);
  const files = hasInputErrors(diagnostics.all) ? new Map<string, string>() : await printTargets(targets, run);
  return {
    files: hasInputErrors(diagnostics.all) ? new Map() : files,
    diagnostics: sources.locateAll(diagnostics.all),
    contracts: targets.map(({ contract }) => contract),
    inputs: sources.paths(),
  };
}

interface Run {
  readonly options: GenerateOptions;
  readonly cwd: string;
  readonly sources: SourceFiles;
  readonly report: Report;
  readonly diagnostics: Diagnostics;
  readonly linter: Linter;
}

/** A client to print, and the folder below the output that it goes to. */
interface Target {
  readonly contract: Contract;
  readonly folder: string;
  /** What is written beside the client, by name. */
  readonly documents?: ReadonlyMap<string, string> | undefined;
  /** In place of the run's, for what is told of this client. */
  readonly report?: Report;
}

async function loadSpecs(run: Run): Promise<readonly Target[]> {
  const specs = nameSpecs(run.options.specs ?? [], run.cwd);
  const targets: Target[] = [];
  for (const [provider, spec] of specs) {
    const contract = await loadContract(spec, { provider }, run);
    if (contract !== undefined) targets.push({ contract, folder: specs.size === 1 ? "" : `${provider}/` });
  }
  return targets;
}

/** Each description by its file's name; those of one name by their folders, too: `a/openapi.yaml` is `a-openapi`. */
function nameSpecs(specs: readonly string[], cwd: string): ReadonlyMap<string, string> {
  const paths = new Map(specs.map((spec) => [resolve(cwd, spec), spec]));
  const partsOf = (path: string): readonly string[] =>
    path
      .replace(/\.[^./\\]+$/, "")
      .split(/[/\\]/)
      .filter((part) => part !== "");
  const nameAt = (path: string, depth: number): string => partsOf(path).slice(-depth).join("-");
  return new Map(
    [...paths].map(([path, spec]) => {
      const others = [...paths.keys()].filter((other) => other !== path);
      let depth = 1;
      while (depth < partsOf(path).length && others.some((other) => nameAt(other, depth) === nameAt(path, depth)))
        depth++;
      return [nameAt(path, depth), spec];
    }),
  );
}

async function loadProviders(run: Run, config: ConcordConfig): Promise<readonly Target[]> {
  const names = [config.reference, ...Object.keys(config.providers).filter((name) => name !== config.reference)];
  const contracts: Contract[] = [];
  for (const provider of names) {
    const settings = config.providers[provider];
    if (settings === undefined) continue;
    const { spec, root, overlays = [] } = settings;
    const ifMissing = adviseMissing(provider, settings);
    const contract = await loadContract(
      spec,
      { provider, ...(root === undefined ? {} : { root }), naming: config.naming ?? {}, overlays, ifMissing },
      run,
    );
    if (contract !== undefined) contracts.push(contract);
  }
  const [reference, ...others] = contracts;
  if (reference === undefined || run.diagnostics.hasErrors) return [];
  const completed = others.map((contract) => adoptEvents(contract, reference, run.report));
  const joint = await makeJointContracts([reference, ...completed], { config, ...run });
  const at = { file: run.options.configFile ?? "concord.config.ts", pointer: "" };
  const all = [...contracts, ...joint.map(({ contract }) => contract)];
  reportUnmatchedNaming(config.naming ?? {}, all, at, run.report);
  return [
    ...[reference, ...completed].map((contract) => ({ contract, folder: `providers/${contract.provider}/` })),
    ...joint.map(({ contract, report, conflicts }) => ({
      contract,
      report,
      folder: conflicts === undefined ? "portable/" : "",
      documents:
        conflicts &&
        new Map([
          ["CONFLICTS.md", printConflicts(conflicts, run.sources)],
          ["DRIFT.md", printDrift(reference, completed, config)],
        ]),
    })),
  ];
}

interface ContractSettings {
  readonly provider: string;
  readonly root?: string;
  readonly naming?: Readonly<Record<string, string>>;
  readonly overlays?: readonly string[];
  readonly ifMissing?: string | undefined;
}

async function loadContract(
  spec: string,
  { overlays = [], ifMissing, ...settings }: ContractSettings,
  run: Run,
): Promise<Contract | undefined> {
  const { sources, report, diagnostics, linter, options } = run;
  const { mark } = diagnostics;
  const loaded = await loadDocument(spec, {
    sources,
    diagnostics,
    allowedOrigins: options.allowRemoteRefs ?? [],
    overlays,
    ifMissing,
  });
  if (loaded === undefined) return undefined;
  await linter.lint({ document: loaded.document, file: loaded.source.path, originOf: loaded.originOf }, report);
  if (hasErrors(diagnostics.since(mark))) return undefined;
  return buildContract(loaded, { ...settings, report });
}

/**
 * The summary of `concord drift`; without witnesses, which it does not show, and without the clock, so that an acceptance
 * that expires does not make committed output stale.
 */
function printDrift(reference: Contract, others: readonly Contract[], config: ConcordConfig): string {
  const { comparands, scores } = compareProviders(reference, others, config, { witnesses: false, today: new Date(0) });
  return `<!-- Generated by openapi-concord. Do not edit: run \`npm run generate\`. -->\n${printSummary(comparands, scores)}`;
}

async function printTargets(targets: readonly Target[], run: Run): Promise<ReadonlyMap<string, string>> {
  const { options } = run;
  const printer = new ClientPrinter(options.validators ?? options.config?.validators);
  const files = new Map<string, string>();
  for (const target of targets) {
    const { folder, documents = new Map<string, string>() } = target;
    const { mark } = run.diagnostics;
    const printed = await printTarget(target, printer, run);
    // A client that came out wrong is left out; those of the providers do not depend on it.
    if (run.diagnostics.since(mark).some(isOurFault)) continue;
    for (const [name, text] of [...printed, ...documents]) files.set(folder + name, text);
  }
  if (options.runtime === "inline") for (const [name, text] of await readRuntime()) files.set(`runtime/${name}`, text);
  return files;
}

function printTarget(target: Target, printer: ClientPrinter, run: Run): Promise<ReadonlyMap<string, string>> {
  const runtime = runtimeFrom(target.folder, run.options.runtime ?? "openapi-concord/runtime");
  return printer.print(target.contract, runtime, target.report ?? run.report);
}

/** A relative specifier is meant from the output folder. */
function runtimeFrom(folder: string, runtime: string): string {
  const specifier = runtime === "inline" ? "./runtime/runtime.js" : runtime;
  if (!specifier.startsWith(".") || folder === "") return specifier;
  return "../".repeat(folder.split("/").length - 1) + specifier.replace(/^\.\//, "");
}
