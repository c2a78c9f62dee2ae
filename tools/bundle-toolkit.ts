import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { bundleCompiler, bundleSyntax } from "./bundle-compiler.js";

/** What the bundle leaves to npm, and why: jiti reads files of its own; few texts need yaml. */
export const installed: readonly string[] = ["jiti", "yaml"];

/** Where the compiler is, beside the parts of the bundle, and what of it makes and prints syntax. */
const compiler = "./typescript.cjs";
const syntax = "./typescript-syntax.cjs";

/**
 * Bundles the command line, the toolkit's functions and the packages that they need into `outdir`: loading hundreds of
 * modules takes as long as much of the work. Each verb stays a part of its own. The licences of the packages stand beside.
 */
export async function bundleToolkit(outdir: string): Promise<void> {
  const { metafile } = await build({
    entryPoints: ["scripts/cli/main.ts", "scripts/index.ts"],
    outdir,
    outbase: "scripts",
    bundle: true,
    splitting: true,
    external: [...installed, "openapi-fetch", compiler, syntax],
    platform: "node",
    format: "esm",
    target: "node20.19",
    plugins: [substitutes],
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    metafile: true,
    logLevel: "warning",
  });
  const compiled = await bundleCompiler(join(outdir, compiler));
  await bundleSyntax(join(outdir, syntax), modulesIn(metafile).filter(makesSyntax));
  writeFileSync(join(outdir, "LICENSES.txt"), licences([...modulesIn(metafile), ...modulesIn(compiled)]));
}

/** Modules that use of the compiler what {@link bundleSyntax} bundles. */
function makesSyntax(module: string): boolean {
  return module.includes("/openapi-typescript/") || module.includes("scripts/emit/types/");
}

/**
 * What stands for a package, or for a part of one. Of ts-morph we use the writer, which is a package of its own: the rest of it
 * has another compiler in it. Of openapi-typescript we use what makes and prints its types, which needs of its older Redocly
 * two functions that the newer has, too; most references need no decoding. Redocly lints GraphQL and draws frames around lines,
 * which we do not ask of it; nor do we ask commander to run commands that are programs of their own.
 */
const instead: Readonly<Record<string, string>> = {
  "ts-morph": 'export { default as CodeBlockWriter } from "code-block-writer";',
  // By `require`: where CommonJS is imported, Node reads all of its text once more in search of the names that it exports.
  typescript: `export default require("${compiler}");`,
  "typescript for syntax": `export default require("${syntax}").default;`,
  graphql: "module.exports = {};",
  "yaml-ast-parser": "module.exports = {};",
};
const insteadForTypes: Readonly<Record<string, string>> = {
  "@redocly/openapi-core": "module.exports = {};",
  "@redocly/openapi-core/lib/ref-utils.js": `
    import { parseRef as parse } from "./node_modules/@redocly/openapi-core/lib/ref-utils.js";
    export { escapePointerFragment as escapePointer } from "./node_modules/@redocly/openapi-core/lib/ref-utils.js";
    const decoded = (ref) =>
      /^#(?:\\/[^/#%~]+)+$/.test(ref) ? { uri: null, pointer: ref.slice(2).split("/") } : parse(ref);
    export const parseRef = (ref) => (ref.includes("#") ? decoded(ref) : { uri: ref || null, pointer: [] });
  `,
};

const insteadForCommands: Readonly<Record<string, string>> = { "node:child_process": "module.exports = {};" };

const substitutes: Plugin = {
  name: "substitutes",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^.]/ }, ({ path: asked, importer }) => {
      const path = asked === "typescript" && makesSyntax(importer) ? "typescript for syntax" : asked;
      const known = {
        ...instead,
        ...(importer.includes("/openapi-typescript/") && insteadForTypes),
        ...(importer.includes("/commander/") && insteadForCommands),
      };
      return Object.hasOwn(known, path) ? { path, namespace: "instead" } : undefined;
    });
    onLoad({ filter: /.*/, namespace: "instead" }, ({ path }) => ({
      contents: { ...instead, ...insteadForTypes, ...insteadForCommands }[path] ?? "",
      resolveDir: process.cwd(),
    }));
  },
};

function modulesIn({ outputs }: Metafile): readonly string[] {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((name) => (inputs[name]?.bytesInOutput ?? 0) > 0),
  );
}

/** The licences of the packages that modules are of, each under its name. */
function licences(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((module) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? []));
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    return `${name} ${version} (${license})\n\n${file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim()}\n`;
  });
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}
