import { checkVersion, type VersionCheck } from "../drift/check-version.js";
import type { Comparand } from "../report/print-report.js";
import { UsageError } from "./errors.js";

/** A description whose version was not raised enough, or of which that cannot be told. */
export interface UnraisedVersion extends VersionCheck {
  readonly base: string;
  readonly revision: string;
  /** Of which the changes ask. */
  readonly impact: string;
  readonly name: string;
}

/** The comparisons whose versions do not fit their changes. Throws where there are no versions of one description. */
export function findUnraised(comparands: readonly Comparand[]): readonly UnraisedVersion[] {
  return comparands.flatMap(({ revision, report }) => {
    if (report.relation === "providers")
      throw new UsageError(
        "--check-version is about two versions of one description, not about two providers.",
        "Give it two descriptions (and --relation versions where they do not look like it), or --since.",
      );
    const check = checkVersion(report);
    if (check === undefined || check.state === "raised" || check.state === "kept") return [];
    return [{ ...check, impact: report.impact, name: revision }];
  });
}
