import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";

/** Bundles generated files, with an inline runtime, and imports the named module of them. */
export async function importGenerated(
  files: ReadonlyMap<string, string>,
  entry: string,
): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(join(tmpdir(), "concord-import-"));
  const outfile = join(folder, "bundle.mjs");
  try {
    await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      format: "esm",
      logLevel: "silent",
      nodePaths: [resolve(import.meta.dirname, "../../node_modules")],
      plugins: [memory(files)],
    });
    return (await import(pathToFileURL(outfile).href)) as Record<string, unknown>;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function memory(files: ReadonlyMap<string, string>): Plugin {
  return {
    name: "memory",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /.*/ }, ({ path, importer, kind, namespace }) => {
        if (kind !== "entry-point" && (namespace === "file" || !path.startsWith("."))) return undefined;
        const base = new URL(importer === "" ? "" : importer, "file:///");
        return { path: new URL(path.replace(/\.js$/, ".ts"), base).pathname.slice(1), namespace: "memory" };
      });
      onLoad({ filter: /.*/, namespace: "memory" }, ({ path }) => ({
        contents: files.get(path) ?? "",
        loader: "ts",
        resolveDir: resolve(import.meta.dirname),
      }));
    },
  };
}
