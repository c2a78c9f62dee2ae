import { build } from "esbuild";

/**
 * Bundles the command line and the toolkit's functions into `outdir`: loading hundreds of modules takes as long as much of
 * the work. Each verb stays a part of its own.
 */
export async function bundleToolkit(outdir: string): Promise<void> {
  await build({
    entryPoints: ["scripts/cli/main.ts", "scripts/index.ts"],
    outdir,
    outbase: "scripts",
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20.19",
    logLevel: "warning",
  });
}
