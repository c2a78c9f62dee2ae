import { readFileSync } from "node:fs";
import { hashOf, type Memory, type Trial, type Verdict } from "./memory.js";
import { applied, type Mutant } from "./mutants.js";
import { closureOf, type ImportGraph, importersOf, testsOf } from "./related-tests.js";
import type { Swap } from "./swap.js";
import type { TestProcess } from "./test-process.js";

/** So many test files are run in vain, which fail or take longer than what is left of the time; then no more are looked at. */
const mostMisses = 3;

interface Plan {
  /** Those that run, in order. */
  readonly tests: readonly string[];
  /** All that could. */
  readonly related: readonly string[];
  /** Milliseconds that they take without a change. */
  readonly duration: number;
}

/** Tries mutants on the tests that run their module: the nearest ones, as many as the time allows. */
export class MutantTrials {
  private readonly importers: ReadonlyMap<string, readonly string[]>;
  private readonly plans = new Map<string, Plan>();
  private readonly hashes = new Map<string, string>();

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
    const key = hashOf(file, text, JSON.stringify(mutant));
    const verdict = await this.tryOn(plan, { file, text: applied(text, mutant) }, this.memory.verdict(key));
    this.memory.keep("verdicts", key, verdict);
    return verdict;
  }

  /** Runs those tests that have not been asked before. */
  private async tryOn(plan: Plan, swap: Swap, known: Verdict | undefined): Promise<Verdict> {
    const asked = new Set(known?.tests);
    if (known?.state === "timed-out") return known;
    if (known?.state === "killed" && plan.related.some((test) => asked.has(this.ownHash(test)))) return known;
    const tests = plan.tests.filter((test) => !asked.has(this.ownHash(test)));
    const ran = [plan.tests.length, plan.related.length] as const;
    const hashes = new Set([...asked, ...plan.tests.map((test) => this.ownHash(test))]);
    const survived: Verdict = { state: "survived", ran, tests: [...hashes] };
    if (tests.length === 0) return survived;
    const outcome = await this.process.run({ tests, swap }, plan.duration * 4 + 10_000);
    if (outcome === undefined) return { state: "timed-out" };
    if (outcome.failed === undefined) return survived;
    const by = tests.find((test) => outcome.failed?.startsWith(test));
    return { state: "killed", by: outcome.failed, tests: by === undefined ? [] : [this.ownHash(by)] };
  }

  private async planOf(file: string): Promise<Plan> {
    const related = testsOf(file, this.importers).map((test) => test.file);
    const tests: string[] = [];
    let left = this.budget;
    let misses = 0;
    for (const test of related) {
      const known = this.memory.trial(this.ownHash(test));
      const { duration } = known ?? (await this.trialOf(test));
      if (duration === undefined || duration > left) misses += known === undefined ? 1 : 0;
      else {
        left -= duration;
        tests.push(test);
      }
      if (misses === mostMisses) break;
    }
    return { tests, related, duration: this.budget - left };
  }

  private async trialOf(test: string): Promise<Trial> {
    const key = this.ownHash(test);
    const limit = this.budget * 2 + 10_000;
    const outcome = await this.process.run({ tests: [test] }, limit);
    const failed = outcome?.failed !== undefined;
    const duration = failed ? undefined : (outcome?.durations[test] ?? limit);
    const trial = duration === undefined ? {} : { duration: Math.round(duration) };
    this.memory.keep("trials", key, trial as Trial & Verdict);
    return trial;
  }

  /** Of the test file and what it imports of `test/`. */
  private ownHash(test: string): string {
    const known = this.hashes.get(test);
    if (known !== undefined) return known;
    const own = [...closureOf(test, this.graph)].filter((file) => file.startsWith("test/") && this.graph.has(file));
    const hash = hashOf(...own.sort().flatMap((file) => [file, readFileSync(file, "utf8")]));
    this.hashes.set(test, hash);
    return hash;
  }
}
