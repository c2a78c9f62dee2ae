import { describe, expect, it } from "vitest";
import type { Change } from "../../../scripts/drift/changes/types.js";
import { changesBetween } from "./contracts.js";
import { situations } from "./situations.js";

const line = ({ level, id, location, base, revision }: Change) =>
  `${level} ${id} ${location} @${revision?.pointer ?? base?.pointer ?? ""}`;

/** What is found, with places only where they are expected. */
async function told(base: object, revision: object, expected: readonly string[]): Promise<readonly string[]> {
  const changes = await changesBetween(base, revision, {
    today: new Date("2026-06-01"),
    deprecationDays: { stable: 90 },
  });
  return changes.map((change) => {
    const full = line(change);
    return expected.includes(full) ? full : full.replace(/ @.*$/, "");
  });
}

describe("what comes up between two versions", () => {
  it.each(situations)(
    "what comes up between two versions is told as it is: $name",
    async ({ base, revision, there, back }) => {
      const found = [await told(base, revision, there), await told(revision, base, back)];
      expect(found.map((lines) => [...lines].sort())).toEqual([there, back].map((lines) => [...lines].sort()));
    },
  );
});
