import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { UsageError } from "./errors.js";

const run = promisify(execFile);

/** The files of an earlier commit, in a place of their own. */
export interface Commit {
  readonly ref: string;
  /** The folder as it was. */
  readonly folder: string;
  /**
   * Where a file that has this absolute path today was at the commit, and has been put with what is beside it; `undefined`
   * where it was not there. Throws a {@link UsageError} of a path outside of the repository, of which no commit knows.
   */
  find(path: string): Promise<string | undefined>;
  /** Where a file was that has this absolute path today, by what git takes for a renaming. */
  findRenamed(path: string): Promise<string | undefined>;
  /** The absolute path that a file of this place has, or would have, today. */
  today(path: string): string;
}

/**
 * Runs something on the files of an earlier commit: `folder` as it was at `ref`, in a place of its own. The checkout, the
 * index and the branches of the repository stay as they are.
 */
export async function withCommit<T>(given: string, ref: string, use: (commit: Commit) => Promise<T>): Promise<T> {
  const place = await mkdtemp(join(tmpdir(), "concord-since-"));
  try {
    const root = (await git(given, ["rev-parse", "--show-toplevel"])).trim();
    // As the name of a commit, never as an option of the checkout.
    const id = (await git(root, ["rev-parse", "--verify", "--end-of-options", `${ref}^{commit}`])).trim();
    const below = relative(root, await realpath(given)) || ".";
    const env = { ...process.env, GIT_INDEX_FILE: join(place, ".index") };
    const put = (path: string) => git(root, [`--work-tree=${place}`, "checkout", id, "--", path], env);
    await put(below);
    const folder = join(place, below);
    await lendPackages(given, folder);
    const find = async (path: string): Promise<string | undefined> => {
      const there = resolve(folder, relative(given, path));
      const way = relative(place, there);
      if (leadsOut(way)) throw outside(path);
      // What is outside of the folder has not been put yet, and need not have been at the commit.
      if (leadsOut(relative(folder, there))) await put(dirname(way)).catch(() => undefined);
      return existsSync(there) ? there : undefined;
    };
    let renamings: Promise<ReadonlyMap<string, string>> | undefined;
    return await use({
      ref,
      folder,
      find,
      findRenamed: async (path) => {
        renamings ??= renamingsSince(root, id);
        const way = slashed(join(below, relative(given, path)));
        const former = (await renamings).get(way);
        return former === undefined ? undefined : find(resolve(given, relative(below, former)));
      },
      today: (path) => resolve(given, relative(folder, path)),
    });
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** A config of that commit may import packages, which are beside the one of today. */
async function lendPackages(given: string, folder: string): Promise<void> {
  const name = "node_modules";
  let above = resolve(given);
  while (!existsSync(join(above, name)) && dirname(above) !== above) above = dirname(above);
  if (existsSync(join(above, name)) && !existsSync(join(folder, name)))
    await symlink(join(above, name), join(folder, name), "junction");
}

/** What each file was called that has another name now, by ways from the root. */
async function renamingsSince(root: string, id: string): Promise<ReadonlyMap<string, string>> {
  const fields = (await git(root, ["diff", "--name-status", "--find-renames", "--diff-filter=R", "-z", id])).split(
    "\0",
  );
  const renamings = new Map<string, string>();
  // A status, the former name and the one of today.
  for (let index = 0; index + 2 < fields.length; index += 3)
    renamings.set(fields[index + 2] ?? "", fields[index + 1] ?? "");
  return renamings;
}

function leadsOut(way: string): boolean {
  return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
}

function slashed(way: string): string {
  return way.split(sep).join("/");
}

function outside(path: string): UsageError {
  return new UsageError(
    `${path} is outside of the repository, so that no commit has an earlier one.`,
    "Compare it as one of two descriptions: concord drift <base> <revision>.",
  );
}

const hint =
  "--since takes a commit, tag or branch that has this folder. A shallow clone lacks older ones (fetch-depth: 0 in CI).";

async function git(cwd: string, args: readonly string[], env = process.env): Promise<string> {
  try {
    return (await run("git", [...args], { cwd, env, maxBuffer: 2 ** 28 })).stdout;
  } catch (error) {
    const reason =
      error instanceof Error && "stderr" in error ? String(error.stderr).trim().split("\n")[0] : String(error);
    throw new UsageError(`git cannot give the earlier descriptions: ${reason}`, hint);
  }
}
