import { type Diagnostic, type DiagnosticCode, Diagnostics, type Report } from "../base/diagnostics.js";
import { adviseMissing } from "../config/advise-missing.js";
import type { ConcordConfig } from "../config/config.js";
import { buildContract, type ContractOptions } from "../contract/build/build.js";
import { reportUnmatchedNaming } from "../contract/build/report-naming.js";
import type { Contract } from "../contract/model/types.js";
import { createLinter } from "../lint/lint-document.js";
import { loadDocument } from "../load/load.js";
import { SourceFiles } from "../load/read/source-files.js";
import { adoptEvents } from "../merge/adopt-events.js";
import { makeJointContracts } from "./joint-contracts.js";

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
}

/** What there is to lint of one description. */
interface Subject extends Omit<ContractOptions, "report"> {
  readonly spec: string;
  readonly overlays: readonly string[];
  readonly ifMissing?: string | undefined;
}

export interface Linted {
  readonly diagnostics: readonly Diagnostic[];
  /** How many descriptions were looked at. */
  readonly descriptions: number;
}

/** Finds everything that is wrong with descriptions: what loading repairs, what Redocly finds, what generation would meet. */
export async function lint(options: LintOptions): Promise<Linted> {
  const { cwd, config, allowedOrigins } = options;
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const sources = new SourceFiles(cwd, report);
  const linter = await createLinter(config && cwd);
  const subjects = config === undefined ? (options.specs ?? []).map(subjectOf) : subjectsOf(config);
  const contracts: Contract[] = [];
  for (const { spec, overlays, ifMissing, ...settings } of subjects) {
    const loaded = await loadDocument(spec, { sources, diagnostics, allowedOrigins, overlays, ifMissing });
    if (loaded === undefined) continue;
    await linter.lint({ document: loaded.document, file: loaded.source.path, originOf: loaded.originOf }, report);
    contracts.push(buildContract(loaded, { ...settings, report }));
  }
  const [reference, ...others] = contracts;
  if (config !== undefined && reference !== undefined && !diagnostics.hasErrors) {
    // Where providers differ is no fault of any of them; CONFLICTS.md lists it. Here the user's own rules are what counts.
    const reportFaults: Report = (finding) =>
      differences.has(finding.code) ||
      report(finding.code === "lint-style" ? { ...finding, severity: "error" } : finding);
    const completed = others.map((contract) => adoptEvents(contract, reference, reportFaults));
    const settings = { config, linter, cwd, report: reportFaults };
    const joint = await makeJointContracts([reference, ...completed], settings);
    const at = { file: options.configFile ?? "concord.config.ts", pointer: "" };
    const all = [...contracts, ...joint.map((one) => one.contract)];
    reportUnmatchedNaming(config.naming ?? {}, all, at, report);
  }
  return {
    diagnostics: sources.locateAll(diagnostics.all),
    descriptions: subjects.length,
  };
}

const differences: ReadonlySet<DiagnosticCode> = new Set(["merge-conflict", "operation-not-portable"]);

function subjectOf(spec: string): Subject {
  return { spec, provider: spec, overlays: [] };
}

function subjectsOf({ providers, reference, naming = {} }: ConcordConfig): readonly Subject[] {
  const names = [reference, ...Object.keys(providers).filter((name) => name !== reference)];
  return names.flatMap((provider): readonly Subject[] => {
    const settings = providers[provider];
    if (settings === undefined) return [];
    const { spec, root, overlays = [] } = settings;
    const ifMissing = adviseMissing(provider, settings);
    return [{ spec, provider, naming, overlays, ifMissing, ...(root === undefined ? {} : { root }) }];
  });
}
