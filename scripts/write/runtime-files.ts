import { readdir, readFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { compareText } from "../base/diagnostics.js";
import { packageRoot } from "../base/package-root.js";

let known: Promise<ReadonlyMap<string, string>> | undefined;

/** The runtime's source files, by path below `src`: the package's own, which do not change while it runs. */
export function readRuntime(): Promise<ReadonlyMap<string, string>> {
  known ??= readFiles();
  return known;
}

async function readFiles(): Promise<ReadonlyMap<string, string>> {
  const folder = join(packageRoot(), "src");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".ts"));
  const texts = await Promise.all(
    files.map(async (entry): Promise<readonly [string, string]> => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).split(sep).join("/"), await readFile(path, "utf8")];
    }),
  );
  return new Map(texts.sort(([a], [b]) => compareText(a, b)));
}

/** How modules in a folder import the runtime: relatively inside a checkout of this package, by its name elsewhere. */
export function runtimeSpecifier(out: string): string {
  const root = packageRoot();
  const folder = resolve(out);
  if (!folder.startsWith(root + sep)) return "openapi-concord/runtime";
  return `${relative(folder, root).split(sep).join("/")}/src/runtime.js`;
}
