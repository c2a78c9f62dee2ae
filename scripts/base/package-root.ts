import { existsSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package, from a checkout as well as from its build. Throws where no folder around it is a package. */
export function packageRoot(inside = dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(join(inside, "package.json"))) return inside;
  const outer = dirname(inside);
  if (outer === inside) throw new Error("openapi-concord is not in a package: no folder around it has a package.json.");
  return packageRoot(outer);
}

/** Whether this is the build of the package, not its checkout. */
export function isBuilt(): boolean {
  return fileURLToPath(import.meta.url).startsWith(join(packageRoot(), "dist") + sep);
}
