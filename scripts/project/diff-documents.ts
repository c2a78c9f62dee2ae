import { resolve } from "node:path";
import { type Diagnostic, Diagnostics, hasErrors, type Origin } from "../base/diagnostics.js";
import { buildContract } from "../contract/build/build.js";
import type { Contract } from "../contract/model/types.js";
import type { DriftOptions, DriftReport } from "../drift/changes/types.js";
import { findChanges, reportChanges } from "../drift/find-changes.js";
import { loadDocument } from "../load/load.js";
import { SourceFiles } from "../load/read/source-files.js";

export interface DiffOptions extends Omit<DriftOptions, "locate"> {
  /** Folder that relative paths start from. Default: the working directory. */
  readonly cwd?: string;
  /** Origins that references may reach over the network. Default: none. */
  readonly allowRemoteRefs?: readonly string[];
}

/** What went wrong with the inputs of a comparison. */
export class InputError extends Error {
  override readonly name = "InputError";

  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.find(({ severity }) => severity === "error")?.message ?? "The input cannot be read.");
  }
}

/**
 * Compares two descriptions: what breaks for clients of `base` when `revision` takes its place. Both are paths of files.
 * Throws {@link InputError} when one of them cannot be compared.
 */
export async function diffDocuments(base: string, revision: string, options: DiffOptions = {}): Promise<DriftReport> {
  const { cwd = ".", allowRemoteRefs = [], ...drift } = options;
  const loader = new ContractLoader(resolve(cwd), allowRemoteRefs);
  const [left, right] = [await loader.load(base), await loader.load(revision)];
  if (left === undefined || right === undefined) throw new InputError(loader.located());
  return reportChanges(findChanges(left, right, { ...drift, locate: (origin) => loader.locate(origin) }));
}

interface ContractSettings {
  readonly provider?: string;
  readonly root?: string;
  readonly overlays?: readonly string[];
  /** What to do when there is no such description. */
  readonly ifMissing?: string | undefined;
}

/** Loads contracts that share their sources and diagnostics. */
export class ContractLoader {
  readonly diagnostics = new Diagnostics();
  private readonly sources: SourceFiles;

  constructor(
    cwd: string,
    private readonly allowedOrigins: readonly string[],
  ) {
    this.sources = new SourceFiles(cwd, this.diagnostics.report);
  }

  async load(
    spec: string,
    { overlays = [], ifMissing, ...settings }: ContractSettings = {},
  ): Promise<Contract | undefined> {
    const { mark, report } = this.diagnostics;
    const loaded = await loadDocument(spec, {
      sources: this.sources,
      diagnostics: this.diagnostics,
      allowedOrigins: this.allowedOrigins,
      overlays,
      ifMissing,
    });
    if (loaded === undefined) return undefined;
    const contract = buildContract(loaded, { provider: loaded.file, ...settings, report });
    return hasErrors(this.diagnostics.since(mark)) ? undefined : contract;
  }

  locate(origin: Origin): Origin {
    return this.sources.locate(origin);
  }

  /** Every diagnostic with its lines. */
  located(): readonly Diagnostic[] {
    return this.sources.locateAll(this.diagnostics.all);
  }
}
