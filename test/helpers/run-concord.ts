import { resolve } from "node:path";
import { expect, vi } from "vitest";
import { run } from "../../scripts/cli/run.js";

export const root = resolve(import.meta.dirname, "../..");

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process, which stands in the folder meanwhile: a process of its own takes seconds to begin. */
export async function concord(args: readonly string[], cwd: string): Promise<Outcome> {
  const before = process.cwd();
  const written = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((chunk, ...rest) => {
      written[name] += chunk.toString();
      rest.find((each) => typeof each === "function")?.();
      return true;
    }),
  );
  process.chdir(cwd);
  try {
    const code = await run(args);
    // What is told has words, and so has what to do about it.
    expect(written.stderr).not.toMatch(/^(?:error:| *hint:|) +$/m);
    return { code, ...written };
  } finally {
    process.chdir(before);
    for (const spy of spies) spy.mockRestore();
  }
}
