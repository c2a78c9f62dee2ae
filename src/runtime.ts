/** What generated code imports: `openapi-concord/runtime`. */
export type { FinalMessage, ToolCall } from "./accumulate.js";
export type { ApiPromise, ApiResult } from "./api-promise.js";
export type { ResponseValidators } from "./drift-event.js";
export type { HeaderValues, NoQuery, RequestOptions } from "./options.js";
export { type PagePromise, readPages } from "./page.js";
export type { BodySpec, OperationSpec, OperationTree, PageSpec, Provider, QueryStyle, StreamSpec } from "./provider.js";
export type { EventStream } from "./stream.js";
export * from "./validation/index.js";
export type {
  Issue,
  StandardProps,
  StandardResult,
  ValidateOptions,
  ValidationResult,
  Validator,
} from "./validator.js";
