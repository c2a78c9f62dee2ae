import { type Diagnostic, Diagnostics } from "../scripts/base/diagnostics.js";
import { countCodes } from "../scripts/cli/print-diagnostics.js";
import type { Contract } from "../scripts/contract/model/types.js";
import { printDocument } from "../scripts/emit/document/print-document.js";
import type { Linter } from "../scripts/lint/linter.js";
import { portableContract } from "../scripts/merge/intersection/portable-contract.js";
import { mergeContracts } from "../scripts/merge/union/merge-contracts.js";
import { lintWritten } from "../scripts/project/joint-contracts.js";
import { checkTogether } from "./check-together.js";
import { checkWritten } from "./written/check-written.js";
import type { Fault } from "./written/fault.js";

export interface MergeTrial {
  /** How many operations the merged contract and the portable one have; `undefined` where it cannot be made. */
  readonly merged: number | undefined;
  readonly portable: number | undefined;
  /** What was reported on the way and is no error, by code: `operation-not-portable ×3`. */
  readonly remarks: string;
  readonly faults: readonly TrialFault[];
}

/** A fault of one of the two documents. */
export interface TrialFault extends Fault {
  readonly document: "merged" | "portable";
}

type Contracts = readonly [Contract, ...Contract[]];

/** Makes both contracts of several, the reference first, prints them and checks what was written. */
export async function tryMerge(contracts: Contracts, linter?: Linter): Promise<MergeTrial> {
  const merging = new Diagnostics();
  const cutting = new Diagnostics();
  const merged = await tryOne(() => mergeContracts(contracts, merging).contract, contracts, linter);
  const portable = await tryOne(() => portableContract(contracts, cutting), contracts, linter);
  const remarks = [...merging.all, ...cutting.all].filter(({ severity }) => severity !== "error");
  const faultsOf = (document: TrialFault["document"], faults: readonly Fault[]): readonly TrialFault[] =>
    faults.map((fault) => ({ ...fault, document }));
  return {
    merged: merged.operations,
    portable: portable.operations,
    remarks: countCodes(remarks),
    faults: [
      ...faultsOf("merged", [...errorsOf(merging.all), ...merged.faults]),
      ...faultsOf("portable", [...errorsOf(cutting.all), ...portable.faults]),
    ],
  };
}

interface Written {
  readonly operations: number | undefined;
  readonly faults: readonly Fault[];
}

async function tryOne(make: () => Contract, contracts: Contracts, linter: Linter | undefined): Promise<Written> {
  try {
    const contract = make();
    const document = printDocument(contract);
    const diagnostics = new Diagnostics();
    if (linter !== undefined) await lintWritten(contract, linter, ".", diagnostics.report);
    return {
      operations: contract.operations.length,
      faults: [
        ...checkTogether(contract, document, contracts),
        ...checkWritten(document),
        ...errorsOf(diagnostics.all),
      ],
    };
  } catch (error) {
    // A bug of ours; the other contract and the other pairs shall be tried all the same.
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { operations: undefined, faults: [{ code: "exception", pointer: "", message }] };
  }
}

function errorsOf(diagnostics: readonly Diagnostic[]): readonly Fault[] {
  return diagnostics.filter(({ severity }) => severity === "error").map(faultOf);
}

/** Redocly's rules are codes of their own. */
function faultOf({ code, at, message }: Diagnostic): Fault {
  const rule = code === "lint-error" ? /\(([\w-]+)\)$/.exec(message)?.[1] : undefined;
  return { code: rule === undefined ? code : `redocly/${rule}`, pointer: at.pointer, message };
}
