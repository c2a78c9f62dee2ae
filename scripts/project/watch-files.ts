import { existsSync, type FSWatcher, watch } from "node:fs";
import { dirname, resolve } from "node:path";

/**
 * Runs something whenever one of some files changes; editors write in bursts, so a run starts when one is over. Folders are
 * watched instead of files: editors replace a file, which ends a watch on it. A run names further files to watch. Ends
 * with an error only, that of a run.
 */
export function watchFiles(files: Iterable<string>, run: () => Promise<readonly string[]>): Promise<never> {
  const names = new Set(files);
  const folders = new Map<string, FSWatcher>();
  return new Promise<never>((_, reject) => {
    const fail = (error: unknown): void => {
      for (const watcher of folders.values()) watcher.close();
      reject(error);
    };
    let timer: NodeJS.Timeout | undefined;
    let running = Promise.resolve();
    const watchMore = (inputs: Iterable<string>): void => {
      for (const input of inputs) {
        names.add(input);
        const folder = dirname(input);
        if (folders.has(folder) || !existsSync(folder)) continue;
        const watcher = watch(folder, (_, name) => {
          if (name === null || !names.has(resolve(folder, name))) return;
          clearTimeout(timer);
          timer = setTimeout(() => {
            running = running.then(async () => watchMore(await run())).catch(fail);
          }, 150);
        });
        folders.set(folder, watcher);
      }
    };
    watchMore(names);
  });
}
