import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findIdle, readAccepted } from "../../tools/mutate/accepted.js";
import { applied, mutantsOf } from "../../tools/mutate/mutants.js";
import { importersOf, testsOf } from "../../tools/mutate/related-tests.js";
import { root } from "../helpers/run-concord.js";

const changesOf = (text: string): readonly string[] => mutantsOf("a.ts", text).map(({ change }) => change);

describe("mutants of a module", () => {
  it.each([
    ["if (ready) go();", ["ready → !(ready)", "go(); → {}"]],
    ["if (!ready) { go(); }", ["!ready → (ready)", "go(); → nothing"]],
    ["const a = b === c ? d : e;", ["b === c → b !== c"]],
    ["const a = b < 3;", ["b < 3 → b <= 3", "3 → (3 + 1)"]],
    ["const a = b && (c ?? d);", ["b && (c ?? d) → b || (c ?? d)", "c ?? d → c && d"]],
    ["const a = [true, false];", ["[true, false] → []", "true → false", "false → true"]],
    ["const a = list.some(test);", ["list.some → list.every"]],
    ["const a = 'text', b = '';", ["'text' → \"\""]],
    ["for (const a of b) { if (a) continue; throw a; }", ["a → !(a)", "continue; → {}", "throw a; → nothing"]],
  ])("mutants of %s are each one small change of it", (text, changes) => {
    expect(changesOf(text)).toEqual(changes);
  });

  it("mutants leave types, imports and names alone", () => {
    const text = `import { a } from "a"; export * from "b"; type T = "x" | 1; interface I { a: "y" } const o = { "k-k": a, 1: a };`;
    expect(changesOf(text)).toEqual([]);
  });

  it("mutants are applied where they stand", () => {
    const text = "const a = 1 < 2;\nconst b = 1 < 2;\n";
    const mutant = mutantsOf("a.ts", text).findLast(({ change }) => change === "1 < 2 → 1 <= 2");
    expect(mutant?.line).toBe(2);
    expect(mutant && applied(text, mutant)).toBe("const a = 1 < 2;\nconst b = 1 <= 2;\n");
  });

  it("mutants that nobody needs to notice are listed for code that is there, each with its reason", () => {
    const accepted = readAccepted();
    expect(findIdle(accepted)).toEqual([]);
    expect(accepted.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});

describe("tests of a module", () => {
  const graph = new Map([
    ["src/stream/end.ts", []],
    ["src/index.ts", ["src/stream/end.ts"]],
    ["test/scripts/near.test.ts", ["src/stream/end.ts"]],
    ["test/src/other.test.ts", ["src/index.ts"]],
    ["test/src/end.test.ts", ["src/index.ts"]],
    ["test/src/stranger.test.ts", []],
  ]);

  it("tests of a module are those that run it: of its room first, then those of its name", () => {
    expect(testsOf("src/stream/end.ts", importersOf(graph))).toEqual([
      { file: "test/src/end.test.ts", distance: 2 },
      { file: "test/src/other.test.ts", distance: 2 },
      { file: "test/scripts/near.test.ts", distance: 1 },
    ]);
  });

  it("the test of what is built is none of a module, for it runs the code of the disk", () => {
    const built = "test/package/installed.test.ts";
    expect(existsSync(join(root, built))).toBe(true);
    expect(testsOf("src/a.ts", new Map([["src/a.ts", [built, "test/src/a.test.ts"]]]))).toEqual([
      { file: "test/src/a.test.ts", distance: 1 },
    ]);
  });
});
