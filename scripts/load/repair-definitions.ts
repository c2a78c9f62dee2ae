import type { Report } from "../diagnostics.js";
import { isObject, type JsonObject, join, own, tokensOf, valueAt } from "../json.js";
import { walkDocument } from "./walk.js";

interface Owner {
  readonly schema: JsonObject;
  readonly pointer: string;
}

/**
 * Mends references such as `#/$defs/Usage` that were meant from the schema around them, as generators of single schemas
 * write them: in an OpenAPI document `#` is the document (OpenAPI 3.1, 4.6). Changes the description in place.
 */
export function repairDefinitions(document: JsonObject, file: string, report: Report): void {
  const owners: Owner[] = [];
  walkDocument(document, ({ kind, value, pointer }) => {
    if (kind !== "schema") return;
    while (owners.length > 0 && !pointer.startsWith(`${owners.at(-1)?.pointer}/`)) owners.pop();
    if (["$defs", "definitions"].some((section) => isObject(own(value, section))))
      owners.push({ schema: value, pointer });
    const ref = own(value, "$ref");
    const target = typeof ref === "string" ? findTarget(ref, document, owners) : undefined;
    if (typeof ref !== "string" || target === undefined) return;
    value.$ref = `#${encodeURI(target)}`;
    report({
      code: "ref-repaired",
      at: { file, pointer: join(pointer, "$ref") },
      message: `"${ref}" is not in the document; read as meant from the schema around it.`,
      hint: "Move its target to components/schemas.",
    });
  });
}

/** The nearest definition around a place, where the document itself has none. */
function findTarget(ref: string, document: JsonObject, owners: readonly Owner[]): string | undefined {
  if (!/^#\/(\$defs|definitions)\//.test(ref) || owners.length === 0) return undefined;
  const path = decode(ref.slice(1));
  if (valueAt(document, path) !== undefined) return undefined;
  const owner = owners.findLast(({ schema }) => valueAt(schema, path) !== undefined);
  return owner && join(owner.pointer, ...tokensOf(path));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
