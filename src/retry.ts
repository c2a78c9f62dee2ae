import { ConnectionError, HttpError, TimeoutError } from "./errors.js";

const longestRetryAfter = 60_000;
/** A quota does not come back by waiting, although its status is 429. */
const finalCodes: ReadonlySet<string | undefined> = new Set(["insufficient_quota", "billing_hard_limit_reached"]);

/** Wait before the first repetition, doubled for each further one up to `max`; in milliseconds. */
export interface RetryDelay {
  readonly initial?: number | undefined;
  readonly max?: number | undefined;
}

/** Whether the same request may succeed later. */
export function isRetryable(error: unknown): boolean {
  if (error instanceof ConnectionError) return true;
  if (error instanceof TimeoutError) return error.kind === "attempt";
  if (!(error instanceof HttpError)) return false;
  if (error.shouldRetry !== undefined) return error.shouldRetry;
  const { status, code, type } = error;
  if (status === 429) return !finalCodes.has(code) && !finalCodes.has(type);
  return status === 408 || status === 409 || status >= 500;
}

/**
 * Milliseconds to wait before attempt `attempt + 1`, or `undefined` when there is no point in it. A server that asks for
 * more than a minute is not waited for: the caller learns it from the error's `retryAfter`.
 */
export function retryDelay(
  error: unknown,
  attempt: number,
  { initial = 500, max = 8000 }: RetryDelay = {},
): number | undefined {
  if (!isRetryable(error)) return undefined;
  const asked = error instanceof HttpError ? error.retryAfter : undefined;
  if (asked !== undefined) {
    // Timers may fire a little early; asking again a moment before the time would waste the attempt.
    return asked <= longestRetryAfter ? asked + 5 + Math.random() * 20 : undefined;
  }
  return Math.min(initial * 2 ** (attempt - 1), max) * (1 - Math.random() / 4);
}

/** `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3), or `retry-after-ms`; in milliseconds. */
export function readRetryAfter(headers: Headers): number | undefined {
  const milliseconds = positive(headers.get("retry-after-ms"));
  if (milliseconds !== undefined) return milliseconds;
  const text = headers.get("retry-after");
  const seconds = positive(text);
  if (seconds !== undefined) return seconds * 1000;
  const wait = Date.parse(text ?? "") - Date.now();
  return Number.isNaN(wait) || !/[a-z]/i.test(text ?? "") ? undefined : Math.max(0, wait);
}

/** `x-should-retry: true | false`. */
export function readShouldRetry(headers: Headers): boolean | undefined {
  const text = headers.get("x-should-retry");
  return text === "true" || text === "false" ? text === "true" : undefined;
}

function positive(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
