import { rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { makeFolder } from "./make-folder.js";
import { removeLeftovers, stagingName } from "./staging.js";

/** Writes a file as a whole or not at all: it is complete under another name before it takes its place. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const prefix = `.${basename(path)}.concord-`;
  const staging = join(dirname(path), stagingName(prefix));
  await makeFolder(dirname(path));
  await removeLeftovers(dirname(path), prefix);
  try {
    await writeFile(staging, content);
    await rename(staging, path);
  } finally {
    await rm(staging, { force: true });
  }
}
