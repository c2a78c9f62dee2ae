import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { installed } from "./bundle-toolkit.js";

interface Manifest {
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** All that the clients need. */
const atRunTime = "openapi-fetch";

const root = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;

/** What both packages say of themselves; what they export, they export from the same places as the repository does. */
const shared = Object.fromEntries(
  ["version", "license", "type", "engines", "sideEffects", "publishConfig"]
    .filter((field) => root[field] !== undefined)
    .map((field) => [field, root[field]]),
);

/** The clients and what they need at run time: no toolkit, and no contracts as JSON, which are as large as all the rest. */
export async function writeRuntimePackage(packages: string): Promise<void> {
  const folder = join(packages, "openapi-concord");
  writePackage(folder, {
    name: "openapi-concord",
    description:
      "Typed and validated TypeScript clients of OpenAI and OpenAI-compatible providers, for that provider's own API.",
    keywords: ["openai", "openai-compatible", "openapi", "client", "sdk", "llm", "streaming", "openapi-fetch"],
    ...shared,
    exports: exportsOf((name) => !isToolkit(name)),
    dependencies: dependencies((name) => name === atRunTime),
  });
  for (const name of readdirSync("dist", { recursive: true, encoding: "utf8" }))
    if (/^(?:src|generated)\b.*\.[jt]s$/.test(name)) write(join(folder, "dist", name), await compacted(name));
}

/** The command and its functions in a bundle, and the runtime's source, which `--runtime inline` copies. */
export function writeToolkitPackage(packages: string): void {
  const folder = join(packages, "openapi-concord-toolkit");
  const { version } = root;
  writePackage(folder, {
    name: "openapi-concord-toolkit",
    description:
      "Generates typed and validated clients from the OpenAPI descriptions of several providers of one API, and shows where they drift apart.",
    keywords: ["openapi", "swagger", "codegen", "generator", "openai-compatible", "api-drift", "diff", "typescript"],
    ...shared,
    // The second has the package's name, so that `npx openapi-concord-toolkit` runs it where it is not installed.
    bin: { concord: "dist/scripts/cli/main.js", "openapi-concord-toolkit": "dist/scripts/cli/main.js" },
    exports: { ".": root.exports["./toolkit"], ...exportsOf(isContract), "./package.json": "./package.json" },
    dependencies: dependencies((name) => installed.includes(name)),
    // What it generates imports the runtime, unless that is asked for inline.
    peerDependencies: { "openapi-concord": version },
    peerDependenciesMeta: { "openapi-concord": { optional: true } },
  });
  for (const name of ["dist/scripts", "src", "dist/generated/openapi.json", "dist/generated/portable/openapi.json"])
    cpSync(name, join(folder, name), { recursive: true });
}

function writePackage(folder: string, manifest: object): void {
  write(join(folder, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
  for (const name of ["README.md", "LICENSE", "CHANGELOG.md"]) cpSync(name, join(folder, name));
}

function write(path: string, text: string): void {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
}

function exportsOf(wanted: (name: string) => boolean): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(root.exports).filter(([name]) => wanted(name)));
}

function isContract(name: string): boolean {
  return name.endsWith("/openapi.json");
}

function isToolkit(name: string): boolean {
  return name === "./toolkit" || isContract(name);
}

function dependencies(wanted: (name: string) => boolean): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(root.dependencies).filter(([name]) => wanted(name)));
}

/** Generated code in few bytes: it is read in the repository, with the places that it came from, or where it was generated. */
async function compacted(name: string): Promise<string> {
  const text = readFileSync(join("dist", name), "utf8");
  if (!name.startsWith("generated")) return text;
  if (!name.endsWith(".d.ts")) return (await transform(text, { minify: true, format: "esm" })).code;
  return text
    .replace(/^ *\/\*\* Source: .*\*\/\n/gm, "")
    .replace(/(?:\n *\*)?\n *\* Source: .*(?=\n *\*\/)/g, "")
    .replace(/^(?: {4})+/gm, (indent) => " ".repeat(indent.length / 4));
}
