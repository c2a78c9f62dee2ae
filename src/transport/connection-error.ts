import { ConcordError, ConnectionError } from "./errors.js";
import type { Redact } from "./redact.js";
import { excerpt } from "./server-error.js";

/** Wraps what the platform throws, so that a bug of ours is not taken for it. */
class PlatformFailure extends Error {
  thrown: unknown;
}

/** What platforms throw. */
type Failure = Error & { readonly code?: unknown; readonly cause?: unknown };

/**
 * What a platform says of a lost connection is in its error's cause; neither is passed on as it is: it may quote headers.
 * Our own errors, which say why a connection was given up, stay as they are.
 */
export function connectionError(error: unknown, redact: Redact): ConcordError {
  if (error instanceof ConcordError) return error;
  if (error instanceof PlatformFailure) return connectionError(error.thrown, redact);
  const outer: Failure = error instanceof Error ? error : new Error(String(error));
  const { message, code }: Failure = outer.cause instanceof Error ? outer.cause : outer;
  return new ConnectionError(`The connection failed: ${excerpt(message || String(code), redact, 300)}`, {
    code: typeof code === "string" ? code : undefined,
  });
}

/** Work of the platform: a request, or reading an answer. */
export async function byPlatform<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw Object.assign(new PlatformFailure(), { thrown });
  }
}

/**
 * What one attempt threw: a connection is lost where the platform says so. Everything else is a bug, which the next attempt
 * would meet again; it keeps the status of the answer.
 */
export function attemptError(error: unknown, redact: Redact, status: number | undefined): ConcordError {
  if (error instanceof ConcordError || error instanceof PlatformFailure) return connectionError(error, redact);
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return new ConcordError(`This is a bug of openapi-concord: ${name}: ${excerpt(message, redact, 300)}`, {
    ...(status !== undefined && { status }),
  });
}
