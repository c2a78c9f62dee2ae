import type { Origin } from "../base/diagnostics.js";
import type { Change } from "../drift/changes/types.js";
import type { Comparand } from "./comparand.js";

/**
 * The comparisons without the folders of whoever made the report: of paths from the root, what they have in common goes, at
 * least all but their names.
 */
export function withShortPaths(comparands: readonly Comparand[]): readonly Comparand[] {
  const places = comparands.flatMap(({ report }) =>
    report.changes.flatMap(({ base, revision }) => [base?.file ?? [], revision?.file ?? []].flat()),
  );
  const names = comparands.flatMap(({ base, revision }) => [base, revision]);
  const absolute = [...new Set([...places, ...names])].filter(isAbsolute);
  if (absolute.length === 0) return comparands;
  const folder = commonFolder(absolute);
  const shorten = (path: string) => (isAbsolute(path) && path.startsWith(folder) ? path.slice(folder.length) : path);
  const originOf = (origin: Origin | null) => origin && { ...origin, file: shorten(origin.file) };
  const changeOf = (change: Change): Change => ({
    ...change,
    base: originOf(change.base),
    revision: originOf(change.revision),
  });
  return comparands.map(({ base, revision, report, ...rest }) => ({
    ...rest,
    base: shorten(base),
    revision: shorten(revision),
    report: { ...report, changes: report.changes.map(changeOf) },
  }));
}

function isAbsolute(path: string): boolean {
  return path.startsWith("/") || /^[A-Za-z]:[\\/]/.test(path);
}

/** With its last separator. */
function commonFolder(paths: readonly string[]): string {
  const [first = "", ...others] = paths.map((path) =>
    path.slice(0, Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1),
  );
  return others.reduce((common, folder) => {
    let length = 0;
    while (length < common.length && common[length] === folder[length]) length++;
    const same = common.slice(0, length);
    return same.slice(0, Math.max(same.lastIndexOf("/"), same.lastIndexOf("\\")) + 1);
  }, first);
}
