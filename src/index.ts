export type { ApiPromise, ApiResult } from "./client/api-promise.js";
export { createClient } from "./client/client.js";
export { createFetch, type FetchOptions } from "./client/create-fetch.js";
export { createFailover, type FailoverPolicy, movesOn } from "./client/failover.js";
export type { Page, PageMethods, PagePromise } from "./client/page.js";
export type { Shared } from "./client/shared-client.js";
export { type Capabilities, type OperationCapability, supports } from "./client/supports.js";
export { withResources } from "./client/with-resources.js";
export type { FinalMessage, ToolCall } from "./stream/accumulate.js";
export type { EventLimits, ServerSentEvent } from "./stream/event-parser.js";
export { type ByteSource, parseEventStream } from "./stream/event-stream.js";
export { Events } from "./stream/events.js";
export { EventStream } from "./stream/stream.js";
export type { FormArrays, FormObjects } from "./transport/body.js";
export type { Credential, KeyCredential, PasswordCredential } from "./transport/credentials.js";
export type { DriftEvent, DriftKind, ResponseValidators } from "./transport/drift-event.js";
export {
  AbortError,
  AuthenticationError,
  BadRequestError,
  ConcordError,
  ConflictError,
  ConnectionError,
  type ErrorContext,
  HttpError,
  IncompleteStreamError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ResponseError,
  ServerError,
  type ServerErrorFields,
  StreamError,
  TimeoutError,
  UnprocessableEntityError,
  ValidationError,
} from "./transport/errors.js";
export { type FileInput, toFile } from "./transport/file.js";
export type { HeaderValues } from "./transport/header-values.js";
export type { LogFields, Logger, LogLevel } from "./transport/logger.js";
export type { Middleware, MiddlewareContext } from "./transport/middleware.js";
export type { Modality, ModelFacts, ModelTable } from "./transport/model-table.js";
export type {
  ClientOptions,
  NoQuery,
  OptionsWith,
  RequestOptions,
  SharedOptions,
  Unsupported,
} from "./transport/options.js";
export type {
  BodySpec,
  OperationSpec,
  OperationTree,
  Provider,
  ProviderBase,
  Resource,
  StreamSpec,
} from "./transport/provider.js";
export type { RetryDelay } from "./transport/retry.js";
export type {
  Issue,
  StandardProps,
  StandardResult,
  ValidateOptions,
  ValidationResult,
  Validator,
} from "./validation/validator-types.js";
