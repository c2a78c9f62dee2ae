import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { folderInside } from "./folder-inside.js";
import { root } from "./run-concord.js";
import { thrift } from "./thrift.js";

const run = promisify(execFile);

/**
 * Packages of other versions than ours, installed when they are asked for into a folder that git ignores, which is there as a
 * whole or not at all; `undefined`, with a line that says so, where they cannot be.
 */
export async function installedBeside(
  folder: string,
  packages: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const manifest = JSON.stringify({ private: true, type: "module", dependencies: packages });
  const hash = createHash("sha256").update(manifest).digest("hex").slice(0, 8);
  const target = join(root, ".cache", `${folder}-${hash}`);
  if (existsSync(target)) return target;
  const cwd = await folderInside(folder);
  try {
    await writeFile(join(cwd, "package.json"), manifest);
    const options = ["--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts"];
    await run("npm", ["install", ...options], { cwd, timeout: 240_000 });
    // Another process may have been as quick.
    await rename(cwd, target).catch((error) => {
      if (!existsSync(target)) throw error;
    });
    return target;
  } catch (error) {
    const names = Object.entries(packages).map(
      ([name, version]) => /^npm:(.*)/.exec(version)?.[1] ?? `${name}@${version}`,
    );
    const { stderr = "" } = Object(error) as { readonly stderr?: string };
    const reason = /^npm error (?!code)(.*)/m.exec(stderr)?.[1] ?? String(error).split("\n")[0];
    console.warn(`Skipped: ${names.join(", ")} cannot be installed (${reason}).`);
    return undefined;
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

const versions = { ts55: "npm:typescript@5.5.4", ts6: "npm:typescript@6.0.3", ts7: "npm:typescript@7.0.2" };

export interface Compilers {
  /** Scripts of other versions, where they can be installed. */
  readonly others: Readonly<Record<keyof typeof versions, string>> | undefined;
  /** Finds what the others find, in a fifth of the time where it is the newest. */
  readonly quick: string;
}

export async function installCompilers(): Promise<Compilers> {
  const place = await installedBeside("compilers", versions);
  if (place === undefined) return { others: undefined, quick: ownCompiler };
  const script = (version: keyof typeof versions) => join(place, "node_modules", version, "bin/tsc");
  const others = { ts55: script("ts55"), ts6: script("ts6"), ts7: script("ts7") };
  return { others, quick: others.ts7 };
}

/** The script of our own compiler. */
export const ownCompiler = join(dirname(createRequire(import.meta.url).resolve("typescript")), "tsc.js");

/**
 * What Node is given to run a compiler. The newest takes a third less of the processor in one thread, and others have work for
 * the rest.
 */
export function commandOf(compiler: string): readonly string[] {
  return [...thrift, compiler, ...(compiler.includes("/ts7/") ? ["--singleThreaded"] : [])];
}

/** What a compiler prints of a folder with these options: its errors, one on each line. */
export async function errorsOf(compiler: string, folder: string, options: string): Promise<readonly string[]> {
  try {
    const args = [...commandOf(compiler), "--noEmit", ...options.split(" ")];
    await run(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 });
    return [];
  } catch (error) {
    const { stdout = "" } = error as { readonly stdout?: string };
    return stdout === "" ? [String(error)] : stdout.split("\n").filter((line) => /error TS/.test(line));
  }
}
