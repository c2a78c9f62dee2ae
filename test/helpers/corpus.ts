import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** A folder of the shared corpus, or `undefined` where there is none; its tests then skip and say so. */
export function corpusFolder(name: string): string | undefined {
  const folder = resolve(import.meta.dirname, "../../../shared", name);
  if (existsSync(folder)) return folder;
  console.warn(`skipped: there is no ../shared/${name} here`);
  return undefined;
}
