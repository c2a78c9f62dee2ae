import { mkdir, realpath, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, vi } from "vitest";
import { thisTool } from "../../../scripts/base/tool.js";
import { concord } from "../../helpers/run-concord.js";
import { withFiles } from "../../helpers/with-files.js";

/** A command without its name, or files that are written before the next one. */
export type Step = string | Readonly<Record<string, unknown>>;

/** The day on which transcripts are made. */
export function onOneDay(): void {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-04T05:06:07Z") }));
  afterEach(() => void vi.useRealTimers());
}

/** What commands print one after the other in a folder of their own: what went to standard error behind a `!`. */
export function transcript(...steps: readonly Step[]): Promise<readonly string[]> {
  return withFiles({}, async (made) => {
    const folder = await realpath(made);
    const lines: string[] = [];
    for (const step of steps) {
      if (typeof step !== "string") {
        for (const [name, value] of Object.entries(step)) await put(join(folder, name), value);
        continue;
      }
      const args = (step.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ""));
      const { code, stdout, stderr } = await concord(args, folder);
      const [out, error] = [stdout, stderr].map((text) => linesOf(text.replaceAll(folder, "<folder>")));
      const end = code === 0 ? [] : [`exit code ${code}`];
      lines.push(
        `$ concord ${step}`,
        ...(out ?? []),
        ...(error ?? []).map((line) => `! ${line}`.trimEnd()),
        ...end,
        "",
      );
    }
    return lines.slice(0, -1);
  });
}

async function put(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, typeof value === "string" ? value : JSON.stringify(value, undefined, 1));
}

function linesOf(text: string): readonly string[] {
  const { name, version } = thisTool();
  const steady = text.replaceAll(`${name} ${version}`, "<tool>").replaceAll(/"seconds":[\d.]+/g, '"seconds":0');
  return steady === "" ? [] : steady.replace(/\n$/, "").split("\n");
}
