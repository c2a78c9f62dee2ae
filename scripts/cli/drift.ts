import { Command, InvalidArgumentError, Option } from "commander";
import { type StabilityLevel, stabilityLevels } from "../base/stability-levels.js";
import { type Compared, compareFiles, compareSince, compareWithReference } from "../project/compare-descriptions.js";
import { type Comparand, printReport, type ReportFormat, reportFormats } from "../report/print-report.js";
import { printRule, similarRules } from "../report/print-rule.js";
import { requireConfig } from "./config-option.js";
import { ExitError, failUsage } from "./exit.js";
import { paint } from "./print-diagnostics.js";
import { writeOutput } from "./write-output.js";

const thresholds = ["breaking", "warning", "any", "none"] as const;

interface Flags {
  readonly format: ReportFormat;
  readonly output?: string;
  readonly failOn: (typeof thresholds)[number];
  readonly perOperation?: true;
  readonly since?: string;
  readonly explain?: string;
  readonly full?: true;
  readonly minLevel?: "info" | "warning" | "error";
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  readonly root?: string;
  readonly deprecationDays?: { readonly beta: number; readonly stable: number };
  readonly stabilityLevel?: StabilityLevel;
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
    .option("--full", "show every difference with its details, however long the text gets")
    .addOption(new Option("--min-level <level>", "show nothing milder").choices(["info", "warning", "error"]))
    .option("--only <pattern...>", "compare only these operations: an operation, a path (* for anything) or a tag")
    .option("--except <pattern...>", "leave these operations out")
    .option("--root <path>", "API root of two descriptions, where it cannot be found")
    .addOption(
      new Option("--deprecation-days <days>", "notice of a sunset: of stable operations, or stable,beta").argParser(
        parseDays,
      ),
    )
    .addOption(new Option("--stability-level <level>", "lowest stability whose changes break").choices(stabilityLevels))
    .option("--since <ref>", "compare each provider's description with that of an earlier commit")
    .option("--explain <id>", "say what a rule means and what to do about it")
    .option("--config <file>", "config (default: concord.config.ts; for two descriptions: none)")
    .option("--allow-remote-refs <origin...>", "origins that $ref may reach")
    .action((base: string | undefined, revision: string | undefined, flags: Flags) => run(base, revision, flags));
}

/** `90`, or `90,30`: of stable and of beta operations. */
function parseDays(text: string): { readonly stable: number; readonly beta: number } {
  const [stable, beta = stable] = text.split(",").map(Number);
  if (
    stable === undefined ||
    beta === undefined ||
    ![stable, beta].every((days) => Number.isInteger(days) && days >= 0)
  )
    throw new InvalidArgumentError("Write numbers of days: 90, or 90,30.");
  return { stable, beta };
}

async function run(base: string | undefined, revision: string | undefined, flags: Flags): Promise<void> {
  if (flags.explain !== undefined) return explain(flags.explain);
  if (base !== undefined && revision === undefined)
    failUsage("drift takes two descriptions, or none.", "concord drift <base> <revision>");
  if (base !== undefined && flags.since !== undefined)
    failUsage("--since and two descriptions exclude each other.", "--since compares the descriptions of the config.");
  const { comparands, scores, idle } = await compare(base, revision, flags);
  for (const acceptance of idle) noteIdle(acceptance);
  const text = printReport(comparands, flags.format, {
    ...terminal(flags),
    ...(scores && { scores }),
    full: flags.full ?? false,
    minLevel: flags.minLevel ?? "info",
  });
  await writeOutput(text, flags.output);
  if (comparands.some(({ report }) => exceeds(report, flags.failOn))) throw new ExitError(1);
}

async function explain(id: string): Promise<void> {
  const text = printRule(id);
  if (text !== undefined) return writeOutput(text, undefined);
  const similar = similarRules(id);
  const hint =
    similar.length > 0 ? `Did you mean ${similar.join(", ")}?` : "Each finding ends with the id of its rule.";
  failUsage(`There is no rule "${id}".`, hint);
}

async function compare(base: string | undefined, revision: string | undefined, flags: Flags): Promise<Compared> {
  const { perOperation = false, allowRemoteRefs = [], format, since, only, except } = flags;
  const { root, deprecationDays, stabilityLevel } = flags;
  const options = {
    perOperation,
    allowRemoteRefs,
    excerpts: format === "html",
    ...((only ?? except) && { operations: { ...(only && { only }), ...(except && { except }) } }),
    ...(deprecationDays && { deprecationDays }),
    ...(stabilityLevel && { stabilityLevel }),
  };
  if (root !== undefined && revision === undefined)
    failUsage("--root is for two descriptions.", "The config has a root for each provider.");
  if (base !== undefined && revision !== undefined) {
    const settings = flags.config === undefined ? undefined : (await requireConfig(flags.config, "drift")).config.drift;
    return compareFiles(base, revision, { ...options, root, settings, cwd: process.cwd() });
  }
  const project = await requireConfig(flags.config, "drift");
  if (since === undefined) return compareWithReference(project, options);
  const onMissing = (provider: string, spec: string): void =>
    void process.stderr.write(paint("dim", `${provider} is not compared: ${spec} did not exist at ${since}.\n`));
  return compareSince(since, project, { ...options, onMissing });
}

/** Says which acceptances no longer do anything. */
function noteIdle({ fingerprint, reason, expires, why }: Compared["idle"][number]): void {
  const outcome =
    why === "expired" ? `expired on ${expires}: its finding counts again.` : "fits no finding of this comparison.";
  const head = `${paint("yellow", "warning")} ${paint("dim", "drift.accept")}`;
  process.stderr.write(`${head} ${fingerprint} (${reason}) ${outcome}\n`);
}

/** Colours and line breaks are for a terminal that can show them (https://no-color.org). */
function terminal({ output }: Flags): { readonly color?: boolean; readonly width?: number } {
  if (output !== undefined || process.stdout.isTTY !== true) return {};
  const { NO_COLOR, TERM } = process.env;
  return { color: (NO_COLOR ?? "") === "" && TERM !== "dumb", width: process.stdout.columns };
}

function exceeds({ changes, summary }: Comparand["report"], failOn: Flags["failOn"]): boolean {
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
