import { type Diagnostic, Diagnostics } from "../base/diagnostics.js";
import { buildSchemaSet } from "../contract/build/build-schema-set.js";
import { checkModule } from "../emit/code/check-module.js";
import { moduleHeader } from "../emit/code/module-header.js";
import { emitValidators } from "../emit/validators/emit-validators.js";
import { jsonSchemaSize } from "../emit/validators/json-schema-table.js";

export interface CompileValidatorsOptions {
  /** What `oneOf` means: some branch accepts the value (default), or exactly one does, as JSON Schema has it. */
  readonly oneOf?: "at-least-one" | "exactly-one";
  /** Assert formats; default `true`. */
  readonly formats?: boolean;
  /** Module specifier of the runtime; default `openapi-concord/runtime`. */
  readonly runtime?: string;
  /**
   * Give every validator its JSON Schema (`~standard.jsonSchema`), which the module then carries. Default: when the
   * schemas together have less than 4 KiB, so that nobody pays much for what he did not ask for.
   */
  readonly jsonSchema?: boolean;
}

export interface CompiledValidators {
  /** A TypeScript module that exports one `Validator` per schema, under its key. */
  readonly code: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles JSON Schema 2020-12 documents to validators, ahead of time. Trouble is reported, never thrown. */
export function compileValidators(
  schemas: Readonly<Record<string, unknown>>,
  options: CompileValidatorsOptions = {},
): CompiledValidators {
  const { oneOf = "at-least-one", formats = true, runtime = "openapi-concord/runtime" } = options;
  const diagnostics = new Diagnostics();
  const set = buildSchemaSet(schemas, diagnostics.report);
  const targets = [...set.roots].map(([name, schema]) => ({ name, schema, direction: "request" as const }));
  const words = "Validators compiled by openapi-concord. Compile the schemas again instead of editing this file.";
  const { jsonSchema = jsonSchemaSize(set.schemas) < 4096 } = options;
  const module = {
    schemas: set.schemas,
    targets,
    runtime,
    oneOf,
    formats,
    jsonSchema,
    header: `${moduleHeader(words)}\n`,
  };
  const code = emitValidators(module, diagnostics.report);
  checkModule("validators.ts", code, { runtime, at: { file: "schemas", pointer: "" }, report: diagnostics.report });
  return { code, diagnostics: diagnostics.all };
}
