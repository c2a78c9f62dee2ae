import { execFile } from "node:child_process";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as `npm run concord` does. */
export function concord(args: readonly string[], cwd: string): Promise<Outcome> {
  const argv = ["--import", import.meta.resolve("tsx"), join(root, "scripts/cli/main.ts"), ...args];
  return new Promise((done) => {
    execFile(process.execPath, argv, { cwd, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      done({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}
