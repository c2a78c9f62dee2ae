import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneModule from "ajv/dist/standalone/index.js";
import formatsModule from "ajv-formats";
import { build } from "esbuild";
import { compileValidators } from "../../../scripts/compile-validators.js";
import type { Schema } from "../../../scripts/ir/types.js";
import { printLibrarySource, valibot, zod } from "./library-source.js";

export type Check = (value: unknown) => boolean;

/** One way to validate, as a module that is bundled like an application would. */
export interface Contender {
  readonly name: string;
  readonly minified: number;
  readonly gzip: number;
  /** The bundle, for measuring its start. */
  readonly file: string;
  /** Expression for the verdict on `value` of the schema `name`, with the module as `m`. */
  readonly verdict: string;
  check(name: string): Check;
}

export interface Sources {
  /** Each as one JSON Schema document with its own `$defs`. */
  readonly documents: Readonly<Record<string, Record<string, unknown>>>;
  readonly schemas: ReadonlyMap<string, Schema>;
}

/** Builds all contenders into the folder. */
export async function buildContenders(folder: string, { documents, schemas }: Sources): Promise<readonly Contender[]> {
  await mkdir(folder, { recursive: true });
  const names = Object.keys(documents);
  const runtime = join(process.cwd(), "src/validation/index.ts");
  const typebox = `import { Compile } from "typebox/schema";\n${names
    .map((name) => `export const ${name} = /* @__PURE__ */ Compile(${JSON.stringify(documents[name])});`)
    .join("\n")}\n`;
  const sources: readonly (readonly [name: string, file: string, text: string, verdict: string])[] = [
    ["ours", "ours.ts", compileValidators(documents, { runtime }).code, "m[name].is(value)"],
    ["ajv standalone", "ajv.js", ajvSource(documents), "m[name](value)"],
    ["typebox", "typebox.js", typebox, "m[name].Check(value)"],
    ["zod 4", "zod.js", printLibrarySource(zod, schemas, names), "m[name].safeParse(value).success"],
    [
      "valibot",
      "valibot.js",
      `${printLibrarySource(valibot, schemas, names)}export { safeParse } from "valibot";\n`,
      "m.safeParse(m[name], value).success",
    ],
  ];
  return Promise.all(sources.map((source) => buildContender(folder, source)));
}

async function buildContender(
  folder: string,
  [name, file, text, verdict]: readonly [string, string, string, string],
): Promise<Contender> {
  const entry = join(folder, file);
  const outfile = join(folder, file.replace(/\.[jt]s$/, ".min.mjs"));
  await writeFile(entry, text);
  const nodePaths = [join(process.cwd(), "node_modules")];
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    nodePaths,
  });
  const bytes = await readFile(outfile);
  const module: Readonly<Record<string, never>> = await import(pathToFileURL(outfile).href);
  const check: (m: typeof module, name: string) => Check = checkers[name] ?? checkers["ours"] ?? neverCalled;
  return {
    name,
    minified: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    file: outfile,
    verdict,
    check: (schema) => check(module, schema),
  };
}

type Module = Readonly<Record<string, never>>;

function neverCalled(): Check {
  throw new Error("There is no such contender.");
}

interface Library {
  is: Check;
  Check: Check;
  safeParse(value: unknown): { readonly success: boolean };
}

const checkers: Readonly<Record<string, (module: Module, name: string) => Check>> = {
  ours: (module, name) => {
    const validator = module[name] as Library;
    return (value) => validator.is(value);
  },
  "ajv standalone": (module, name) => module[name] as Check,
  typebox: (module, name) => {
    const validator = module[name] as Library;
    return (value) => validator.Check(value);
  },
  "zod 4": (module, name) => {
    const schema = module[name] as Library;
    return (value) => schema.safeParse(value).success;
  },
  valibot: (module, name) => {
    const schema = module[name] as unknown;
    const safeParse = module["safeParse"] as (schema: unknown, value: unknown) => { readonly success: boolean };
    return (value) => safeParse(schema, value).success;
  },
};

function ajvSource(documents: Sources["documents"]): string {
  const ajv = new Ajv2020({ strict: false, code: { source: true, esm: true } });
  formatsModule.default(ajv);
  for (const [name, document] of Object.entries(documents)) ajv.addSchema(document, name);
  return standaloneModule.default(ajv, Object.fromEntries(Object.keys(documents).map((name) => [name, name])));
}
