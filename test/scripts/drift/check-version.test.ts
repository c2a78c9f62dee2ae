import { describe, expect, it } from "vitest";
import type { DriftReport } from "../../../scripts/drift/changes/types.js";
import { checkVersion } from "../../../scripts/drift/check-version.js";

const check = (base: string, revision: string, impact: DriftReport["impact"]) =>
  checkVersion({ versions: { base, revision }, impact } as DriftReport);

describe("a version", () => {
  type Case = readonly [base: string, revision: string, impact: DriftReport["impact"], state: string, needed?: string];
  const cases: readonly Case[] = [
    ["1.2.3", "1.2.3", "none", "kept"],
    ["1.2.3", "1.2.4", "none", "raised"],
    ["1.2.3", "1.2.3", "patch", "missing", "1.2.4"],
    ["1.2.3", "1.2.3", "minor", "missing", "1.3.0"],
    ["1.2.3", "1.2.3", "major", "missing", "2.0.0"],
    ["1.2.3", "1.2.4", "patch", "raised"],
    ["1.2.3", "1.2.4", "minor", "missing", "1.3.0"],
    ["1.2.3", "1.3.0", "minor", "raised"],
    ["1.2.3", "1.3.0", "patch", "raised"],
    ["1.2.3", "1.3.0", "major", "missing", "2.0.0"],
    ["1.2.3", "2.0.0", "major", "raised"],
    ["1.2.3", "2.0.0", "patch", "raised"],
    ["1.2.3", "1.2.2", "patch", "missing", "1.2.4"],
    ["1.2.3", "1.1.9", "minor", "missing", "1.3.0"],
    ["1.2.3", "0.9.9", "patch", "missing", "1.2.4"],
    ["0.2.3", "0.2.4", "patch", "raised"],
    ["0.2.3", "0.2.4", "minor", "raised"],
    ["0.2.3", "0.2.4", "major", "missing", "0.3.0"],
    ["0.2.3", "0.3.0", "major", "raised"],
    ["0.2.3", "0.2.3", "patch", "missing", "0.2.4"],
    ["1", "1.1", "minor", "raised"],
    ["1", "1", "patch", "missing", "1.0.1"],
    ["v1.2.3", " 1.2.4 ", "patch", "raised"],
    ["1.2.3-rc.1", "1.2.3-rc.2", "major", "raised"],
    ["1.2.3-rc.1", "1.2.3", "major", "raised"],
    ["1.2.3-rc.1", "1.2.3-rc.1", "patch", "missing", "1.2.4"],
    ["1.2.3", "1.2.3-rc.1", "patch", "missing", "1.2.4"],
    ["1.2.3+a", "1.2.3+b", "patch", "missing", "1.2.4"],
    ["2026-06-01", "2026-07-01", "patch", "unclear"],
    ["2026-06-01", "2026-06-01", "patch", "missing"],
    ["2026-06-01", "2026-06-01", "none", "kept"],
    ["2026-06-01", "2026-07-01", "none", "raised"],
    ["1.2.3", "latest", "patch", "unclear"],
    ["latest", "1.2.3", "major", "unclear"],
  ];

  it.each(cases.map(([base, revision, impact, state, needed]) => [base, revision, impact, state, needed] as const))(
    "a version is raised as its changes ask for: %s → %s (%s): %s",
    (base, revision, impact, state, needed) => {
      expect(check(base, revision, impact)).toEqual({ base, revision, state, ...(needed !== undefined && { needed }) });
    },
  );

  it("a version that is not known is held against nothing", () => {
    expect(checkVersion({ impact: "major" } as DriftReport)).toBeUndefined();
  });
});
