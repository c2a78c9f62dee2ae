import { countCodes } from "../scripts/cli/print-diagnostics.js";
import { collectDiagnostics, type Diagnostic } from "../scripts/diagnostics.js";
import { printDocument } from "../scripts/emit/print-document.js";
import type { Contract } from "../scripts/ir/types.js";
import { lintWritten } from "../scripts/joint-contracts.js";
import type { Linter } from "../scripts/lint/lint-document.js";
import { mergeContracts } from "../scripts/merge/merge-contracts.js";
import { portableContract } from "../scripts/merge/portable-contract.js";
import { countOperations } from "./written/check-operations.js";
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

/** Makes both contracts of several, the reference first, prints them and checks what was written. */
export async function tryMerge(contracts: readonly [Contract, ...Contract[]], linter?: Linter): Promise<MergeTrial> {
  const { report, diagnostics } = collectDiagnostics();
  const merged = await tryOne("merged", () => mergeContracts(contracts, { report }).contract, linter);
  const portable = await tryOne("portable", () => portableContract(contracts, { report }), linter);
  const reported = diagnostics.filter(({ severity }) => severity === "error").map(faultOf);
  return {
    merged: merged.operations,
    portable: portable.operations,
    remarks: countCodes(diagnostics.filter(({ severity }) => severity !== "error")),
    faults: [
      ...reported.map((fault) => ({ ...fault, document: "merged" as const })),
      ...merged.faults.map((fault) => ({ ...fault, document: "merged" as const })),
      ...portable.faults.map((fault) => ({ ...fault, document: "portable" as const })),
    ],
  };
}

interface Written {
  readonly operations: number | undefined;
  readonly faults: readonly Fault[];
}

async function tryOne(name: string, make: () => Contract, linter: Linter | undefined): Promise<Written> {
  try {
    const contract = make();
    const document = printDocument(contract);
    const { report, diagnostics } = collectDiagnostics();
    if (linter !== undefined) await lintWritten(contract, linter, ".", report);
    const linted = diagnostics.filter(({ severity }) => severity === "error").map(faultOf);
    const operations = contract.operations.length;
    return { operations, faults: [...checkCount(document, operations), ...checkWritten(document), ...linted] };
  } catch (error) {
    // A bug of ours; the other contract and the other pairs shall be tried all the same.
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { operations: undefined, faults: [{ code: "exception", pointer: `/${name}`, message }] };
  }
}

/** Two operations of one place are one in the document. */
function checkCount(document: ReturnType<typeof printDocument>, operations: number): readonly Fault[] {
  const written = countOperations(document);
  if (written === operations) return [];
  return [{ code: "operation-lost", pointer: "/paths", message: `${written} of ${operations} operations are there.` }];
}

/** Redocly's rules are codes of their own. */
function faultOf({ code, at, message }: Diagnostic): Fault {
  const rule = code === "lint-error" ? /\(([\w-]+)\)$/.exec(message)?.[1] : undefined;
  return { code: rule === undefined ? code : `redocly/${rule}`, pointer: at.pointer, message };
}
