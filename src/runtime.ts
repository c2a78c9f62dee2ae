/** What generated code imports: `openapi-concord/runtime`. */

export type { ApiPromise, ApiResult } from "./client/api-promise.js";
export type { Base64Embeddings } from "./client/embeddings.js";
export { type PagePromise, readPages } from "./client/page.js";
export type { FinalMessage, ToolCall } from "./stream/accumulate.js";
export type { EventStream } from "./stream/stream.js";
export { chooseMedia } from "./transport/choose-media.js";
export type { ResponseValidators } from "./transport/drift-event.js";
export type { FileInput } from "./transport/file.js";
export { encodeForm } from "./transport/form.js";
export type { HeaderValues, NoQuery, RequestOptions } from "./transport/options.js";
export type {
  BodySpec,
  OperationSpec,
  OperationTree,
  PageSpec,
  Provider,
  QueryStyle,
  StreamSpec,
} from "./transport/provider.js";
export * from "./validation/index.js";
export type {
  Issue,
  StandardProps,
  StandardResult,
  ValidateOptions,
  ValidationResult,
  Validator,
} from "./validation/validator-types.js";
