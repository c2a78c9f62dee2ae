import { resolve } from "node:path";
import { type Finding, isErrorFinding, type Report } from "../base/diagnostics.js";
import { namesOfOpenEnums } from "../base/open-enums.js";
import type { ConcordConfig } from "../config/config.js";
import type { Contract } from "../contract/model/types.js";
import { printDocument } from "../emit/document/print-document.js";
import { type Linter, reportLint } from "../lint/linter.js";
import type { Conflict } from "../merge/conflicts.js";
import { makePortable, type Portable } from "../merge/intersection/portable-contract.js";
import { mergeContracts } from "../merge/union/merge-contracts.js";

export interface JointContract {
  readonly contract: Contract;
  /** Reports for this contract alone: an error in it is no fault of the descriptions. */
  readonly report: Report;
  /** Of the merged contract. */
  readonly conflicts?: readonly Conflict[];
  /** Of the portable contract. */
  readonly portable?: Portable;
}

export interface JointSettings {
  readonly config: ConcordConfig;
  readonly linter: Linter;
  readonly cwd: string;
  readonly report: Report;
  /** The one that is wanted; default: both. */
  readonly only?: "merged" | "portable" | undefined;
}

type Contracts = readonly [Contract, ...Contract[]];

/**
 * The portable contract, unless the config has none, and then the merged one. What cannot be made is left out and told as
 * our fault; it stops nothing else.
 */
export async function makeJointContracts(
  contracts: Contracts,
  settings: JointSettings,
): Promise<readonly JointContract[]> {
  const { config, only } = settings;
  const chosen = only === "merged" ? undefined : portableProviders(contracts, config);
  const made = [
    chosen && (await attempt("portable", chosen, settings, (report) => cutPortable(chosen, settings, report))),
    only !== "portable" &&
      (await attempt("merged", contracts, settings, (report) =>
        mergeContracts(contracts, { report, naming: config.naming ?? {}, ...config.merge }),
      )),
  ];
  return made.filter((joint) => typeof joint === "object");
}

/** The providers of the portable contract, the reference first; `undefined` where there is to be none. */
function portableProviders(contracts: Contracts, { portable }: ConcordConfig): Contracts | undefined {
  if (portable === false) return undefined;
  const wanted = portable?.providers;
  const [first, ...others] = contracts.filter(({ provider }) => wanted?.includes(provider) ?? true);
  return first && [first, ...others];
}

function cutPortable(
  contracts: Contracts,
  { config }: JointSettings,
  report: Report,
): Pick<JointContract, "contract" | "portable"> {
  const { atLeast } = config.portable || {};
  const portable = makePortable(contracts, { report, openEnums: namesOfOpenEnums(config.openEnums), atLeast });
  if (portable.contract.operations.length === 0) {
    const wanted = atLeast === undefined ? "all of" : `${atLeast} of`;
    report({
      code: "portable-empty",
      at: contracts[0].at,
      message: `No operation can be called in one way at ${wanted} ${namesOf(contracts)}: the portable client has no methods.`,
      hint: "Name those that are to share one: `portable: { providers: [...] }`, say how many: `{ atLeast: 2 }`, or have none: `portable: false`.",
    });
  }
  return { contract: portable.contract, portable };
}

async function attempt(
  name: string,
  contracts: Contracts,
  { linter, cwd, report }: JointSettings,
  make: (report: Report) => Omit<JointContract, "report">,
): Promise<JointContract | undefined> {
  let failed = false;
  const ours: Report = (finding) => {
    const fault = asOurFault(finding, name, contracts);
    failed ||= fault !== finding;
    report(fault);
  };
  try {
    const made = make(ours);
    await lintWritten(made.contract, linter, cwd, ours);
    return failed ? undefined : { ...made, report: ours };
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    ours({ code: "output-invalid", at: contracts[0].at, message });
    return undefined;
  }
}

/** Descriptions that passed by themselves can lawfully be joined: an error in what came of it is not theirs. */
function asOurFault(finding: Finding, name: string, contracts: Contracts): Finding {
  if (!isErrorFinding(finding)) return finding;
  return {
    ...finding,
    code: "output-invalid",
    severity: "error",
    message: `The ${name} contract of ${namesOf(contracts)} is wrong: ${finding.message}`,
    hint: "This is a bug of openapi-concord, not of a description. Please report it with the descriptions.",
  };
}

function namesOf(contracts: Contracts): string {
  return contracts.map(({ provider }) => provider).join(", ");
}

/** What merging made must be sounder than what went in: nothing repairs it after this. */
export async function lintWritten(contract: Contract, linter: Linter, cwd: string, report: Report): Promise<void> {
  const file =
    contract.provider === "merged" ? "generated/openapi.json" : `generated/${contract.provider}/openapi.json`;
  const originOf = (pointer: string) => ({ file, pointer });
  const document = printDocument(contract);
  await reportLint(linter, { document, file: resolve(cwd, file), originOf, isMerged: true }, report);
}
