import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { failUsage } from "./exit.js";

const run = promisify(execFile);

/**
 * Runs something on the files of an earlier commit: `folder` as it was at `ref`, in a place of its own. The checkout, the
 * index and the branches of the repository stay as they are.
 */
export async function withCommit<T>(folder: string, ref: string, use: (earlier: string) => Promise<T>): Promise<T> {
  const place = await mkdtemp(join(tmpdir(), "concord-since-"));
  try {
    const { stdout } = await git(folder, ["rev-parse", "--show-toplevel"]);
    const below = relative(stdout.trim(), folder) || ".";
    const env = { ...process.env, GIT_INDEX_FILE: join(place, ".index") };
    await git(stdout.trim(), [`--work-tree=${place}`, "checkout", ref, "--", below], env);
    return await use(join(place, below));
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function git(cwd: string, args: readonly string[], env = process.env): Promise<{ stdout: string }> {
  try {
    return await run("git", [...args], { cwd, env });
  } catch (error) {
    const reason =
      error instanceof Error && "stderr" in error ? String(error.stderr).trim().split("\n")[0] : String(error);
    return failUsage(`git cannot give the earlier descriptions: ${reason}`, "--since takes a commit, tag or branch.");
  }
}
