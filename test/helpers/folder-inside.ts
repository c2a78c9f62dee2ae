import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./run-concord.js";

/** Makes a folder in this repository, so that what is imported from there is found, where no other check looks; two below it. */
export async function folderInside(name: string): Promise<string> {
  await mkdir(join(root, ".cache"), { recursive: true });
  return mkdtemp(join(root, ".cache", `${name}-`));
}
