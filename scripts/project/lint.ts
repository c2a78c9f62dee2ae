import type { Diagnostic, DiagnosticCode, Report } from "../base/diagnostics.js";
import type { InputLimits } from "../base/input-limits.js";
import type { ConcordConfig } from "../config/config.js";
import { ContractLoader } from "./contract-loader.js";
import { describeFiles, describeProviders } from "./descriptions.js";
import { joinProviders } from "./join-contracts.js";
import { openLinter } from "./open-linter.js";

export interface LintOptions {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** The providers' descriptions, and what merging makes of them. */
  readonly config?: ConcordConfig;
  /** Name of the config in diagnostics, relative to {@link cwd}. Default `concord.config.ts`. */
  readonly configFile?: string;
  /** Or single descriptions. */
  readonly specs?: readonly string[];
  /** Origins that references may reach over the network. */
  readonly allowedOrigins: readonly string[];
  /** What each description may have. Default: {@link defaultLimits}. */
  readonly limits?: InputLimits | undefined;
}

export interface Linted {
  readonly diagnostics: readonly Diagnostic[];
  /** How many descriptions were looked at. */
  readonly descriptions: number;
}

/** Finds everything that is wrong with descriptions: what loading repairs, what Redocly finds, what generation would meet. */
export async function lint(options: LintOptions): Promise<Linted> {
  const { cwd, config, configFile, allowedOrigins, limits } = options;
  const linter = await openLinter(config && cwd);
  const loader = new ContractLoader({ cwd, allowedOrigins, linter, limits });
  const descriptions = config === undefined ? describeFiles(options.specs ?? [], cwd) : describeProviders(config);
  if (config === undefined) await loader.loadAll(descriptions);
  else {
    const report = reportFaults(loader.diagnostics.report);
    const joined = await joinProviders(loader, { config, configFile, linter, cwd, report });
    if (joined) loader.choices.reportIdle(configFile ?? "concord.config.ts", loader.diagnostics.report);
  }
  return { diagnostics: loader.located(), descriptions: descriptions.length };
}

const differences: ReadonlySet<DiagnosticCode> = new Set(["merge-conflict", "operation-not-portable"]);

/** Where providers differ is no fault of any of them; CONFLICTS.md lists it. Here the user's own rules are what counts. */
function reportFaults(report: Report): Report {
  return (finding) => {
    if (differences.has(finding.code)) return;
    report(finding.code === "lint-style" ? { ...finding, severity: "error" } : finding);
  };
}
