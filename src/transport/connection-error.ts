import { ConcordError, ConnectionError } from "./errors.js";
import type { Redact } from "./redact.js";
import { excerpt } from "./server-error.js";

/**
 * What a platform says of a lost connection is in its error's cause; neither is passed on as it is: it may quote headers.
 * Our own errors, which say why a connection was given up, stay as they are.
 */
export function connectionError(error: unknown, redact: Redact): ConcordError {
  if (error instanceof ConcordError) return error;
  const outer = error instanceof Error ? error : new Error(String(error));
  const { message, code }: Error & { code?: unknown } = outer.cause instanceof Error ? outer.cause : outer;
  return new ConnectionError(`The connection failed: ${excerpt(message || String(code), redact, 300)}`, {
    code: typeof code === "string" ? code : undefined,
  });
}
