import { readFileSync } from "node:fs";
import { hashOf, type Memory, type Trial, type Verdict } from "./memory.js";
import { applied, type Mutant } from "./mutants.js";
import { closureOf, type ImportGraph, importersOf, testsOf } from "./related-tests.js";
import type { TestProcess } from "./test-process.js";

/** Longer than any test takes alone. */
const trialLimit = 120_000;

interface Plan {
  /** Those that run, in order. */
  readonly tests: readonly string[];
  /** All that could. */
  readonly count: number;
  /** Milliseconds that they take without a change. */
  readonly duration: number;
}

/** Tries mutants on the tests that run their module: the nearest ones, as many as the time allows. */
export class MutantTrials {
  private readonly importers: ReadonlyMap<string, readonly string[]>;
  private readonly plans = new Map<string, Plan>();

  constructor(
    private readonly graph: ImportGraph,
    private readonly memory: Memory,
    private readonly process: TestProcess,
    /** Milliseconds of tests for one mutant. */
    private readonly budget: number,
  ) {
    this.importers = importersOf(graph);
  }

  async verdictOf(file: string, mutant: Mutant): Promise<Verdict> {
    const plan = this.plans.get(file) ?? (await this.planOf(file));
    this.plans.set(file, plan);
    if (plan.tests.length === 0) return { state: "untested" };
    const text = readFileSync(file, "utf8");
    const key = hashOf(file, text, JSON.stringify(mutant), ...plan.tests.map((test) => this.ownHash(test)));
    const known = this.memory.verdict(key);
    if (known !== undefined) return known;
    const swap = { file, text: applied(text, mutant) };
    const outcome = await this.process.run({ tests: plan.tests, swap }, plan.duration * 4 + 10_000);
    const ran = [plan.tests.length, plan.count] as const;
    const verdict: Verdict =
      outcome === undefined
        ? { state: "timed-out" }
        : outcome.failed === undefined
          ? { state: "survived", ran }
          : { state: "killed", by: outcome.failed };
    this.memory.keep("verdicts", key, verdict);
    return verdict;
  }

  private async planOf(file: string): Promise<Plan> {
    const related = testsOf(file, this.importers);
    const tests: string[] = [];
    let left = this.budget;
    for (const { file: test } of related.slice(0, Math.ceil(this.budget / 1_000))) {
      const { duration } = await this.trialOf(test);
      if (duration === undefined || duration > left) continue;
      left -= duration;
      tests.push(test);
    }
    return { tests, count: related.length, duration: this.budget - left };
  }

  private async trialOf(test: string): Promise<Trial> {
    const key = this.ownHash(test);
    const known = this.memory.trial(key);
    if (known !== undefined) return known;
    const outcome = await this.process.run({ tests: [test] }, trialLimit);
    const duration = outcome?.failed === undefined ? outcome?.durations[test] : undefined;
    const trial = duration === undefined ? {} : { duration: Math.round(duration) };
    this.memory.keep("trials", key, trial as Trial & Verdict);
    return trial;
  }

  /** Of the test file and what it imports of `test/`. */
  private ownHash(test: string): string {
    const own = [...closureOf(test, this.graph)].filter((file) => file.startsWith("test/"));
    return hashOf(...own.sort().flatMap((file) => [file, this.graph.has(file) ? readFileSync(file, "utf8") : ""]));
  }
}
