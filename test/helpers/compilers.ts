import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { root } from "./run-concord.js";

const run = promisify(execFile);

/**
 * Packages of other versions than ours, installed when they are asked for into a folder that git ignores; `undefined`, with a
 * line that says so, where they cannot be.
 */
export async function installedBeside(
  folder: string,
  packages: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const target = join(root, ".cache", folder);
  const manifest = JSON.stringify({ private: true, type: "module", dependencies: packages });
  const mark = join(target, "installed.json");
  if ((await readFile(mark, "utf8").catch(() => "")) === manifest) return target;
  try {
    await mkdir(target, { recursive: true });
    await writeFile(join(target, "package.json"), manifest);
    const options = ["--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts"];
    await run("npm", ["install", ...options], { cwd: target, timeout: 240_000 });
    await writeFile(mark, manifest);
    return target;
  } catch (error) {
    const names = Object.entries(packages).map(
      ([name, version]) => /^npm:(.*)/.exec(version)?.[1] ?? `${name}@${version}`,
    );
    const { stderr = "" } = Object(error) as { readonly stderr?: string };
    const reason = /^npm error (?!code)(.*)/m.exec(stderr)?.[1] ?? String(error).split("\n")[0];
    console.warn(`Skipped: ${names.join(", ")} cannot be installed (${reason}).`);
    return undefined;
  }
}

/** The script of our own compiler. */
export const ownCompiler = join(dirname(createRequire(import.meta.url).resolve("typescript")), "tsc.js");

/** What a compiler prints of a folder with these options: its errors, one on each line. */
export async function errorsOf(compiler: string, folder: string, options: string): Promise<readonly string[]> {
  try {
    await run(process.execPath, [compiler, "--noEmit", ...options.split(" ")], { cwd: folder, maxBuffer: 2 ** 26 });
    return [];
  } catch (error) {
    const { stdout = "" } = error as { readonly stdout?: string };
    return stdout === "" ? [String(error)] : stdout.split("\n").filter((line) => /error TS/.test(line));
  }
}
