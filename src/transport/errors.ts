import { makeIssue } from "../validation/make-issue.js";
import type { Issue } from "../validation/validator-types.js";

/** Where an error happened. The runtime fills it in; no field ever holds a credential. */
export interface ErrorContext {
  /** Name of the provider. */
  readonly provider?: string | undefined;
  /** Method and path: `POST /v1/chat/completions`. */
  readonly operation?: string | undefined;
  /** Requests sent for this call, this one included. */
  readonly attempts?: number | undefined;
  /** The server's name for the request. */
  readonly requestId?: string | undefined;
}

/** What a server says of an error, in the fields that the known envelopes share. */
export interface ServerErrorFields {
  /** Such as `insufficient_quota`. */
  readonly code?: string | undefined;
  /** Such as `invalid_request_error`. */
  readonly type?: string | undefined;
  /** The request field that is wrong. */
  readonly param?: string | undefined;
}

/** Base class of everything that this package throws. */
export class ConcordError extends Error implements ErrorContext {
  declare readonly provider?: string;
  declare readonly operation?: string;
  declare readonly attempts?: number;
  declare readonly requestId?: string;
  /** What `finalText()` or `finalMessage()` had gathered before the stream broke. */
  declare readonly partialText?: string;
  /** What the other clients of a failover threw before. */
  declare readonly failures?: readonly ConcordError[];

  constructor(message: string, fields: object = {}) {
    super(message);
    assignDefined(this, fields);
  }

  /** All fields but the stack. */
  toJSON(): Record<string, unknown> {
    return Object.assign({ name: this.name, message: this.message }, this as object);
  }
}

/** No usable connection: refused, reset, name not found, closed in the middle of an answer. */
export class ConnectionError extends ConcordError {
  /** The system's code, where it tells one: `ECONNRESET`. */
  declare readonly code?: string;
}

/** The time for a call, one attempt, or the silence of a stream is over. */
export class TimeoutError extends ConcordError {
  declare readonly kind: "total" | "attempt" | "idle";
  /** The limit in milliseconds. */
  declare readonly timeout: number;
}

/** The caller's signal, or the stream's controller, stopped the call, for the reason that is its `cause`: a timeout for instance. */
export class AbortError extends ConcordError {}

/** The server answered with a status other than 2xx. The message is the server's own where it gives one. */
export class HttpError extends ConcordError implements ServerErrorFields {
  declare readonly status: number;
  declare readonly code?: string;
  declare readonly type?: string;
  declare readonly param?: string;
  /** The beginning of the body. */
  declare readonly body: string;
  /** How long the server asks to wait, in milliseconds. */
  declare readonly retryAfter?: number;
  /** What the server says of a retry (`x-should-retry`). */
  declare readonly shouldRetry?: boolean;
}

/** 400 */
export class BadRequestError extends HttpError {}
/** 401 */
export class AuthenticationError extends HttpError {}
/** 403 */
export class PermissionDeniedError extends HttpError {}
/** 404 */
export class NotFoundError extends HttpError {}
/** 409 */
export class ConflictError extends HttpError {}
/** 422 */
export class UnprocessableEntityError extends HttpError {}
/** 429 */
export class RateLimitError extends HttpError {}
/** 500 to 599 */
export class ServerError extends HttpError {}

const classes: Readonly<Record<number, typeof HttpError>> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  409: ConflictError,
  422: UnprocessableEntityError,
  429: RateLimitError,
  500: ServerError,
};

export interface HttpErrorFields extends ErrorContext, ServerErrorFields {
  readonly status: number;
  readonly body: string;
  readonly retryAfter?: number | undefined;
  readonly shouldRetry?: boolean | undefined;
}

/** The class that fits the status. */
export function httpError(message: string, fields: HttpErrorFields): HttpError {
  const HttpErrorClass = classes[Math.min(fields.status, 500)] ?? HttpError;
  return new HttpErrorClass(message, fields);
}

/** A stream brought an error, or something that is no event of it. */
export class StreamError extends ConcordError implements ServerErrorFields {
  /** `server`: the server reports an error; `not-json`, `too-large`: the stream is broken; `used`: by this program. */
  declare readonly reason: "server" | "not-json" | "too-large" | "incomplete" | "used";
  declare readonly code?: string;
  declare readonly type?: string;
  declare readonly param?: string;
}

/** The stream ended before it said that it was complete. */
export class IncompleteStreamError extends StreamError {
  /** Events delivered before the end. */
  declare readonly events: number;
}

/** A success status whose body is not what the operation answers with. */
export class ResponseError extends ConcordError implements ServerErrorFields {
  declare readonly status: number;
  /**
   * `server`: an error object with a success status; `empty`: no body; `not-json`: broken or of another type;
   * `too-large`: beyond `maxResponseSize`; `redirect`: to another origin, or too often.
   */
  declare readonly reason: "server" | "empty" | "not-json" | "too-large" | "redirect";
  declare readonly code?: string;
  declare readonly type?: string;
  declare readonly param?: string;
  /** The beginning of the body, where it says what happened. */
  declare readonly body?: string;
}

/** The arguments of a call do not fit the operation; nothing was sent. */
export class ValidationError extends ConcordError {
  declare readonly issues: readonly Issue[];
}

/** A {@link ValidationError} that says the first of its issues. */
export function validationError(issues: readonly Issue[]): ValidationError {
  const [first, ...more] = issues.map(({ message }) => message);
  return new ValidationError(`${first}${more.length > 0 ? ` (and ${more.length} more)` : ""}`, { issues });
}

/** A {@link ValidationError} of one issue that no validator finds. */
export function argumentError(
  code: string,
  path: readonly string[],
  expected: string,
  received: string,
): ValidationError {
  const message = `${path.join(".") || "The body"} must be ${expected}, not ${received}.`;
  return validationError([makeIssue({ code, path, expected, received, message })]);
}

/** Adds where it happened, without overwriting what the error already knows. */
export function addContext(error: ConcordError, context: ErrorContext): void {
  assignDefined(error, { ...context, ...error });
}

/** Like `Object.assign`, but what is `undefined` overwrites nothing. */
export function assignDefined<T extends object>(target: T, fields: object): T {
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) Object.assign(target, { [key]: value });
  return target;
}

// On the prototypes, so that the first line of a stack has the name, and literal, so that minifying keeps it.
for (const [name, errorClass] of Object.entries({
  ConcordError,
  ConnectionError,
  TimeoutError,
  AbortError,
  HttpError,
  BadRequestError,
  AuthenticationError,
  PermissionDeniedError,
  NotFoundError,
  ConflictError,
  UnprocessableEntityError,
  RateLimitError,
  ServerError,
  StreamError,
  IncompleteStreamError,
  ResponseError,
  ValidationError,
})) {
  Object.defineProperty(errorClass.prototype, "name", { value: name });
}
