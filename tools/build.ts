import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bundleToolkit } from "./bundle-toolkit.js";
import { writeRuntimePackage, writeToolkitPackage } from "./write-packages.js";

/**
 * Compiles runtime, generated clients and toolkit into `dist`, each with its types, and makes the packages of them. Types are
 * checked by `npm run typecheck`.
 */
rmSync("dist", { recursive: true, force: true });
const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript")), "tsc.js");
const { status } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json", "--noCheck"], {
  stdio: "inherit",
});
if (status !== 0) process.exit(1);
// Of the toolkit only the types stay: its code is bundled.
for (const name of readdirSync("dist/scripts", { recursive: true, encoding: "utf8" }))
  if (name.endsWith(".js")) rmSync(join("dist/scripts", name));
await bundleToolkit("dist/scripts");
for (const path of ["generated/openapi.json", "generated/portable/openapi.json"]) cpSync(path, join("dist", path));
chmodSync("dist/scripts/cli/main.js", 0o755);
await writeRuntimePackage("dist/packages");
writeToolkitPackage("dist/packages");
