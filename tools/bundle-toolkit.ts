import { build, type Plugin } from "esbuild";

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
    plugins: [required],
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    logLevel: "warning",
  });
}

/**
 * Packages whose CommonJS is asked for by `require`: where such a package is imported, Node reads all of its text once more
 * in search of the names that it exports, and of the compiler there are nine megabytes.
 */
const required: Plugin = {
  name: "required",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(typescript|ts-morph|openapi-typescript)$/ }, ({ path, kind }) =>
      kind === "require-call" ? { path, external: true } : { path, namespace: "required" },
    );
    onLoad({ filter: /.*/, namespace: "required" }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};
