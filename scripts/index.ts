/** The toolkit's public API: everything that the command does, as functions. */
export { compileValidators } from "./compile-validators.js";
export {
  type ConcordConfig,
  type DriftConfig,
  defaultOpenEnums,
  defineConfig,
  type PageImport,
  type PortableConfig,
  type ProviderConfig,
  type ValidatorConfig,
} from "./config.js";
export type { Diagnostic, DiagnosticCode, Origin, Severity } from "./diagnostics.js";
export { type DiffOptions, diffDocuments, InputError } from "./diff-documents.js";
export type { AcceptedChange, Change, DriftReport, DriftSummary, Level } from "./drift/types.js";
export { type Generated, type GenerateOptions, generate } from "./generate.js";
export { type ImportedPage, type ImportPageOptions, importPage, type PageFormat } from "./load/import/import-page.js";
