import type { Verdict } from "./memory.js";
import type { Mutant } from "./mutants.js";

export interface Tried {
  readonly place: string;
  readonly file: string;
  readonly code: string;
  readonly mutant: Mutant;
  readonly verdict: Verdict;
  /** Why it may survive. */
  readonly accepted: string | undefined;
}

/** Nothing for one that was killed: those need no attention. */
export function printVerdict({ file, code, mutant, verdict, accepted }: Tried): string {
  const { state, ran } = verdict;
  if (state === "killed") return "";
  const word = state === "survived" && accepted !== undefined ? "accepted" : state;
  const tests = ran === undefined ? "" : ` (${ran[0]} of ${ran[1]} test files)`;
  const lines = [`${word.padEnd(9)} ${file}:${mutant.line}${tests}`, `    ${mutant.change}`];
  if (code !== mutant.change) lines.push(`    in: ${code}`);
  return `${lines.join("\n")}\n`;
}

/** A row for each place: of those that are not accepted, how many were noticed. */
export function printScores(tried: readonly Tried[]): string {
  const places = [...new Set(tried.map(({ place }) => place))];
  const rows = places.map((place) =>
    rowOf(
      place,
      tried.filter((one) => one.place === place),
    ),
  );
  const total = places.length > 1 ? [rowOf("all", tried)] : [];
  return `\n${[head, ...rows, ...total].map((row) => `${row.join("  ")}\n`).join("")}`;
}

const head = ["place".padEnd(24), "noticed", "killed", "timed out", "survived", "accepted", "untested"];

function rowOf(place: string, tried: readonly Tried[]): readonly string[] {
  const count = (state: Verdict["state"], isAccepted = false): number =>
    tried.filter(
      (one) => one.verdict.state === state && (one.accepted !== undefined && state === "survived") === isAccepted,
    ).length;
  const accepted = count("survived", true);
  const noticed = count("killed") + count("timed-out");
  const share = `${((100 * noticed) / Math.max(1, tried.length - accepted)).toFixed(1)} %`;
  const counts = [count("killed"), count("timed-out"), count("survived"), accepted, count("untested")];
  const cells = counts.map((each, index) => String(each).padStart(head[index + 2]?.length ?? 0));
  return [place.padEnd(24), share.padStart(7), ...cells];
}
