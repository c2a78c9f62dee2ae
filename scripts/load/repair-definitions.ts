import type { Report } from "../diagnostics.js";
import { isObject, type JsonObject, join, own, tokensOf, valueAt } from "../json.js";
import { walkDocument } from "./walk.js";

interface Owner {
  readonly schema: JsonObject;
  readonly pointer: string;
}

/**
 * Mends references such as `#/$defs/Usage` that were meant from the schema around them, as generators of single schemas
 * write them: in an OpenAPI document `#` is the document (OpenAPI 3.1, Relative References in URIs). Changes the description in place.
 */
export function repairDefinitions(document: JsonObject, file: string, report: Report): void {
  const owners: Owner[] = [];
  walkDocument(document, ({ kind, value, pointer }) => {
    if (kind !== "schema") return;
    while (owners.length > 0 && !pointer.startsWith(`${owners.at(-1)?.pointer}/`)) owners.pop();
    if (["$defs", "definitions"].some((section) => isObject(own(value, section))))
      owners.push({ schema: value, pointer });
    for (const [holder, key, place] of referencesIn(value, pointer)) {
      const ref = String(holder[key]);
      const target = findTarget(ref, document, owners);
      if (target === undefined) continue;
      holder[key] = `#${encodeURI(target)}`;
      report({
        code: "ref-repaired",
        at: { file, pointer: place },
        message: `"${ref}" is not in the document; read as meant from the schema around it.`,
        hint: "Move its target to components/schemas.",
      });
    }
  });
}

/** A schema's `$ref`, and what its discriminator maps to. */
function referencesIn(
  schema: JsonObject,
  pointer: string,
): readonly (readonly [holder: JsonObject, key: string, place: string])[] {
  const discriminator = own(schema, "discriminator");
  const mapping = isObject(discriminator) ? own(discriminator, "mapping") : undefined;
  const tags = isObject(mapping)
    ? Object.keys(mapping).map((tag) => [mapping, tag, join(pointer, "discriminator", "mapping", tag)] as const)
    : [];
  return own(schema, "$ref") === undefined ? tags : [[schema, "$ref", join(pointer, "$ref")], ...tags];
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
