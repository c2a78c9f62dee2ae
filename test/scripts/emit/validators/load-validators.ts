import { build } from "esbuild";
import type { Diagnostic } from "../../../../scripts/base/diagnostics.js";
import { type CompileValidatorsOptions, compileValidators } from "../../../../scripts/project/compile-validators.js";
import type { Validator } from "../../../../src/validation/validator-types.js";

export const runtime = new URL("../../../../src/validation/index.ts", import.meta.url).pathname;

/** Bundles a TypeScript module with the runtime and imports it. */
export async function importModule(code: string): Promise<Readonly<Record<string, Validator<unknown>>>> {
  const { outputFiles } = await build({
    stdin: { contents: code, loader: "ts", resolveDir: process.cwd() },
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  const text = outputFiles[0]?.text ?? "";
  return import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
}

export interface Loaded {
  readonly code: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The validator of a schema, by its key. */
  of(key: string): Validator<unknown>;
}

/** Compiles schemas and imports the result. */
export async function loadValidators(
  schemas: Readonly<Record<string, unknown>>,
  options: CompileValidatorsOptions = {},
): Promise<Loaded> {
  const { code, diagnostics } = compileValidators(schemas, { runtime, ...options });
  const module = await importModule(code);
  return {
    code,
    diagnostics,
    of: (key) => {
      const validator = module[key];
      if (validator === undefined) throw new Error(`The module exports no ${JSON.stringify(key)}.`);
      return validator;
    },
  };
}

/** Compiles one schema. */
export async function loadValidator(
  schema: unknown,
  options: CompileValidatorsOptions = {},
): Promise<Validator<unknown>> {
  return (await loadValidators({ Value: schema }, options)).of("Value");
}
