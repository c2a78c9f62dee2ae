import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Command, Option } from "commander";
import type { ConcordConfig } from "../config.js";
import { ContractLoader } from "../diff-documents.js";
import { findChanges, reportChanges } from "../drift/find-changes.js";
import type { DriftReport } from "../drift/types.js";
import type { Contract } from "../ir/types.js";
import { type Comparand, printReport, type ReportFormat, reportFormats } from "../report/print-report.js";
import { requireConfig } from "./config-option.js";
import { ExitError, failUsage } from "./exit.js";
import { printDiagnostics } from "./print-diagnostics.js";

const thresholds = ["breaking", "warning", "any", "none"] as const;

interface Flags {
  readonly format: ReportFormat;
  readonly output?: string;
  readonly failOn: (typeof thresholds)[number];
  readonly perOperation?: true;
  readonly config?: string;
  readonly allowRemoteRefs?: readonly string[];
}

export function driftCommand(): Command {
  return new Command("drift")
    .description("Show what breaks between two descriptions, or where every provider departs from the reference.")
    .argument("[base]", "description that clients were written for")
    .argument("[revision]", "description that takes its place")
    .addOption(new Option("--format <format>", "of the report").choices(reportFormats).default("text"))
    .option("-o, --output <file>", "file to write instead of standard output")
    .addOption(
      new Option("--fail-on <level>", "exit 1 if there is one of these").choices(thresholds).default("breaking"),
    )
    .option("--per-operation", "repeat a change of a shared schema for each operation that it reaches")
    .option("--config <file>", "config (default: concord.config.ts)")
    .option("--allow-remote-refs <origin...>", "origins that $ref may reach")
    .action((base: string | undefined, revision: string | undefined, flags: Flags) => run(base, revision, flags));
}

async function run(base: string | undefined, revision: string | undefined, flags: Flags): Promise<void> {
  if (base !== undefined && revision === undefined)
    failUsage("drift takes two descriptions, or none.", "concord drift <base> <revision>");
  const comparands =
    base === undefined || revision === undefined
      ? await compareProviders(flags)
      : await compareFiles(base, revision, flags);
  const color = flags.output === undefined && process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
  const text = printReport(comparands, flags.format, { color });
  if (flags.output === undefined) process.stdout.write(text);
  else {
    await mkdir(dirname(resolve(flags.output)), { recursive: true });
    await writeFile(flags.output, text);
  }
  if (comparands.some(({ report }) => exceeds(report, flags.failOn))) throw new ExitError(1);
}

async function compareFiles(base: string, revision: string, flags: Flags): Promise<readonly Comparand[]> {
  const loader = new ContractLoader(process.cwd(), flags.allowRemoteRefs ?? []);
  const contracts = [await loader.load(base), await loader.load(revision)];
  const [left, right] = contracts;
  if (left === undefined || right === undefined) return failInput(loader);
  return [{ base, revision, report: compare(left, right, loader, flags) }];
}

/** The reference is what clients are written for; each provider takes its place. */
async function compareProviders(flags: Flags): Promise<readonly Comparand[]> {
  const { config, folder } = await requireConfig(flags.config, "drift");
  const loader = new ContractLoader(folder, flags.allowRemoteRefs ?? []);
  const contracts = await loadProviders(config, loader);
  const reference = contracts.get(config.reference);
  if (reference === undefined || contracts.size < Object.keys(config.providers).length) return failInput(loader);
  const others = [...contracts].filter(([name]) => name !== config.reference);
  return others.map(([name, contract]) => ({
    base: config.reference,
    revision: name,
    report: compare(reference, contract, loader, flags),
  }));
}

async function loadProviders(config: ConcordConfig, loader: ContractLoader): Promise<ReadonlyMap<string, Contract>> {
  const contracts = new Map<string, Contract>();
  for (const [provider, { spec, root, overlays = [] }] of Object.entries(config.providers)) {
    const contract = await loader.load(spec, { provider, ...(root === undefined ? {} : { root }), overlays });
    if (contract !== undefined) contracts.set(provider, contract);
  }
  return contracts;
}

function compare(base: Contract, revision: Contract, loader: ContractLoader, flags: Flags): DriftReport {
  const options = { perOperation: flags.perOperation === true, locate: loader.locate.bind(loader) };
  return reportChanges(findChanges(base, revision, options));
}

function failInput(loader: ContractLoader): never {
  printDiagnostics(
    loader.located().filter(({ severity }) => severity === "error"),
    { verbose: true },
  );
  throw new ExitError(2);
}

function exceeds({ changes, summary }: DriftReport, failOn: Flags["failOn"]): boolean {
  switch (failOn) {
    case "breaking":
      return summary.breaking > 0;
    case "warning":
      return summary.breaking + summary.warning > 0;
    case "any":
      return changes.some(({ accepted }) => accepted === undefined);
    case "none":
      return false;
  }
}
