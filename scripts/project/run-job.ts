import { relative, resolve, sep } from "node:path";
import { isOurFault } from "../base/diagnostics.js";
import { redoclyConfigIn } from "../lint/linter.js";
import type { OutputDifference } from "../write/output.js";
import { UsageError } from "./errors.js";
import type { Makers } from "./generate.js";
import { projectFiles } from "./open-project.js";
import type { ComparedOutput } from "./output-changes.js";
import { type OutputJob, type OutputState, settleOutput } from "./output-job.js";
import { type CachedRun, cacheFolder, RunCache } from "./run-cache.js";
import { summarize } from "./run-summary.js";
import { appendOutput, refuseInputs, refuseUnwritable } from "./save-output.js";
import type { ToldChange } from "./tell-output-changes.js";

export interface JobSettings {
  /** Write nothing. */
  readonly check: boolean;
  /** Folder of the cache; `false` for none. Default: that of the package. */
  readonly cache?: string | false | undefined;
  /** File to which is added what changed since the output was written last. */
  readonly changelog?: string | undefined;
  /** What an earlier run of the process has compared, for who runs again. */
  readonly compared?: ComparedOutput | undefined;
  /** Who does a part of the work beside. */
  readonly makers?: Makers | undefined;
  /** Hears what is done next, and at the end nothing. */
  readonly onStage?: (name?: string) => void;
  /** Is given what there is to say before anything is written. */
  readonly tell: (run: CachedRun) => void;
}

const noDifference: OutputDifference = { changed: [], missing: [], stale: [], foreign: [] };

export interface JobResult {
  readonly run: CachedRun;
  readonly state: OutputState;
  /** Of each client that is not that of the output any more, has come or is gone. */
  readonly changes: readonly ToldChange[];
  /** Whether there is a client of which it cannot be told what changed; that is among the diagnostics. */
  readonly isUntold: boolean;
}

/** Brings the output of a job up to date, or only looks whether it is; without generating where nothing has changed. */
export async function runJob(
  job: OutputJob,
  { check, cache, changelog, compared, makers, onStage = () => {}, tell }: JobSettings,
): Promise<JobResult> {
  if (changelog !== undefined) {
    await refuseUnwritable(changelog);
    await refuseInputs([changelog], [...job.inputs, ...configFiles(job)]);
  }
  const opened = cache === false ? undefined : await RunCache.open(job, cache ?? cacheFolder(job));
  const found = await opened?.find();
  if (found !== undefined) {
    tell(found);
    return {
      run: found,
      state: { kind: check ? "current" : "written", difference: noDifference },
      changes: [],
      isUntold: false,
    };
  }
  const { generate, generateWith } = await import("./generate.js");
  const { findOutputChanges } = await import("./output-changes.js");
  const { printOutputChanges, tellChange } = await import("./tell-output-changes.js");
  const options = { ...job.options, onStage };
  const generated = await (makers === undefined || hasOwnRules(job)
    ? generate(options)
    : generateWith(makers, options));
  const { diagnostics, inputs, contracts, files } = generated;
  onStage("compare with the last output");
  const { changes, diagnostics: untold } = await findOutputChanges(generated, job, compared);
  const run = { diagnostics: [...diagnostics, ...untold], inputs, summary: summarize(contracts), total: files.size };
  onStage();
  tell(run);
  if (changelog !== undefined) await refuseInputs([changelog], inputs);
  if (changelog !== undefined && files.has(relative(job.out, resolve(changelog)).split(sep).join("/")))
    throw new UsageError(`"${changelog}" is a file of the output.`, "Name another file to write.");
  const state = await settleOutput(generated, job, check);
  if (!diagnostics.some(isOurFault) && "difference" in state) await opened?.store(generated);
  if (changelog !== undefined && state.kind === "written" && changes.length > 0)
    await saveChangelog(printOutputChanges(changes, new Date()), changelog);
  return { run, state, changes: changes.map(tellChange), isUntold: untold.length > 0 };
}

/** Whether Redocly has settings beside the config. */
function hasOwnRules({ options: { config, cwd = "." } }: OutputJob): boolean {
  return config !== undefined && redoclyConfigIn(cwd) !== undefined;
}

/** The config with what it imports. */
function configFiles({ options: { configFile, cwd = "." } }: OutputJob): readonly string[] {
  return configFile === undefined ? [] : projectFiles(configFile, cwd);
}

async function saveChangelog(text: string, path: string): Promise<void> {
  const problem = await appendOutput(text, path);
  if (problem !== undefined) throw new UsageError(`Cannot write ${path}: ${problem}.`, "Give another --changelog.");
}
