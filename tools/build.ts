import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bundleCommand } from "./bundle-command.js";

/** Compiles the package into `dist`: runtime, generated clients and toolkit, each with its types. */
rmSync("dist", { recursive: true, force: true });
const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript")), "tsc.js");
const { status } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], { stdio: "inherit" });
if (status !== 0) process.exit(1);
rmSync("dist/scripts/cli", { recursive: true });
await bundleCommand("dist/scripts/cli");
for (const path of ["generated/openapi.json", "generated/portable/openapi.json"]) cpSync(path, join("dist", path));
chmodSync("dist/scripts/cli/main.js", 0o755);
