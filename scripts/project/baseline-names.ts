import { realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, isAbsolute, relative, resolve, sep } from "node:path";

/**
 * What a baseline in the folder calls two files: by the ways from there, so that files of one name in different folders are
 * different ones. What lies in a temporary folder, which is another one the next time, is known by its name alone, or by the
 * way from what both files are in where their names are the same.
 */
export function baselineName(folder: string, base: string, revision: string): string {
  const [one, two] = [nameFrom(folder, base), nameFrom(folder, revision)];
  if (one !== undefined || two !== undefined || basename(base) !== basename(revision))
    return `${one ?? basename(base)} → ${two ?? basename(revision)}`;
  const common = commonFolder(base, revision);
  if (temporaryFolders().includes(common)) return `${basename(base)} → ${basename(revision)}`;
  return `${slashed(relative(common, base))} → ${slashed(relative(common, revision))}`;
}

/** What a baseline calls a provider's description at the commit of `--since`, whichever that is, and as it is now. */
export function baselineNameSince(provider: string): string {
  return `${provider} at --since → ${provider}`;
}

/** The name that a baseline of version 0.1.0 has for the same comparison. */
export function currentName(written: string): string {
  const [, provider] = /^(.*) before → \1$/s.exec(written) ?? [];
  return provider === undefined ? written : baselineNameSince(provider);
}

/** `undefined` of what has no lasting way from the folder. */
function nameFrom(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  if (isAbsolute(way)) return undefined;
  const isOutside = way === ".." || way.startsWith(`..${sep}`);
  const isElsewhere = temporaryFolders().some(
    (temporary) => isBelow(temporary, path) && !isBelow(temporary, commonFolder(folder, path)),
  );
  return isOutside && isElsewhere ? undefined : slashed(way);
}

/** That of the system, and that of a job on GitHub. */
function temporaryFolders(): readonly string[] {
  const { RUNNER_TEMP } = process.env;
  const folders = [tmpdir(), ...(RUNNER_TEMP ? [RUNNER_TEMP] : [])].map((folder) => resolve(folder));
  return [...new Set(folders.flatMap((folder) => [folder, realPath(folder)]))];
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

/** Inside of the folder, and not the folder itself. */
function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function commonFolder(one: string, two: string): string {
  const others = two.split(sep);
  const own = one.split(sep);
  const length = own.findIndex((part, index) => part !== others[index]);
  return own.slice(0, length === -1 ? own.length : length).join(sep) || sep;
}

function slashed(way: string): string {
  return way.split(sep).join("/");
}
