import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import type { TestOutcome, TestRequest } from "./run-tests.js";

/** Runs tests in a process of its own, which is ended where it takes longer than it may. */
export class TestProcess {
  private process: ChildProcess | undefined;
  /** For the temporary files of what is killed; by this name the next run of tests removes it where this one is killed, too. */
  private readonly folder = mkdtempSync(join(tmpdir(), `concord-tests-${process.pid}-`));

  /** `undefined` if it took too long. */
  async run(request: TestRequest, limit: number): Promise<TestOutcome | undefined> {
    this.process ??= await begin(this.folder);
    const { process: child } = this;
    const outcome = await new Promise<TestOutcome | undefined>((resolve) => {
      const timer = setTimeout(() => settle(undefined), limit);
      const onExit = (): void => settle(undefined);
      const settle = (found: TestOutcome | undefined): void => {
        clearTimeout(timer);
        child.off("exit", onExit).off("message", settle);
        resolve(found);
      };
      child.once("message", settle).once("exit", onExit);
      child.send(request);
    });
    if (outcome === undefined) this.kill();
    return outcome;
  }

  /** Ends the process, and leaves no file of it. */
  close(): void {
    this.kill();
    // What was killed may still be writing.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** The process and those that its tests began: it leads a group of its own. */
  private kill(): void {
    const pid = this.process?.pid;
    this.process = undefined;
    if (pid === undefined) return;
    try {
      process.kill(-pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
}

async function begin(folder: string): Promise<ChildProcess> {
  // Vitest inside of tsx finds two copies of the compiler: the program runs without it.
  const outfile = resolve("node_modules/.cache/mutate/run-tests.mjs");
  const entryPoints = [join(import.meta.dirname, "run-tests.ts")];
  await build({ entryPoints, outfile, bundle: true, platform: "node", format: "esm", packages: "external" });
  const env = {
    ...process.env,
    CONCORD_CORPUS: "",
    CONCORD_SHARED: "none",
    NO_COLOR: "1",
    NODE_ENV: "test",
    TMPDIR: folder,
  };
  const child = fork(outfile, { execArgv: [], detached: true, silent: true, env });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  });
  child.stdout?.resume();
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) => reject(new Error(`The tests did not begin (${code}): ${said}`)));
  });
  return child;
}
