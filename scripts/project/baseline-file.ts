import { readFile } from "node:fs/promises";
import { UsageError } from "./errors.js";

/** Where problems or findings are accepted. */
export interface BaselineFile {
  readonly path: string;
  /** Its name in diagnostics. */
  readonly name: string;
  /** Whether somebody asked for it: then it must be there. */
  readonly isRequired: boolean;
}

/** The text of a baseline; `undefined` where there is none, and nobody asked for it. `verb` is what would write one. */
export async function readBaselineFile({ path, isRequired }: BaselineFile, verb: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((error: unknown) => {
    if (!isRequired && error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new UsageError(`Cannot read the baseline ${path}.`, `\`concord ${verb} --update-baseline\` writes one.`);
  });
}
