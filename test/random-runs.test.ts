import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomRuns } from "./helpers/random-runs.js";

const helper = "helpers/random-runs.ts";

describe("random tests", () => {
  it("random tests have the same seed in each run, and in CI another one beside it", () => {
    expect(randomRuns({}).seeds).toEqual([1]);
    expect(randomRuns({ CONCORD_SEED: "4711" }).seeds).toEqual([1, 4711]);
    const { seeds } = randomRuns({ CI: "true" });
    expect([seeds.length, seeds[0], Number.isInteger(seeds[1])]).toEqual([2, 1, true]);
  });

  it("random tests have as many cases as they must, or as many others as a variable says", () => {
    const one = randomRuns({ CONCORD_SEED: "70" });
    const name = "CONCORD_FUZZ_MORE";
    expect(randomRuns({}).casesOf(2, name)).toEqual({ seeds: [1, 2], from: "2 cases from seed 1" });
    expect(one.casesOf(3, name)).toEqual({ seeds: [1, 2, 70, 71], from: "4 cases from seeds 1 and 70" });
    const more = randomRuns({ CONCORD_SEED: "70", CONCORD_FUZZ_MORE: "3" });
    expect(more.casesOf(2, name)).toEqual({ seeds: [70, 71, 72], from: "3 cases from seed 70" });
  });

  it("random tests reach the runs that they must, half of them from each of two seeds", async () => {
    let tried = 0;
    const counting = fc.property(fc.nat(), () => void tried++);
    await randomRuns({}).holds(counting, 30);
    expect(tried).toBe(30);
    await randomRuns({ CONCORD_SEED: "5" }).holds(counting, 30);
    expect(tried).toBe(60);
    await expect(randomRuns({ CONCORD_FUZZ_MS: "200" }).holds(counting, 1e9)).rejects.toThrow(
      /of 1000000000 runs were reached \(seed \d+\)/,
    );
  });

  it("random tests name the seed of a failure", async () => {
    const wrong = fc.property(fc.nat(), (value) => value < 0);
    await expect(randomRuns({}).holds(wrong, 5)).rejects.toThrow("seed: 1");
    const { holds } = randomRuns({ CONCORD_FUZZ_MS: "200", CONCORD_SEED: "6" });
    await expect(holds(wrong, 5)).rejects.toThrow("seed: 6");
  });

  it("random tests take their seeds from one place", () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter(
      (name) => name.endsWith(".ts") && name !== helper && name !== "random-runs.test.ts",
    );
    const ownWay = /fc\.(?:assert|check)\(|Date\.now\(\) %/;
    const found = files.filter((name) => ownWay.test(readFileSync(join(import.meta.dirname, name), "utf8")));
    expect(found).toEqual([]);
  });
});
