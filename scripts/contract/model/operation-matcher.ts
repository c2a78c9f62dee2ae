import { bothSlashes } from "./path-names.js";
import type { Operation } from "./types.js";

/**
 * Whether a pattern fits an operation: as an operation (`POST /v1/files`), a method (`DELETE`), a path, whole or below the
 * root, a tag, an `operationId`, or, for what is deprecated, the word `deprecated`. `*` stands for anything.
 */
export function operationMatcher(pattern: string): (operation: Operation) => boolean {
  const source = pattern
    .split(/\*+/)
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  const expression = new RegExp(`^${source}$`, "s");
  return (operation) => operationTexts(operation).some((text) => expression.test(text));
}

/** What a pattern can name an operation by. */
export function operationTexts(operation: Operation): readonly string[] {
  const { key, method, path, tags, operationId, deprecated } = operation;
  return [
    ...bothSlashes([key, key.slice(method.length + 1), path, `${method} ${path}`], path),
    method,
    ...tags,
    ...(operationId === undefined ? [] : [operationId]),
    ...(deprecated ? ["deprecated"] : []),
  ];
}
