import { Command, InvalidArgumentError, Option } from "commander";
import { isDate } from "../base/accepted-change.js";
import { type StabilityLevel, stabilityLevels } from "../base/stability-levels.js";
import { driftBaselineName } from "../project/drift-baseline.js";
import { reportFormats } from "../report/print-report.js";
import { parseFormat, type ReportOutput } from "./drift-outputs.js";
import { type LimitFlags, withInputLimits } from "./limit-options.js";

const thresholds = ["breaking", "warning", "any", "none"] as const;

export interface DriftFlags extends LimitFlags {
  readonly format?: readonly ReportOutput[];
  readonly output?: string;
  readonly failOn: (typeof thresholds)[number];
  readonly requireCoverage?: true;
  readonly checkVersion?: true;
  readonly perOperation?: true;
  readonly since?: string;
  readonly explain?: string;
  readonly full?: true;
  readonly minLevel?: "info" | "warning" | "error";
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  readonly root?: readonly [string] | readonly [string, string];
  readonly relation?: "versions" | "providers";
  readonly levels?: "oasdiff";
  readonly deprecationDays?: { readonly beta: number; readonly stable: number };
  readonly stabilityLevel?: StabilityLevel;
  readonly baseline?: string;
  readonly updateBaseline?: true;
  readonly reason?: string;
  readonly expires?: string;
  readonly config?: string;
  readonly allowRemoteRefs?: readonly string[];
}

/** The command without what it does. */
export function declareDrift(): Command {
  const command = new Command("drift")
    .description("Show what breaks between two descriptions, or where every provider departs from the reference.")
    .argument("[base]", "description that clients were written for")
    .argument("[revision]", "description that takes its place");
  return withInputLimits(declareBaseline(declareJudgement(declareReport(command))))
    .option("--since <ref>", "compare each provider's description with that of an earlier commit")
    .option("--explain <id>", "say what a rule means and what to do about it")
    .option("--config <file>", "config (default: concord.config.ts; for two descriptions: none)")
    .option("--allow-remote-refs <origin...>", "origins that $ref and models may reach");
}

function declareReport(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--format <format[=file]>",
        `of the report: ${reportFormats.join(", ")}; several, where all but one name a file (default: text)`,
      ).argParser(parseFormat),
    )
    .option("-o, --output <file>", "file to write instead of standard output")
    .option("--full", "show every difference with its details, however long the text gets")
    .addOption(new Option("--min-level <level>", "show nothing milder").choices(["info", "warning", "error"]))
    .option("--per-operation", "repeat a change of a shared schema for each operation that it reaches");
}

function declareJudgement(command: Command): Command {
  return command
    .addOption(
      new Option("--fail-on <level>", "exit 1 if there is one of these").choices(thresholds).default("breaking"),
    )
    .option("--require-coverage", "a provider breaks clients also by what it never offered of the reference")
    .option("--check-version", "exit 1 if `info.version` was not raised as the changes ask for")
    .option("--only <pattern...>", "compare only these operations: an operation, a path (* for anything) or a tag")
    .option("--except <pattern...>", "leave these operations out")
    .addOption(
      new Option(
        "--root <path>",
        "API root of two descriptions, or of the one that has it, where it cannot be found; twice, where they have different ones",
      ).argParser(parseRoot),
    )
    .addOption(
      new Option("--relation <relation>", "what two descriptions are to each other, where a guess will not do").choices(
        ["versions", "providers"],
      ),
    )
    .addOption(new Option("--levels <preset>", "levels of the established catalogue of checks").choices(["oasdiff"]))
    .addOption(
      new Option("--deprecation-days <days>", "notice of a sunset: of stable operations, or stable,beta").argParser(
        parseDays,
      ),
    )
    .addOption(
      new Option("--stability-level <level>", "lowest stability whose changes break").choices(stabilityLevels),
    );
}

function declareBaseline(command: Command): Command {
  return command
    .option("--baseline <file>", `accepted findings (default: ${driftBaselineName} beside the config, or here)`)
    .option("--update-baseline", "accept what is found today, instead of reporting it")
    .addOption(
      new Option("--reason <text>", "why --update-baseline accepts what is new").argParser((text: string) => {
        if (text.trim() === "") throw new InvalidArgumentError("Say why: whoever reads the baseline wants to know.");
        return text;
      }),
    )
    .addOption(
      new Option(
        "--expires <day>",
        "last day on which what is new is accepted, or `never` (default: in 90 days)",
      ).argParser(parseExpiry),
    );
}

/** The root of both, or that of base and then that of the revision. */
function parseRoot(text: string, earlier: DriftFlags["root"]): DriftFlags["root"] {
  if (!/^(?:\/[^/?#\s]+)*$/.test(text))
    throw new InvalidArgumentError('Write a path such as /api/v1; "" is the server\'s own root.');
  if (earlier === undefined) return [text];
  if (earlier.length === 2) throw new InvalidArgumentError("Two descriptions have two roots at most.");
  return [earlier[0], text];
}

/** `90`, or `90,30`: of stable and of beta operations. */
function parseDays(text: string): { readonly stable: number; readonly beta: number } {
  const [stable, beta = stable, ...others] = text
    .split(",")
    .map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if (
    stable === undefined ||
    beta === undefined ||
    others.length > 0 ||
    ![stable, beta].every((days) => Number.isInteger(days) && days >= 0)
  )
    throw new InvalidArgumentError("Write numbers of days: 90, or 90,30.");
  return { stable, beta };
}

function parseExpiry(text: string): string {
  if (text !== "never" && !isDate(text)) throw new InvalidArgumentError("Write a day such as 2026-12-31, or never.");
  return text;
}
