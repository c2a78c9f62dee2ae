import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, the longest first, but for one that holds all that its process prints: nothing has run before it. */
export const longest: readonly string[] = [
  "test/papers.test.ts",
  "test/package/installed.test.ts",
  "test/generated/compilers.test.ts",
  "test/scripts/drift/metamorphic.test.ts",
  "test/scripts/project/generate.test.ts",
  "test/scripts/emit/agreement.test.ts",
  "test/scripts/site/site.test.ts",
  "test/readme.test.ts",
  "test/scripts/merge/portable-providers.test.ts",
  "test/scripts/project/run-cache.test.ts",
  "test/scripts/drift/schemas/compare-pairs.test.ts",
  "test/scripts/pages/large-pages.test.ts",
  "test/scripts/cli/streams.test.ts",
  "test/scripts/site/calls.test.ts",
  "test/scripts/emit/validators/compile.test.ts",
  "test/package/api.test.ts",
  "test/scripts/drift/rules/every-rule.test.ts",
  "test/scripts/drift/random-parts.test.ts",
  "test/src/platforms.test.ts",
];

/**
 * Of what runs together, begins with what takes longest, so that none of it is left alone at the end. Vitest knows how long
 * files took where it has run them before; elsewhere it begins with the largest, and some of these are small.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isAlone = ({ project }: TestSpecification): boolean => project.config.isolate;
    const together = sorted.filter((file) => !isAlone(file));
    const pathOf = ({ moduleId }: TestSpecification): string => relative(this.ctx.config.root, moduleId);
    return [...sorted.filter(isAlone), ...longestFirst(together, pathOf)];
  }
}

/** Those that are listed, in the order of the list, then the others as they are. */
export function longestFirst<T>(files: readonly T[], pathOf: (file: T) => string): readonly T[] {
  const rank = (file: T): number => longest.indexOf(pathOf(file)) + 1 || longest.length + 1;
  return files.toSorted((one, other) => rank(one) - rank(other));
}
