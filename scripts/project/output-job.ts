import { homedir } from "node:os";
import { dirname, relative, resolve, sep } from "node:path";
import { hasInputErrors, isOurFault } from "../base/diagnostics.js";
import { FolderBusyError } from "../write/folder-lock.js";
import { compareOutput, isCurrent, type OutputDifference, writeOutput } from "../write/output.js";
import { runtimeSpecifier } from "../write/runtime-files.js";
import { UsageError } from "./errors.js";
import type { Generated, GenerateOptions } from "./generate.js";
import { isModelsAddress } from "./models-address.js";
import type { Project } from "./open-project.js";

/** Clients to generate, and the folder that they belong in. */
export interface OutputJob {
  readonly options: GenerateOptions;
  /** Absolute, as are {@link inputs}. */
  readonly out: string;
  /** The files that are known before anything is read. */
  readonly inputs: readonly string[];
}

/** Settings that go before those of a config. */
export interface OutputSettings
  extends Pick<
    GenerateOptions,
    "runtime" | "allowRemoteRefs" | "choice" | "limits" | "validators" | "importExtension"
  > {
  readonly out?: string;
}

/** Clients of single descriptions; paths start from the working directory. */
export function planSpecs(specs: readonly string[], { out, ...settings }: OutputSettings & { out: string }): OutputJob {
  const folder = resolve(out);
  return {
    options: { runtime: runtimeSpecifier(folder), ...settings, specs },
    out: folder,
    inputs: specs.map((spec) => resolve(spec)),
  };
}

/** The clients of a project. */
export function planProject(
  { config, folder, file }: Project,
  { out: wanted, ...settings }: OutputSettings,
): OutputJob {
  const out = wanted === undefined ? resolve(folder, config.out ?? "generated") : resolve(wanted);
  const inputs = Object.values(config.providers).flatMap(({ spec, overlays = [], models }) =>
    [spec, ...overlays, ...(models === undefined || isModelsAddress(models) ? [] : [models])].map((path) =>
      resolve(folder, path),
    ),
  );
  const options = { runtime: runtimeSpecifier(out), ...settings, config, out, configFile: file, cwd: folder };
  return { options, out, inputs };
}

/** What became of an output: why nothing was written, or how the folder differed. */
export type OutputState =
  | { readonly kind: "refused" }
  | { readonly kind: "onto-input"; readonly input: string }
  | { readonly kind: "onto-foreign"; readonly files: readonly string[] }
  | { readonly kind: "onto-root" }
  | { readonly kind: "written" | "current" | "stale"; readonly difference: OutputDifference };

/** Writes what was generated for a job, or only compares it with what is there. */
export async function settleOutput(
  { files, diagnostics, inputs }: Generated,
  { out }: OutputJob,
  isCheck: boolean,
): Promise<OutputState> {
  if (hasInputErrors(diagnostics)) return { kind: "refused" };
  const input = inputs.find((path) => files.has(relative(out, path).split(sep).join("/")));
  if (input !== undefined) return { kind: "onto-input", input };
  if (out === dirname(out) || out === homedir()) return { kind: "onto-root" };
  const difference = isCheck ? compareOutput(out, files) : await write(out, files, diagnostics.some(isOurFault));
  if (difference.foreign.length > 0) return { kind: "onto-foreign", files: difference.foreign };
  if (!isCheck) return { kind: "written", difference };
  return { kind: isCurrent(difference) ? "current" : "stale", difference };
}

/** What could not be made this time stays as it is. */
async function write(out: string, files: ReadonlyMap<string, string>, keepStale: boolean): Promise<OutputDifference> {
  try {
    return await writeOutput(out, files, { keepStale });
  } catch (error) {
    if (!(error instanceof FolderBusyError)) throw error;
    throw new UsageError(`${error.message}.`, "Wait for it to end, and run this one again.");
  }
}
