import type { Reporter, TestModule, Vitest } from "vitest/node";
import { countOf } from "../../scripts/base/count.js";

/** What did not run, on one screen: a line for each file, with how many of its tests were skipped. */
export function skippedLines(files: ReadonlyMap<string, readonly [skipped: number, all: number]>): readonly string[] {
  const some = [...files].filter(([, [skipped]]) => skipped > 0);
  const sum = some.reduce((total, [, [skipped]]) => total + skipped, 0);
  const lines = some.map(([file, [skipped, all]]) => `  ${file}: ${skipped === all ? "all" : skipped} of ${all}`);
  return sum === 0
    ? []
    : [
        "",
        `Skipped: ${countOf(sum, "test")} in ${countOf(some.length, "file")}. Their titles say why.`,
        ...lines.sort(),
      ];
}

/** Ends the report of a run with what was skipped, unless the run was asked for some tests by their names. */
export class TellSkipped implements Reporter {
  private vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.vitest?.config.testNamePattern !== undefined) return;
    const counts = modules.map((module) => {
      const tests = [...module.children.allTests()];
      const skipped = tests.filter((test) => test.result().state === "skipped");
      return [module.relativeModuleId, [skipped.length, tests.length]] as const;
    });
    for (const line of skippedLines(new Map(counts))) this.vitest?.logger.log(line);
  }
}
