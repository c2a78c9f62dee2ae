import { isObject, type JsonObject, join, own } from "../base/json.js";

/** Fields of a path item that hold an operation each, in the order in which operations are listed. */
export const operationFields = ["delete", "get", "head", "options", "patch", "post", "put", "query", "trace"] as const;

/** The methods that OpenAPI knew before 3.2. */
export const methodsOf31: ReadonlySet<string> = new Set(
  operationFields.filter((field) => field !== "query").map((field) => field.toUpperCase()),
);

export interface PlacedOperation {
  /** `GET`; one of `additionalOperations` as it is written. */
  readonly method: string;
  readonly operation: JsonObject;
  readonly pointer: string;
}

/** The operations of a path item that stands at `pointer`. */
export function operationsIn(item: JsonObject, pointer: string): readonly PlacedOperation[] {
  const place = (method: string, operation: unknown, ...tokens: readonly string[]): readonly PlacedOperation[] =>
    isObject(operation) ? [{ method, operation, pointer: join(pointer, ...tokens) }] : [];
  const additional = own(item, "additionalOperations");
  return [
    ...operationFields.flatMap((field) => place(field.toUpperCase(), own(item, field), field)),
    ...Object.entries(isObject(additional) ? additional : {}).flatMap(([method, operation]) =>
      place(method, operation, "additionalOperations", method),
    ),
  ];
}

/** The names of the parameters of a path template, in order. */
export function templateNames(path: string): readonly string[] {
  return path.match(/(?<=\{)[^{}]+(?=\})/g) ?? [];
}

/** The path without slashes at its end, which make another address of it to servers, and no other operation to people. */
export function withoutSlash(path: string): string {
  const bare = path.replace(/(?<!\/)\/+$/, "");
  return bare === "" || /\s$/.test(bare) ? path : bare;
}

/** The path with one slash wherever it has several. */
export function oneSlash(path: string): string {
  return path.replace(/\/{2,}/g, "/");
}
