import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** What lies beside the checkout. `CONCORD_SHARED` names another folder; one that is not there stands for a fresh machine. */
const shared = resolve(import.meta.dirname, process.env.CONCORD_SHARED ?? "../../../shared");

/** The path of a folder or file of the shared corpus, whether it is there or not. */
export function corpusPath(name: string): string {
  return resolve(shared, name);
}

/** A folder of the shared corpus, or `undefined` where there is none; its tests then skip and say so. */
export function corpusFolder(name: string): string | undefined {
  const folder = corpusPath(name);
  if (existsSync(folder)) return folder;
  console.warn(`skipped: there is no ../shared/${name} here`);
  return undefined;
}
