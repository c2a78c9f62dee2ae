import { isObject, type Json } from "../../base/json.js";
import type { Discriminator, Schema } from "../../contract/model/types.js";

/**
 * The name of the alternative by which the values of a tag are read: the one that it is mapped to, the one whose name it is, or the
 * one for all other tags (OpenAPI 3.1.1, "Discriminator Object"; OpenAPI 3.2, `defaultMapping`).
 */
export function nameChosenBy(
  { mapping, otherwise }: Discriminator,
  tag: string,
  isAlternative: (name: string) => boolean,
): string | undefined {
  return mapping.get(tag) ?? (isAlternative(tag) ? tag : otherwise);
}

/** Whether an alternative is one that the tag of the value lets it be read by; `undefined` where any may be. */
export function choiceFor(schema: Schema, value: Json): ((alternative: Schema) => boolean) | undefined {
  const { discriminator, oneOf, anyOf } = schema;
  if (discriminator === undefined || !isObject(value)) return undefined;
  const tag = Object.hasOwn(value, discriminator.property) ? value[discriminator.property] : undefined;
  if (tag === undefined || tag === null || typeof tag === "object") return undefined;
  const names = new Set([...(oneOf ?? []), ...(anyOf ?? [])].map(({ ref }) => ref));
  const chosen = nameChosenBy(discriminator, String(tag), (name) => names.has(name));
  if (chosen !== undefined) return ({ ref }) => ref === chosen;
  // What no tag leads to says by itself of which values it is.
  const mapped = new Set([...discriminator.mapping.values(), discriminator.otherwise]);
  return ({ ref }) => !mapped.has(ref);
}
