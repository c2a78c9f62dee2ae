import { existsSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package, from a checkout as well as from its build. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

/** Whether this is the build of the package, not its checkout. */
export function isBuilt(): boolean {
  return fileURLToPath(import.meta.url).startsWith(join(packageRoot(), "dist") + sep);
}
