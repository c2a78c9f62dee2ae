import { describe, expect, it } from "vitest";
import { isLive } from "../../tools/fuzz/live-code.js";
import { mutate } from "../../tools/fuzz/mutate.js";
import { Random } from "../../tools/fuzz/random.js";
import { richDescription } from "../../tools/fuzz/rich-description.js";
import { fuzz } from "../../tools/fuzz.js";

describe("the fuzzer", () => {
  it("a short run with a fixed seed finds nothing", async () => {
    const { tried, findings } = await fuzz(2.5, 20);
    expect(findings).toEqual([]);
    expect(Object.keys(tried)).toEqual(["descriptions", "pages", "injections", "answers", "values"]);
    for (const count of Object.values(tried)) expect(count).toBeGreaterThan(0);
  }, 60_000);

  it("the same seed makes the same mutations, and another one others", () => {
    const mutated = (seed: number) => {
      const document = structuredClone(richDescription);
      mutate(document, new Random(seed));
      return JSON.stringify(document);
    };
    expect(mutated(1)).toBe(mutated(1));
    expect(mutated(1)).not.toBe(mutated(2));
    expect(mutated(1)).not.toBe(JSON.stringify(richDescription));
  });

  it.each([
    ["client.ts", "const a = 1; PWNED();"],
    ["client.ts", "const a = `x${PWNED()}`;"],
    ["drift.html", "<p><img src=x onerror=PWNED()></p>"],
    ["drift.html", "<script>PWNED()</script>"],
    ["DRIFT.md", "| a | <img src=x> |"],
    ["drift.md", "[a](javascript:PWNED())"],
    ["drift.txt", "a\n::error::b"],
    ["drift.txt", "a\u001b[2J"],
  ])("what would be obeyed in %s is found: %s", (name, text) => {
    expect(isLive(name, text)).toBe(true);
  });

  it.each([
    ["client.ts", '/* PWNED() */ const a = "PWNED()"; // PWNED()'],
    ["drift.html", "<p>&lt;img src=x onerror=PWNED()&gt;</p>"],
    ["drift.md", "`<img src=x>`"],
    ["drift.txt", "a ::error:: \\u001b[2J"],
  ])("what is only shown in %s is no finding: %s", (name, text) => {
    expect(isLive(name, text)).toBe(false);
  });
});
