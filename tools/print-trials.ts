import { compareText } from "../scripts/base/diagnostics.js";
import type { MergeTrial, TrialFault } from "./try-merge.js";

export interface Tried {
  /** `openai + mistral`. */
  readonly name: string;
  /** Of processor time. */
  readonly seconds: number;
  readonly trial: MergeTrial;
}

/** A row, and a line for each kind of fault with the first one of it. */
export function printTrial({ name, seconds, trial }: Tried): string {
  const { merged, portable, remarks, faults } = trial;
  const counts = [merged, portable].map((count) => String(count ?? "-").padStart(6));
  const row = [name.padEnd(52), ...counts, `${seconds.toFixed(1)} s`.padStart(8), remarks].join("  ").trimEnd();
  return [row, ...printFaults(faults)].join("\n");
}

/** One line per kind of fault: how many there are, and the first. */
function printFaults(faults: readonly TrialFault[]): readonly string[] {
  return [...byKind(faults)].map(([kind, [first, ...others]]) => {
    const count = others.length === 0 ? "" : ` ×${others.length + 1}`;
    return `    ${kind}${count}: ${first?.message.split("\n")[0]} ${first?.pointer}`;
  });
}

/** How many pairs failed, and of what. */
export function printSummary(tried: readonly Tried[]): string {
  const failed = tried.filter(({ trial }) => trial.faults.length > 0);
  if (failed.length === 0) return `All ${tried.length} pairs are sound.`;
  const kinds = byKind(failed.flatMap(({ name, trial }) => trial.faults.map((fault) => ({ ...fault, pair: name }))));
  const lines = [...kinds].map(([kind, faults]) => {
    const pairs = new Set(faults.map(({ pair }) => pair));
    return `    ${kind} ×${faults.length} in ${pairs.size} pairs, first ${faults[0]?.pair}`;
  });
  return [`${failed.length} of ${tried.length} pairs failed.`, ...lines].join("\n");
}

function byKind<T extends TrialFault>(faults: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const fault of faults) {
    const kind = `${fault.document} ${fault.code}`;
    groups.set(kind, [...(groups.get(kind) ?? []), fault]);
  }
  return new Map([...groups].sort(([a], [b]) => compareText(a, b)));
}
