export type { FinalMessage, ToolCall } from "./accumulate.js";
export type { ApiPromise, ApiResult } from "./api-promise.js";
export type { FormArrays } from "./body.js";
export { createClient } from "./client.js";
export type { DriftEvent, DriftKind, ResponseValidators } from "./drift-event.js";
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
} from "./errors.js";
export type { EventLimits, ServerSentEvent } from "./event-parser.js";
export { type ByteSource, parseEventStream } from "./event-stream.js";
export { createFailover, type FailoverPolicy, movesOn } from "./failover.js";
export type { LogFields, Logger, LogLevel } from "./logger.js";
export type { Middleware, MiddlewareContext } from "./middleware.js";
export type { ClientOptions, HeaderValues, NoQuery, RequestOptions, SharedOptions, Unsupported } from "./options.js";
export type { PagePromise } from "./page.js";
export type { BodySpec, OperationSpec, OperationTree, Provider, QueryStyle, StreamSpec } from "./provider.js";
export type { RetryDelay } from "./retry.js";
export type { Shared } from "./shared-client.js";
export { EventStream } from "./stream.js";
export type {
  Issue,
  StandardProps,
  StandardResult,
  ValidateOptions,
  ValidationResult,
  Validator,
} from "./validator.js";
