import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Writes a file as a whole or not at all: it is complete under another name before it takes its place. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const staging = join(dirname(path), `.${basename(path)}.concord-${process.pid}`);
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(staging, content);
    await rename(staging, path);
  } finally {
    await rm(staging, { force: true });
  }
}
