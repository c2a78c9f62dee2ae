import { basename } from "node:path";
import { build } from "esbuild";

/**
 * Bundles programs of this repository, each with the modules that it imports, for Node: `<name>.mjs` in a folder, from where
 * packages are found. A process that loads and transforms each module takes seconds to begin.
 */
export async function bundlePrograms(entries: readonly string[], folder: string): Promise<void> {
  await build({
    entryPoints: Object.fromEntries(entries.map((entry) => [basename(entry, ".ts"), entry])),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20.19",
    logLevel: "warning",
  });
}
