import { countOf } from "../base/count.js";
import type { UnraisedVersion } from "../project/check-versions.js";
import type { FailureReason, Outcome } from "../report/outcome.js";
import type { Comparand } from "../report/print-report.js";
import { sumOf } from "../report/verdict.js";
import type { DriftFlags } from "./drift-options.js";

type Level = Outcome["failing"][number];

/** The levels that `--fail-on` means. What breaks is a failure of its own in a report also where nothing fails the run. */
const levelsOf: Readonly<Record<DriftFlags["failOn"], readonly Level[]>> = {
  breaking: ["error"],
  warning: ["error", "warning"],
  any: ["error", "warning", "info"],
  none: ["error"],
};

/** What the run comes to by its findings, and by the versions that were not raised enough. */
export function outcomeOf(
  comparands: readonly Comparand[],
  failOn: DriftFlags["failOn"],
  unraised: readonly UnraisedVersion[],
): Outcome {
  const missing = unraised.filter(({ state }) => state === "missing");
  const reasons = [
    ...findingReasons(comparands, failOn),
    ...missing.map((version) => ({ words: `${versionWords(version)}, by --check-version.`, isVerdict: false })),
  ];
  return { reasons, failing: levelsOf[failOn] };
}

function findingReasons(comparands: readonly Comparand[], failOn: DriftFlags["failOn"]): readonly FailureReason[] {
  const { breaking, warning, info } = sumOf(comparands);
  const counts: Readonly<Record<Level, string>> = {
    error: `${breaking} breaking`,
    warning: countOf(warning, "warning"),
    info: `${info} info`,
  };
  const isFailed = failOn === "any" ? breaking + warning + info > 0 : failOn === "warning" && breaking + warning > 0;
  if (failOn === "none" || !(isFailed || breaking > 0)) return [];
  const words = `${levelsOf[failOn].map((level) => counts[level]).join(", ")}, by --fail-on ${failOn}.`;
  return [{ words, isVerdict: breaking > 0 }];
}

/** That a version was not raised enough, in a sentence without its end. */
export function versionWords({ name, base, revision, impact, needed }: UnraisedVersion): string {
  const least = needed === undefined ? "" : `: ${needed} is the least that would do`;
  return `the version of ${name} went from ${base} to ${revision}, and its changes are ${impact}${least}`;
}
