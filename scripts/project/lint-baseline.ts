import { Diagnostics } from "../base/diagnostics.js";
import { type Baseline, type Judged, judge, parseBaseline, printBaseline } from "../lint/baseline.js";
import { replaceFile } from "../write/replace-file.js";
import { type BaselineFile, readBaselineFile } from "./baseline-file.js";
import { InputError } from "./errors.js";
import type { Linted, LintOptions } from "./lint.js";

/** The name of a baseline that nobody named, in the folder of the config. */
export const baselineName = "concord.baseline.json";

/** Lints, and tells what a baseline accepts from what is new. Throws before anything is linted if it is no baseline. */
export async function lintAgainst(
  file: BaselineFile | undefined,
  options: LintOptions,
): Promise<Judged & Pick<Linted, "descriptions">> {
  const baseline = file === undefined ? new Set<string>() : await readBaseline(file);
  const { diagnostics, descriptions } = await (await import("./lint.js")).lint(options);
  return { ...judge(diagnostics, baseline), descriptions };
}

/** Lints, and writes a baseline that accepts every problem of today. Throws before that if something else is in its place. */
export async function acceptProblems(
  { path, name }: Pick<BaselineFile, "path" | "name">,
  options: LintOptions,
): Promise<Linted & { readonly added: number; readonly gone: number }> {
  const before = await readBaseline({ path, name, isRequired: false });
  const linted = await (await import("./lint.js")).lint(options);
  await replaceFile(path, printBaseline(linted.diagnostics));
  const { fresh, gone } = judge(linted.diagnostics, before);
  return { ...linted, added: fresh.length, gone };
}

async function readBaseline(file: BaselineFile): Promise<Baseline> {
  const text = await readBaselineFile(file, "lint");
  if (text === undefined) return new Set();
  const diagnostics = new Diagnostics();
  const parsed = parseBaseline(text, { file: file.name, pointer: "" }, diagnostics.report);
  if (parsed === undefined) throw new InputError(diagnostics.all);
  return parsed;
}
