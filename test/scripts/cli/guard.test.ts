import { Command } from "commander";
import { describe, expect, test, vi } from "vitest";
import { isGuarded, runGuarded, startOf } from "../../../scripts/cli/guard.js";

/** Runs a thread of a few words in place of the command's. */
async function guarded(code: string, ...argv: readonly string[]) {
  let stderr = "";
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((chunk) => {
    stderr += chunk.toString();
    return true;
  });
  const exitCode = await runGuarded(new URL(`data:text/javascript,${encodeURIComponent(code)}`), argv);
  spy.mockRestore();
  return { exitCode, stderr };
}

const data = `import { workerData } from "node:worker_threads";`;

describe("the guard of a run", () => {
  test("a run that takes too much time is ended as an error of what it read", async () => {
    const code = `import { parentPort } from "node:worker_threads"; parentPort.postMessage("a.json"); for (;;);`;
    const { exitCode, stderr } = await guarded(code, "generate", "--max-time=1");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("a.json error limit-time");
    expect(stderr).toContain("--max-time 2");
  });

  test("a check of drift that is ended tells a job so, where annotations were asked for", async () => {
    let stdout = "";
    const spy = vi.spyOn(process.stdout, "write").mockImplementation((chunk, ...rest) => {
      stdout += chunk.toString();
      for (const done of rest) if (typeof done === "function") done();
      return true;
    });
    const code = `import { parentPort } from "node:worker_threads"; parentPort.postMessage("a.json"); for (;;);`;
    for (const format of [["--format", "github"], []]) await guarded(code, "drift", "--max-time=1", ...format);
    spy.mockRestore();
    expect(stdout.match(/^::error [^\n]*could not be made/gm)).toHaveLength(1);
    expect(stdout).toMatch(/\n::error file=a\.json,title=limit-time::/);
  });

  test("a run that takes too much memory is ended as an error", async () => {
    const code = "const all = []; for (;;) all.push(new Array(1e4).fill(Math.random()));";
    const { exitCode, stderr } = await guarded(code, "generate", "--max-memory", "30");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("error limit-memory");
    expect(stderr).toContain("--max-memory 60");
  });

  test("a run beside which another thread takes too much memory is ended in the same way", async () => {
    const full = "const all = []; for (;;) all.push(new Array(1e4).fill(Math.random()));";
    const code = `
      import { Worker } from "node:worker_threads";
      import { once } from "node:events";
      const url = new URL("data:text/javascript," + encodeURIComponent(${JSON.stringify(full)}));
      const beside = new Worker(url, { resourceLimits: { maxOldGenerationSizeMb: 30 } });
      throw (await once(beside, "error"))[0];`;
    const { exitCode, stderr } = await guarded(code, "generate", "--max-memory", "200");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("error limit-memory");
    expect(stderr).toContain("--max-memory 400");
  });

  test("a run leaves to its guard what another thread lacked", async () => {
    const error = Object.assign(new Error("No memory."), { code: "ERR_WORKER_OUT_OF_MEMORY" });
    const fail = () => {
      throw error;
    };
    vi.doMock("../../../scripts/cli/generate.js", () => ({
      generateCommand: () => new Command("generate").action(fail),
    }));
    const { run } = await import("../../../scripts/cli/run.js");
    await expect(run(["generate"])).rejects.toBe(error);
    vi.doUnmock("../../../scripts/cli/generate.js");
  });

  test("a run has the exit code and the arguments of its thread", async () => {
    expect((await guarded(`${data} process.exitCode = Number(workerData.argv[1]);`, "drift", "7")).exitCode).toBe(7);
    const { exitCode, stderr } = await guarded("throw new Error('odd');", "drift");
    expect([exitCode, stderr.includes("a bug of ours")]).toEqual([70, true]);
  });

  test("a run from a checkout learns to read TypeScript first, and a built one does not", () => {
    const built = new URL("file:///a/main.js");
    expect(startOf(built)).toBe(built);
    const { protocol, pathname } = startOf(new URL("file:///a/main.ts"));
    expect(protocol).toBe("data:");
    expect(decodeURIComponent(pathname)).toMatch(/\/tsx\/.*register\(\); await import\("file:\/\/\/a\/main\.ts"\);$/);
  });

  test("a run is guarded unless it has no end, asks or reads standard input", () => {
    expect(
      ["generate a.json --out b", "drift", "pull x", "import a.md"].every((line) => isGuarded(line.split(" "))),
    ).toBe(true);
    expect(
      ["", "init", "--version", "generate --watch", "import -", "lint --help"].some((line) =>
        isGuarded(line.split(" ")),
      ),
    ).toBe(false);
  });
});
