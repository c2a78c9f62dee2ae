import { resolve } from "node:path";
import {
  type Diagnostic,
  Diagnostics,
  type Finding,
  hasInputErrors,
  isOurFault,
  type Report,
} from "../base/diagnostics.js";
import { type InputLimits, isStackOverflow, tooDeep } from "../base/input-limits.js";
import type { ConcordConfig, ValidatorConfig } from "../config/config.js";
import { isClientFolder } from "../config/provider-name.js";
import type { OperationChoice } from "../contract/model/choose-operations.js";
import type { Contract } from "../contract/model/types.js";
import { type ImportExtension, withImportExtension } from "../emit/code/import-extension.js";
import { ClientPrinter } from "../emit/print-client.js";
import type { TypesPrinter } from "../emit/types-printer.js";
import type { Linter } from "../lint/linter.js";
import { extendHistory, printHistory } from "../report/drift-history.js";
import type { HistoryRow } from "../report/history-row.js";
import { generatedNote } from "../report/markdown.js";
import { printConflicts, printConflictsJson } from "../report/print-conflicts.js";
import { printPortable } from "../report/print-portable.js";
import { printSummary } from "../report/print-summary.js";
import { printSupport } from "../report/print-support.js";
import { supportOf } from "../report/support.js";
import { compareProviders } from "./compare-providers.js";
import { ContractLoader } from "./contract-loader.js";
import { describeFiles } from "./descriptions.js";
import { asInput } from "./errors.js";
import { historyName, readHistory } from "./history-file.js";
import { inlineRuntime } from "./inline-runtime.js";
import { joinProviders } from "./join-contracts.js";
import { lockPath, readLock } from "./lock-file.js";
import { clientExports, runEmitters } from "./run-emitters.js";

export interface GenerateOptions {
  /** Folder that relative paths start from. Default: the working directory. */
  readonly cwd?: string;
  /** Several providers of one API, and what they have in common. */
  readonly config?: ConcordConfig;
  /** Name of the config in diagnostics, relative to {@link cwd}. Default `concord.config.ts`. */
  readonly configFile?: string;
  /** Folder that the output goes to, where the history of drift stands so far. Default: the config's. */
  readonly out?: string;
  /** Or single descriptions, each with a client of its own. */
  readonly specs?: readonly string[];
  /** Import specifier of the runtime, or `inline` to write it beside the output. Default `openapi-concord/runtime`. */
  readonly runtime?: string;
  /** Origins that references, and models, may reach over the network. Default: none. */
  readonly allowRemoteRefs?: readonly string[];
  /** What each description may have. Default: {@link defaultLimits}. */
  readonly limits?: InputLimits | undefined;
  /** Which operations there are to be, among those that the config leaves. */
  readonly choice?: OperationChoice | undefined;
  /** Hears what is done next: `read openai`, `print merged`. */
  readonly onStage?: (name: string) => void;
  /** In place of the config's. */
  readonly validators?: ValidatorConfig | "ts" | "js";
  /** In place of the config's. */
  readonly importExtension?: ImportExtension | undefined;
}

export interface Generated {
  /** File texts by path below the output folder. Empty when there are errors in an input. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  /** What was read, in order; then the portable contract, and the merged one last. */
  readonly contracts: readonly Contract[];
  /** Absolute paths of every file that was read, or was to be read. */
  readonly inputs: readonly string[];
  /** SHA-256 of what was read, by those paths; `undefined` of what was not. */
  readonly fingerprints: ReadonlyMap<string, string | undefined>;
}

/**
 * Generates clients from descriptions. Reads files and writes none; trouble in an input is in `diagnostics`, but for a
 * `redocly.yaml` that cannot be used, and descriptions whose parts lead on to each other deeper than can be followed, for which
 * an {@link InputError} is thrown.
 */
export async function generate(options: GenerateOptions): Promise<Generated> {
  const { openLinter } = await import("./open-linter.js");
  const linter = await openLinter(options.config && resolve(options.cwd ?? "."));
  return asInput(options.configFile ?? "", () => generateWith({ linter }, options));
}

/** Who does the parts of the work that may be done beside. */
export interface Makers {
  readonly linter: Linter;
  readonly printTypes?: TypesPrinter;
}

/** As {@link generate}, by makers of the caller's. */
export async function generateWith(makers: Makers, options: GenerateOptions): Promise<Generated> {
  const { linter } = makers;
  const cwd = resolve(options.cwd ?? ".");
  const loader = new ContractLoader({
    cwd,
    linter,
    allowedOrigins: options.allowRemoteRefs,
    choice: options.choice,
    limits: options.limits,
    onStage: options.onStage,
  });
  const run: Run = { options, cwd, loader, makers, diagnostics: loader.diagnostics };
  const targets = options.config === undefined ? await loadSpecs(run) : await loadProviders(run, options.config);
  const { diagnostics } = loader;
  const files = await printLinted(targets, run);
  return {
    files: hasInputErrors(diagnostics.all) ? new Map() : files,
    diagnostics: loader.located(),
    contracts: targets.map(({ contract }) => contract),
    inputs: loader.inputs,
    fingerprints: loader.fingerprints,
  };
}

/**
 * Prints, also while a description is still linted: that, and what is said about it, counts where nothing is found to be wrong
 * with the description.
 */
async function printLinted(targets: readonly Target[], run: Run): Promise<ReadonlyMap<string, string>> {
  const { loader, options } = run;
  const { diagnostics } = loader;
  const ahead = new Diagnostics();
  const [printed] =
    loader.isSettled || hasInputErrors(diagnostics.all)
      ? []
      : await Promise.allSettled([printTargets(targets, { ...run, diagnostics: ahead })]);
  await loader.settle();
  if (!diagnostics.hasErrors) loader.choices.reportIdle(options.configFile ?? "concord.config.ts", diagnostics.report);
  if (hasInputErrors(diagnostics.all)) return new Map();
  if (printed === undefined) return printTargets(targets, run);
  if (printed.status === "rejected") throw printed.reason;
  for (const finding of ahead.all) diagnostics.report(finding);
  return printed.value;
}

interface Run {
  /** What is said about printing. */
  readonly diagnostics: Diagnostics;
  readonly options: GenerateOptions;
  readonly cwd: string;
  readonly loader: ContractLoader;
  readonly makers: Makers;
}

/** A client to print, and the folder below the output that it goes to. */
interface Target {
  readonly contract: Contract;
  readonly folder: string;
  /** What is written beside the clients, by path below the output. */
  readonly documents?: ReadonlyMap<string, string> | undefined;
  /** In place of the run's, for what is told of this client. */
  readonly report?: Report;
}

async function loadSpecs({ options, cwd, loader }: Run): Promise<readonly Target[]> {
  const descriptions = describeFiles(options.specs ?? [], cwd);
  const isAlone = descriptions.length === 1;
  for (const { spec, provider = "" } of descriptions)
    if (!isAlone && !isClientFolder(provider)) loader.diagnostics.report(unusableName(spec, provider));
  const contracts = await loader.loadAhead(descriptions);
  return contracts.map((contract) => ({
    contract,
    folder: isAlone ? "" : `${contract.provider}/`,
  }));
}

function unusableName(file: string, name: string): Finding {
  return {
    code: "name-invalid",
    severity: "error",
    at: { file, pointer: "" },
    message: `"${name}" cannot be the folder of a client.`,
    hint: "Rename the file, or generate from it alone.",
  };
}

async function loadProviders({ options, cwd, loader, makers }: Run, config: ConcordConfig): Promise<readonly Target[]> {
  const { configFile, onStage } = options;
  const joined = await joinProviders(loader, { config, configFile, linter: makers.linter, cwd, onStage });
  if (joined === undefined) return [];
  const { report } = loader.diagnostics;
  const history = await readHistory(resolve(cwd, options.out ?? config.out ?? "generated"), cwd, report);
  const lock = await readLock(resolve(cwd, lockPath), lockPath, report);
  const dates = new Map([...lock].map(([name, { time }]) => [name, time]));
  const [reference, ...completed] = joined.providers;
  return [
    ...joined.providers.map((contract) => ({ contract, folder: `providers/${contract.provider}/` })),
    ...joined.joint.map(({ contract, report, conflicts = [], portable }) => ({
      contract,
      report,
      folder: portable === undefined ? "" : "portable/",
      documents:
        portable === undefined
          ? new Map([
              ["CONFLICTS.md", printConflicts(conflicts)],
              ["conflicts.json", printConflictsJson(conflicts)],
              ...printComparison(reference, completed, { config, history, dates }),
            ])
          : new Map([["PORTABLE.md", printPortable(portable)]]),
    })),
  ];
}

/** What drift is told of. */
interface DriftSources {
  readonly config: ConcordConfig;
  readonly history: readonly HistoryRow[];
  /** When each description was fetched. */
  readonly dates: ReadonlyMap<string, string>;
}

/**
 * The summary of `concord drift`, its history, and who takes what; without witnesses, which neither shows, and without the clock, so that an
 * acceptance that expires does not make committed output stale.
 */
function printComparison(
  reference: Contract,
  others: readonly Contract[],
  { config, history, dates }: DriftSources,
): readonly (readonly [string, string])[] {
  const compared = compareProviders(reference, others, config, { witnesses: false, today: new Date(0) });
  const rows = extendHistory(history, compared, dates);
  return [
    ["DRIFT.md", `${generatedNote}\n${printSummary(compared.comparands, compared.scores)}`],
    ...(rows.length === 0 ? [] : [[historyName, printHistory(rows)] as const]),
    ["SUPPORT.md", printSupport(supportOf([reference, ...others], compared.shares))],
  ];
}

async function printTargets(targets: readonly Target[], run: Run): Promise<ReadonlyMap<string, string>> {
  const { options, diagnostics } = run;
  const validators = validatorSettings(options);
  const printer = new ClientPrinter({
    validators,
    openEnums: options.config?.openEnums,
    printTypes: run.makers.printTypes,
  });
  const files = new Map<string, string>();
  const made: (Pick<Target, "contract" | "folder"> & { readonly files: readonly string[] })[] = [];
  for (const target of targets) {
    const { contract, folder, documents = new Map<string, string>() } = target;
    const { count } = diagnostics;
    options.onStage?.(`print ${contract.provider}`);
    const printed = await printTarget(target, printer, run);
    // A client that came out wrong is left out; those of the providers do not depend on it.
    if (diagnostics.since(count).some(isOurFault)) continue;
    for (const [name, text] of printed) files.set(folder + name, text);
    for (const [path, text] of documents) files.set(path, text);
    made.push({ contract, folder, files: [...printed.keys()] });
  }
  if (options.runtime === "inline")
    for (const [path, text] of await inlineRuntime(validators.language)) files.set(path, text);
  const { config, configFile = "concord.config.ts" } = options;
  const taken = new Set([...files.keys()].map((path) => path.toLowerCase()));
  for (const { contract, folder, files: names } of config?.emitters === undefined ? [] : made) {
    const exports = clientExports(files.get(`${folder}client.ts`) ?? "");
    const input = { contract, exports, runtime: runtimeOf(folder, run), files: names };
    const place = { folder, taken, configFile, report: diagnostics.report };
    for (const [path, text] of await runEmitters(config?.emitters ?? [], input, place)) files.set(path, text);
  }
  return withImportExtension(files, options.importExtension ?? config?.importExtension ?? "js");
}

/** What is given goes before the config, setting by setting. */
function validatorSettings({ validators, config }: GenerateOptions): ValidatorConfig {
  const [general, own] = [config?.validators, validators].map((each) =>
    typeof each === "string" ? { language: each } : each,
  );
  return { ...general, ...own };
}

async function printTarget(target: Target, printer: ClientPrinter, run: Run): Promise<ReadonlyMap<string, string>> {
  const { report } = run.diagnostics;
  try {
    return await printer.print(target.contract, runtimeOf(target.folder, run), target.report ?? report);
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    report(tooDeep(target.contract.at));
    return new Map();
  }
}

/** A relative specifier is meant from the output folder. */
function runtimeOf(folder: string, { options: { runtime = "openapi-concord/runtime" } }: Run): string {
  const specifier = runtime === "inline" ? "./runtime/runtime.js" : runtime;
  if (!specifier.startsWith(".") || folder === "") return specifier;
  return "../".repeat(folder.split("/").length - 1) + specifier.replace(/^\.\//, "");
}
