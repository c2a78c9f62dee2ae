import type { Report } from "../../base/diagnostics.js";
import { isObject, type JsonObject, join, own, tokensOf, valueAt } from "../../base/json.js";
import { referenceTo } from "../../spec/reference-text.js";
import { walkDocument } from "../../spec/walk.js";

interface Owner {
  readonly schema: JsonObject;
  readonly pointer: string;
}

/** A reference that may be meant from elsewhere than the document: `#/$defs/Usage`, `#/schemas/Usage`, or `Usage` alone. */
export function isShort(reference: string): boolean {
  return !reference.startsWith("#/components/schemas/") && short.test(reference);
}

const short = /^(?:#?\/?(?:components\/schemas|definitions|schemas|\$defs)\/)?([^/#.]+)$/;

/**
 * Mends references such as `#/$defs/Usage` that were meant from the schema around them, as generators of single schemas
 * write them: in an OpenAPI document `#` is the document (OpenAPI 3.1, Relative References in URIs); and those that name
 * a component without saying where it stands. Changes the description in place.
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
      holder[key] = referenceTo(target);
      report({
        code: "ref-repaired",
        at: { file, pointer: place },
        message: `"${ref}" is not in the document; read as "#${target}".`,
        hint: "A reference starts with `#/components/schemas/`.",
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
  // A bare name is what a mapping may hold.
  const tags = isObject(mapping)
    ? Object.keys(mapping)
        .filter((tag) => /[/#]/.test(String(mapping[tag])))
        .map((tag) => [mapping, tag, join(pointer, "discriminator", "mapping", tag)] as const)
    : [];
  return own(schema, "$ref") === undefined ? tags : [[schema, "$ref", join(pointer, "$ref")], ...tags];
}

/** The nearest definition around a place, where the document itself has none. */
function findTarget(ref: string, document: JsonObject, owners: readonly Owner[]): string | undefined {
  const path = decode(ref.slice(1));
  if (ref.startsWith("#/") && valueAt(document, path) !== undefined) return undefined;
  if (/^#\/(\$defs|definitions)\//.test(ref)) {
    const owner = owners.findLast(({ schema }) => valueAt(schema, path) !== undefined);
    if (owner !== undefined) return join(owner.pointer, ...tokensOf(path));
  }
  const name = short.exec(decode(ref))?.[1];
  return ["/components/schemas", "/definitions"]
    .map((section) => join(section, name ?? ""))
    .find((pointer) => name !== undefined && valueAt(document, pointer) !== undefined);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
