import { ConnectionError, HttpError, TimeoutError } from "./errors.js";

const longestRetryAfter = 60_000;
/** A quota does not come back by waiting, whatever the status. */
const finalCode = /\b(?:insufficient_quota|billing_hard_limit_reached)\b/;

/** Wait before the first repetition, doubled for each further one up to `max`; in milliseconds. */
export interface RetryDelay {
  readonly initial?: number | undefined;
  readonly max?: number | undefined;
}

/** Whether the same request may succeed later. */
export function isRetryable(error: unknown): boolean {
  if (!(error instanceof HttpError)) {
    return error instanceof ConnectionError || (error instanceof TimeoutError && error.kind === "attempt");
  }
  const { status, code, type, shouldRetry = status >= 500 || /408|409|429/.test(String(status)) } = error;
  return shouldRetry && (error.shouldRetry === true || !finalCode.test(`${code} ${type}`));
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
  const text = headers.get("retry-after") ?? "";
  const asked = positive(headers.get("retry-after-ms")) ?? positive(text, 1000);
  if (asked !== undefined || !/[a-z]/i.test(text)) return asked;
  const wait = Date.parse(text) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** `x-should-retry: true | false`. */
export function readShouldRetry(headers: Headers): boolean | undefined {
  const text = headers.get("x-should-retry")?.toLowerCase();
  return text === "true" || (text === "false" ? false : undefined);
}

function positive(text: string | null, unit = 1): number | undefined {
  return /^\d+(?:\.\d+)?$/.test(text ?? "") ? Number(text) * unit : undefined;
}
