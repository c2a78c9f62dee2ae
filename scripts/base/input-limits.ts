import type { Diagnostic, Origin } from "./diagnostics.js";

/** What one description may have, so that none costs more than a machine has to give. */
export interface InputLimits {
  /** MiB of a file. */
  readonly size: number;
  /** Levels of objects and lists in each other. */
  readonly depth: number;
  /** Objects, lists and scalars, aliases written out. */
  readonly values: number;
}

/** Several times what the largest descriptions known have: 12 MiB, 25 levels and 300,000 values. */
export const defaultLimits: InputLimits = { size: 32, depth: 500, values: 1_000_000 };

/** Whether calls went deeper than the process allows: what descriptions lead to is walked by calls. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && /call stack/.test(error.message);
}

/** What is told of a description of which {@link isStackOverflow} holds. */
export function tooDeep(at: Origin): Diagnostic {
  return {
    code: "limit-depth",
    severity: "error",
    at,
    message: "The description is nested, or its parts refer on to each other, deeper than can be followed.",
    hint: "Define what is nested as components, and refer to the end of a chain.",
  };
}

/** What allows more. */
export function limitHint(limit: keyof InputLimits, needed: number): string {
  return `If the description is as it should be, allow more: --max-${limit} ${needed}.`;
}
