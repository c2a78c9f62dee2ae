import { build } from "esbuild";

/**
 * Bundles the command line into `outdir`: nobody imports its modules, and loading more than a hundred of them takes as
 * long as much of the work. Each verb stays a part of its own.
 */
export async function bundleCommand(outdir: string): Promise<void> {
  await build({
    entryPoints: ["scripts/cli/main.ts"],
    outdir,
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20.19",
    logLevel: "warning",
  });
}
