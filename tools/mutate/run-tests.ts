// The process that runs tests, for as long as it is asked to: it is ended from outside when a change makes it hang.
import { resolve } from "node:path";
import { createVitest, type Reporter, type TestCase, type TestModule, type Vitest } from "vitest/node";
import { type Swap, setSwap } from "./swap.js";

export interface TestRequest {
  readonly tests: readonly string[];
  readonly swap?: Swap | undefined;
}

export interface TestOutcome {
  /** The first that failed. */
  readonly failed?: string;
  /** How long each file took, in milliseconds, for those that ran to their end. */
  readonly durations: Readonly<Record<string, number>>;
}

class FirstFailure implements Reporter {
  failed: string | undefined;

  onTestCaseResult(test: TestCase): void {
    if (test.result().state === "failed") this.failed ??= `${test.module.relativeModuleId} > ${test.fullName}`;
  }

  onTestModuleEnd(module: TestModule): void {
    if (module.state() === "failed")
      this.failed ??= `${module.relativeModuleId}: ${module.errors()[0]?.message ?? "failed"}`;
  }
}

const reporter = new FirstFailure();

async function start(): Promise<Vitest> {
  const config = resolve("tools/mutate/vitest.config.ts");
  const inOrder = class {
    readonly sort = <T>(specifications: T): T => specifications;
    readonly shard = this.sort;
  };
  const options = { config, root: process.cwd(), watch: false, reporters: [reporter], typecheck: { enabled: false } };
  const vitest = await createVitest("test", { ...options, sequence: { sequencer: inOrder as never } });
  await vitest.standalone();
  return vitest;
}

async function runTests(vitest: Vitest, { tests, swap }: TestRequest): Promise<TestOutcome> {
  setSwap(swap);
  vitest.provide("swap", swap ?? null);
  forget(vitest, swap?.file);
  reporter.failed = undefined;
  const specifications = tests.flatMap((file) =>
    vitest.getModuleSpecifications(resolve(file)).filter(({ pool }) => pool !== "typescript"),
  );
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  forget(vitest, swap?.file);
  const ended = testModules.filter((module) => module.state() === "passed");
  const durations = Object.fromEntries(
    ended.map((module) => [
      module.relativeModuleId,
      module.diagnostic().duration + module.diagnostic().collectDuration,
    ]),
  );
  const failed = reporter.failed ?? (unhandledErrors.length > 0 ? String(unhandledErrors[0]) : undefined);
  return failed === undefined ? { durations } : { durations, failed };
}

/** Only the one module is read again; what imports it is the same text. */
function forget(vitest: Vitest, file: string | undefined): void {
  if (file === undefined) return;
  for (const { vite } of vitest.projects)
    for (const { moduleGraph } of Object.values(vite.environments))
      for (const module of moduleGraph.getModulesByFile(resolve(file)) ?? []) module.transformResult = null;
}

const vitest = await start();
process.on("message", async (request: TestRequest) => {
  process.send?.(await runTests(vitest, request));
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
