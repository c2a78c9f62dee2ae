import { type OutputDifference, writeOutput } from "../write/output.js";

/** Writes a site, unless it would replace what somebody else made; pages of an earlier run that are no longer made are removed. */
export function saveSite(folder: string, files: ReadonlyMap<string, string>): Promise<OutputDifference> {
  return writeOutput(folder, files);
}
