import type { Origin, Report } from "../base/diagnostics.js";
import type { FindProblems, WrittenDocument } from "./find-problems.js";
import { findBeside } from "./lint-beside.js";

export interface LintInput extends WrittenDocument {
  readonly originOf: (pointer: string) => Origin;
  /** In a thread of its own, so that the caller can go on meanwhile: as {@link canLintBeside}. */
  readonly isBeside?: boolean;
}

export interface Linter {
  /** Reports what is wrong with a document. Errors are what generation cannot get past. */
  lint(input: LintInput, report: Report): Promise<void>;
}

/** Lints with Redocly, as {@link problemFinder} says, which is not loaded before it is needed. */
export function createLinter(folder?: string): Linter {
  let finder: Promise<FindProblems> | undefined;
  const find: FindProblems = async (written) => {
    finder ??= import("./find-problems.js").then(({ problemFinder }) => problemFinder(folder));
    return (await finder)(written);
  };
  return {
    async lint(input, report) {
      const problems = await (input.isBeside ? findBeside(input, folder) : find(input));
      for (const { pointer, ...finding } of problems) report({ ...finding, at: input.originOf(pointer) });
    },
  };
}
