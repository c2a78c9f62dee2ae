import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const program = resolve(import.meta.dirname, "fixtures/leaks.ts");

it("leaves no open answer and no timer, and lets the process end", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", program], { timeout: 30_000 });
  expect(JSON.parse(stdout)).toEqual({ answers: 0, timers: [] });
});

it("leaves no listener on the caller's signal", async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", resolve(import.meta.dirname, "fixtures/listeners.ts")],
    {
      timeout: 30_000,
    },
  );
  expect(JSON.parse(stdout)).toEqual({ before: 0, during: 2, after: 0 });
});
