import { build } from "esbuild";

/**
 * Bundles a program of this repository with the modules of it that it imports, for Node. Packages are found from where the
 * outcome lies. A process that loads and transforms each module takes seconds to begin.
 */
export async function bundleProgram(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20.19",
    logLevel: "warning",
  });
}
