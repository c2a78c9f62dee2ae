import { isObject, type Json } from "../../base/json.js";
import type { Discriminator } from "../../contract/model/discriminator.js";
import type { Schema } from "../../contract/model/types.js";

/** Tags that lead to an alternative of some side: what goes for all others does not go for them, unless it is written so. */
export type KnownTags = { readonly has: (tag: string) => boolean };

const none: KnownTags = new Set<string>();

/**
 * The name of the alternative by which the values of a tag are read: the one that it is mapped to, the one whose name it is, or the
 * one for all other tags (OpenAPI 3.1.1, "Discriminator Object"; OpenAPI 3.2, `defaultMapping`).
 */
export function nameChosenBy(
  { mapping, otherwise, extended }: Discriminator,
  tag: string,
  { isAlternative, known = none }: { readonly isAlternative: (name: string) => boolean; readonly known?: KnownTags },
): string | undefined {
  const isMeant = extended === undefined || !known.has(tag);
  return mapping.get(tag) ?? (isAlternative(tag) ? tag : isMeant ? otherwise : undefined);
}

/** Whether an alternative is one that the tag of the value lets it be read by; `undefined` where any may be. */
export function choiceFor(
  schema: Schema,
  value: Json,
  known: KnownTags,
): ((alternative: Schema) => boolean) | undefined {
  const { discriminator, oneOf, anyOf } = schema;
  if (discriminator === undefined || !isObject(value)) return undefined;
  const tag = Object.hasOwn(value, discriminator.property) ? value[discriminator.property] : undefined;
  if (tag === undefined || tag === null || typeof tag === "object") return undefined;
  const names = new Set([...(oneOf ?? []), ...(anyOf ?? [])].map(({ ref }) => ref));
  const chosen = nameChosenBy(discriminator, String(tag), { isAlternative: (name) => names.has(name), known });
  if (chosen !== undefined) return ({ ref }) => ref === chosen;
  // What no tag leads to says by itself of which values it is.
  const mapped = new Set([...discriminator.mapping.values(), discriminator.otherwise]);
  return ({ ref }) => !mapped.has(ref);
}
