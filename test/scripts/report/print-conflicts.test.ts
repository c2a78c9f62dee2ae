import { describe, expect, it } from "vitest";
import type { Json } from "../../../scripts/base/json.js";
import type { Conflict, ConflictKind } from "../../../scripts/merge/conflicts.js";
import { printConflicts, printConflictsJson } from "../../../scripts/report/print-conflicts.js";

const at = { file: "a.json", pointer: "/components/schemas/Thing" };

function conflictOf(kind: ConflictKind, values: Readonly<Record<string, Json>>, result?: Json): Conflict {
  return {
    place: { operation: "POST /things", path: "request.a" },
    kind,
    sides: Object.entries(values).map(([provider, value]) => ({ value, said: [{ provider, at }] })),
    ...(result !== undefined && { result }),
  };
}

const lineOf = (conflict: Conflict): string =>
  printConflicts([conflict])
    .split("\n")
    .find((line) => line.startsWith("- ")) ?? "";

describe("CONFLICTS.md", () => {
  it("CONFLICTS.md tells the words of ours from values of that name", () => {
    expect(lineOf(conflictOf("values", { one: ["any", "auto"], two: "any" }, "any"))).toBe(
      "- `request.a`: Values: `any`, `auto` (one); any (two) → any",
    );
    expect(lineOf(conflictOf("closed", { one: "none", two: "any" }, "any"))).toBe(
      "- `request.a`: Other properties: none (one); any (two) → any",
    );
  });

  it("CONFLICTS.md says what was taken of a default, and that none was", () => {
    const values = { one: "mp3", two: null };
    expect(lineOf(conflictOf("default", values, "mp3"))).toBe(
      "- `request.a`: Default: `mp3` (one); `null` (two) → `mp3`",
    );
    expect(lineOf(conflictOf("default", values))).toMatch(/→ none$/);
  });

  it("CONFLICTS.md lists nothing twice that is long, and cuts what nobody would read", () => {
    const own = Array.from({ length: 40 }, (_, index) => `SomeComponentOfALongName${index}`);
    const line = lineOf(conflictOf("type", { one: own, two: ["object"] }, [...own, "object"]));
    expect(line).toMatch(
      /^- `request\.a`: Type: (`SomeComponentOfALongName\d`, ){4}36 more \(one\); `object` \(two\) → all of them$/,
    );
  });

  it("conflicts.json has everything that CONFLICTS.md cuts, with its places", () => {
    const own = Array.from({ length: 40 }, (_, index) => `v${index}`);
    const { conflicts } = JSON.parse(printConflictsJson([conflictOf("values", { one: own, two: "any" }, "any")])) as {
      readonly conflicts: readonly Json[];
    };
    expect(conflicts).toEqual([
      {
        operation: "POST /things",
        path: "request.a",
        kind: "values",
        rule: "joined",
        providers: {
          one: { value: own, at: "a.json#/components/schemas/Thing" },
          two: { value: "any", at: "a.json#/components/schemas/Thing" },
        },
        result: "any",
      },
    ]);
  });
});
