/** The toolkit's public API: everything that the command does, as functions. */

/** `AcceptanceConfig` is the name by which it was exported for configs. */
export type { AcceptedChange, AcceptedChange as AcceptanceConfig } from "./base/accepted-change.js";
export type { Diagnostic, DiagnosticCode, Origin, Severity } from "./base/diagnostics.js";
export { defaultLimits, type InputLimits } from "./base/input-limits.js";
export { defaultOpenEnums, type OpenEnums } from "./base/open-enums.js";
export {
  type ConcordConfig,
  type DriftConfig,
  defineConfig,
  type JoinRule,
  type MergeConfig,
  type PageImport,
  type PortableConfig,
  type ProviderConfig,
  type ValidatorConfig,
} from "./config/config.js";
export type { EmittedFiles, Emitter, EmitterInput } from "./contract/model/emitter.js";
export type { Contract, Operation, Parameter, Schema } from "./contract/model/types.js";
export type {
  Change,
  ChangeLocation,
  DriftReport,
  DriftSummary,
  Excerpt,
  ExcerptLine,
  Level,
} from "./drift/changes/types.js";
export { type ImportedPage, type ImportPageOptions, importPage } from "./pages/import-page.js";
export type { PageFormat } from "./pages/readings.js";
export { compileValidators } from "./project/compile-validators.js";
export { type DiffOptions, diffDocuments } from "./project/diff-documents.js";
export { InputError } from "./project/errors.js";
export { type Generated, type GenerateOptions, generate } from "./project/generate.js";
