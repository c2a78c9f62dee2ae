import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Command, Option } from "commander";
import { type Comparison, compareProviders } from "../compare-providers.js";
import type { ConcordConfig } from "../config.js";
import type { Origin } from "../diagnostics.js";
import { ContractLoader } from "../diff-documents.js";
import { findChanges, reportChanges } from "../drift/find-changes.js";
import type { DriftOptions, DriftReport } from "../drift/types.js";
import type { Contract } from "../ir/types.js";
import { type Comparand, printReport, type ReportFormat, reportFormats } from "../report/print-report.js";
import { printRule, similarRules } from "../report/print-rule.js";
import { withCommit } from "./checkout.js";
import { requireConfig } from "./config-option.js";
import { ExitError, failUsage } from "./exit.js";
import { printDiagnostics } from "./print-diagnostics.js";

const thresholds = ["breaking", "warning", "any", "none"] as const;

interface Flags {
  readonly format: ReportFormat;
  readonly output?: string;
  readonly failOn: (typeof thresholds)[number];
  readonly perOperation?: true;
  readonly since?: string;
  readonly explain?: string;
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
    .option("--since <ref>", "compare each provider's description with that of an earlier commit")
    .option("--explain <id>", "say what a rule means and what to do about it")
    .option("--config <file>", "config (default: concord.config.ts)")
    .option("--allow-remote-refs <origin...>", "origins that $ref may reach")
    .action((base: string | undefined, revision: string | undefined, flags: Flags) => run(base, revision, flags));
}

async function run(base: string | undefined, revision: string | undefined, flags: Flags): Promise<void> {
  if (flags.explain !== undefined) return explain(flags.explain);
  if (base !== undefined && revision === undefined)
    failUsage("drift takes two descriptions, or none.", "concord drift <base> <revision>");
  if (base !== undefined && flags.since !== undefined)
    failUsage("--since and two descriptions exclude each other.", "--since compares the descriptions of the config.");
  const { comparands, scores } = await compare(base, revision, flags);
  const color = flags.output === undefined && process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
  const text = printReport(comparands, flags.format, { color, ...(scores && { scores }) });
  if (flags.output === undefined) process.stdout.write(text);
  else {
    await mkdir(dirname(resolve(flags.output)), { recursive: true });
    await writeFile(flags.output, text);
  }
  if (comparands.some(({ report }) => exceeds(report, flags.failOn))) throw new ExitError(1);
}

function explain(id: string): void {
  const text = printRule(id);
  if (text === undefined) failUsage(`There is no rule "${id}".`, `Did you mean ${similarRules(id).join(", ")}?`);
  process.stdout.write(text);
}

async function compare(
  base: string | undefined,
  revision: string | undefined,
  flags: Flags,
): Promise<Partial<Comparison> & Pick<Comparison, "comparands">> {
  if (base !== undefined && revision !== undefined) return { comparands: await compareFiles(base, revision, flags) };
  const { config, folder } = await requireConfig(flags.config, "drift");
  return flags.since === undefined
    ? compareWithReference(config, folder, flags)
    : { comparands: await compareSince(flags.since, config, folder, flags) };
}

async function compareFiles(base: string, revision: string, flags: Flags): Promise<readonly Comparand[]> {
  const loader = new ContractLoader(process.cwd(), flags.allowRemoteRefs ?? []);
  const contracts = [await loader.load(base), await loader.load(revision)];
  const [left, right] = contracts;
  if (left === undefined || right === undefined) return failInput(loader);
  const report = reportChanges(
    findChanges(left, right, { ...judgement(flags), locate: (origin) => loader.locate(origin) }),
  );
  return [{ base, revision, report }];
}

async function compareWithReference(config: ConcordConfig, folder: string, flags: Flags): Promise<Comparison> {
  const loader = new ContractLoader(folder, flags.allowRemoteRefs ?? []);
  const contracts = await loadProviders(config, loader);
  const reference = contracts.get(config.reference);
  if (reference === undefined) return failInput(loader);
  const others = [...contracts.values()].filter((contract) => contract !== reference);
  return compareProviders(reference, others, config, {
    ...judgement(flags),
    locate: (origin) => loader.locate(origin),
  });
}

/** Each provider's description at an earlier commit against the one of today. */
async function compareSince(
  ref: string,
  config: ConcordConfig,
  folder: string,
  flags: Flags,
): Promise<readonly Comparand[]> {
  const loader = new ContractLoader(folder, flags.allowRemoteRefs ?? []);
  const today = await loadProviders(config, loader);
  return withCommit(folder, ref, async (place) => {
    const earlier = new ContractLoader(place, flags.allowRemoteRefs ?? []);
    const known = Object.fromEntries(
      Object.entries(config.providers).filter(([, { spec }]) => existsSync(resolve(place, spec))),
    );
    const before = await loadProviders({ ...config, providers: known }, earlier);
    const locate = (origin: Origin, side: "base" | "revision"): Origin =>
      (side === "base" ? earlier : loader).locate(origin);
    return [...before].flatMap(([name, base]): Comparand[] => {
      const revision = today.get(name);
      if (revision === undefined) return [];
      const report = reportChanges(findChanges(base, revision, { ...config.drift, ...judgement(flags), locate }));
      return [{ base: `${name} at ${ref}`, revision: name, report }];
    });
  });
}

async function loadProviders(config: ConcordConfig, loader: ContractLoader): Promise<ReadonlyMap<string, Contract>> {
  const contracts = new Map<string, Contract>();
  for (const [provider, { spec, root, overlays = [] }] of Object.entries(config.providers)) {
    const contract = await loader.load(spec, { provider, ...(root === undefined ? {} : { root }), overlays });
    if (contract !== undefined) contracts.set(provider, contract);
  }
  return contracts.size === Object.keys(config.providers).length ? contracts : failInput(loader);
}

function judgement(flags: Flags): DriftOptions {
  return { perOperation: flags.perOperation === true, excerpts: flags.format === "html" };
}

function failInput(loader: ContractLoader): never {
  const errors = loader.located().filter(({ severity }) => severity === "error");
  printDiagnostics(errors, { verbose: true });
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
