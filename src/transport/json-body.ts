import { typeOf } from "../validation/received.js";
import { argumentError, ConcordError } from "./errors.js";

/**
 * A value as JSON; `path` is where it stands in the call. Throws {@link ValidationError} for what JSON would lose, and
 * {@link ConcordError} for what is none.
 */
export function toJson(value: unknown, ...path: readonly string[]): string {
  try {
    refuseLosses(value, path);
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof ConcordError) throw error;
    throw new ConcordError("The body is no JSON: it holds a BigInt or itself.");
  }
}

/** Throws {@link ValidationError} for what has fields of which nothing would be sent. */
export function refuseLost(value: unknown, ...path: readonly string[]): void {
  if (typeof value === "object" && value && isLost(value))
    throw argumentError("not-json", path, "plain data", value.constructor?.name ?? "object");
}

function refuseLosses(value: unknown, path: readonly string[]): void {
  if (typeof value !== "object" || !value) {
    const type = typeOf(value);
    if (/^(?:f|sy|N|-?I)/.test(type)) throw argumentError("not-json", path, "plain data", type);
    return;
  }
  refuseLost(value, ...path);
  for (const [name, item] of Object.entries(value)) refuseLosses(item, [...path, name]);
}

/**
 * What would become `{}`, and dates, of which no description says how they are written. Instances of a program's own
 * classes are read as objects are.
 */
function isLost(value: object): boolean {
  return (
    !Array.isArray(value) &&
    ![Object.prototype, null].includes(Object.getPrototypeOf(value)) &&
    (/Date|Map|Set|Form|Response|Blob|File|Buffer|View|Stream|\d\w*Array/.test(Object.prototype.toString.call(value)) ||
      Symbol.asyncIterator in value ||
      (Object.keys(value).length === 0 && !("toJSON" in value)))
  );
}
