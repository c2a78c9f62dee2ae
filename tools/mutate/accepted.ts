import { readFileSync } from "node:fs";
import { type Mutant, mutantsOf } from "./mutants.js";

/** A change that no test needs to notice. */
export interface AcceptedMutant {
  readonly file: string;
  /** The line of code, without its indent. */
  readonly code: string;
  readonly change: string;
  /** Why: it changes nothing that can be seen, or a bound that does not matter. */
  readonly reason: string;
}

export function readAccepted(): readonly AcceptedMutant[] {
  return JSON.parse(readFileSync("test/mutants.json", "utf8")) as readonly AcceptedMutant[];
}

/** Whether an acceptance is about this change; lines may have moved since. */
export function isAccepted(accepted: AcceptedMutant, file: string, code: string, { change }: Mutant): boolean {
  return accepted.file === file && accepted.change === change && accepted.code === code;
}

/** Acceptances of code that is no longer there. */
export function findIdle(accepted: readonly AcceptedMutant[]): readonly AcceptedMutant[] {
  return accepted.filter((each) => {
    const text = readFileSync(each.file, "utf8");
    return !mutantsOf(each.file, text).some((mutant) => isAccepted(each, each.file, codeAt(text, mutant), mutant));
  });
}

/** The line of a change as it is. */
export function codeAt(text: string, { line }: Mutant): string {
  return text.split("\n", line).at(-1)?.trim() ?? "";
}
