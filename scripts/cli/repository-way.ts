import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { PlaceWay } from "../report/comparand.js";

/**
 * Knows files by the root of the repository that a folder is in, as services show them. `folders`: those that names of files
 * may start from, the first one that leads to a file counts.
 */
export function repositoryWay(folders: readonly [string, ...string[]]): PlaceWay {
  const root = rootAbove(folders[0]);
  return ({ file, path = file }) => {
    if (root === undefined) return undefined;
    const paths = folders.map((folder) => resolve(folder, path));
    const way = relative(root, paths.find((each) => existsSync(each)) ?? resolve(folders[0], path));
    return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way) ? undefined : way.split(sep).join("/");
  };
}

/** The nearest folder that is a repository, or that a job on GitHub works in, though it may have no repository. */
function rootAbove(folder: string): string | undefined {
  const { GITHUB_WORKSPACE: workspace = "" } = process.env;
  const isRoot = (path: string) => existsSync(join(path, ".git")) || (workspace !== "" && isSame(path, workspace));
  let path = resolve(folder);
  while (!isRoot(path)) {
    if (dirname(path) === path) return undefined;
    path = dirname(path);
  }
  return path;
}

function isSame(one: string, two: string): boolean {
  try {
    return realpathSync(one) === realpathSync(two);
  } catch {
    return resolve(one) === resolve(two);
  }
}
