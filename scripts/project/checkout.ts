import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { UsageError } from "./errors.js";

const run = promisify(execFile);

/**
 * Runs something on the files of an earlier commit: `folder` as it was at `ref`, in a place of its own. The checkout, the
 * index and the branches of the repository stay as they are.
 */
export async function withCommit<T>(folder: string, ref: string, use: (earlier: string) => Promise<T>): Promise<T> {
  const place = await mkdtemp(join(tmpdir(), "concord-since-"));
  try {
    const root = (await git(folder, ["rev-parse", "--show-toplevel"])).stdout.trim();
    // As the name of a commit, never as an option of the checkout.
    const commit = (await git(root, ["rev-parse", "--verify", "--end-of-options", `${ref}^{commit}`])).stdout.trim();
    const below = relative(root, folder) || ".";
    const env = { ...process.env, GIT_INDEX_FILE: join(place, ".index") };
    await git(root, [`--work-tree=${place}`, "checkout", commit, "--", below], env);
    return await use(join(place, below));
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

const hint =
  "--since takes a commit, tag or branch that has this folder. A shallow clone lacks older ones (fetch-depth: 0 in CI).";

async function git(cwd: string, args: readonly string[], env = process.env): Promise<{ stdout: string }> {
  try {
    return await run("git", [...args], { cwd, env });
  } catch (error) {
    const reason =
      error instanceof Error && "stderr" in error ? String(error.stderr).trim().split("\n")[0] : String(error);
    throw new UsageError(`git cannot give the earlier descriptions: ${reason}`, hint);
  }
}
