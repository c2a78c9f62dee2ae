import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneModule from "ajv/dist/standalone/index.js";
import formatsModule from "ajv-formats";
import { build } from "esbuild";
import type { Schema } from "../../../scripts/contract/model/types.js";
import { compileValidators } from "../../../scripts/project/compile-validators.js";
import type { Validator } from "../../../src/validation/validator-types.js";
import { printLibrarySource, valibot, zod } from "./library-source.js";

export type Task = () => boolean;

type Source = readonly [name: string, file: string, text: string, verdict: string];

/** One way to validate, as a module that is bundled like an application would. */
export interface Contender {
  readonly name: string;
  readonly minified: number;
  readonly gzip: number;
  /** The bundle, for measuring its start. */
  readonly file: string;
  /** Expression for the verdict on `value` of the schema `name`, with the module as `m`. */
  readonly verdict: string;
  /** The verdict on the value by the schema of that name. */
  task(name: string, value: unknown): Task;
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
  const sources: readonly Source[] = [
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

async function buildContender(folder: string, [name, file, text, verdict]: Source): Promise<Contender> {
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
  const module: Module = await import(pathToFileURL(outfile).href);
  const makeTask = tasks[name];
  if (makeTask === undefined) throw new Error(`There is no contender ${name}.`);
  return {
    name,
    minified: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    file: outfile,
    verdict,
    task: (schema, value) => makeTask(module, schema, value),
  };
}

type Module = Readonly<Record<string, unknown>>;

/** Every library has a closure of its own, so that the engine optimises each by itself, as it does in an application. */
const tasks: Readonly<Record<string, (module: Module, name: string, value: unknown) => Task>> = {
  ours: (module, name, value) => {
    const { is } = member<Validator<unknown>>(module, name);
    return () => is(value);
  },
  "ajv standalone": (module, name, value) => {
    const validate = member<(value: unknown) => boolean>(module, name);
    return () => validate(value);
  },
  typebox: (module, name, value) => {
    const validator = member<{ Check(value: unknown): boolean }>(module, name);
    return () => validator.Check(value);
  },
  "zod 4": (module, name, value) => {
    const schema = member<{ safeParse(value: unknown): { readonly success: boolean } }>(module, name);
    return () => schema.safeParse(value).success;
  },
  valibot: (module, name, value) => {
    const schema = member<unknown>(module, name);
    const safeParse = member<(schema: unknown, value: unknown) => { readonly success: boolean }>(module, "safeParse");
    return () => safeParse(schema, value).success;
  },
};

function member<T>(module: Module, name: string): T {
  return module[name] as T;
}

function ajvSource(documents: Sources["documents"]): string {
  const ajv = new Ajv2020({ strict: false, code: { source: true, esm: true } });
  formatsModule.default(ajv);
  for (const [name, document] of Object.entries(documents)) ajv.addSchema(document, name);
  return standaloneModule.default(ajv, Object.fromEntries(Object.keys(documents).map((name) => [name, name])));
}
