import { makeIssue } from "../validation/make-issue.js";
import { ConcordError, type ValidationError, validationError } from "./errors.js";
import { isBinary } from "./file.js";

/** A body as JSON. Throws {@link ValidationError} for what JSON would lose, and {@link ConcordError} for what is none. */
export function toJson(value: unknown): string {
  try {
    refuseLosses(value, []);
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof ConcordError) throw error;
    throw new ConcordError("The body is no JSON: it holds a BigInt or itself.");
  }
}

/** What would become `{}`, and dates, of which no description says how they are written. */
function refuseLosses(value: unknown, path: readonly string[]): void {
  if (typeof value !== "object" || value === null) return;
  const isList = Array.isArray(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!isList && prototype !== Object.prototype && prototype !== null && isLost(value)) throw loss(value, path);
  for (const [name, item] of isList ? value.entries() : Object.entries(value)) {
    if (typeof item === "object") refuseLosses(item, [...path, String(name)]);
  }
}

/** Instances of a program's own classes are read as objects are. */
function isLost(value: object): boolean {
  return (
    isBinary(value) ||
    /Date|Map|Set|FormData/.test(Object.prototype.toString.call(value)) ||
    (Object.keys(value).length === 0 && !("toJSON" in value))
  );
}

function loss(value: object, path: readonly string[]): ValidationError {
  const name = value.constructor?.name ?? "object";
  const message = `${path.join(".") || "The body"} cannot be sent as JSON: it is a ${name}.`;
  return validationError([
    makeIssue({ code: "not-json", path, expected: "what JSON can hold", received: name, message }),
  ]);
}
