import type { Schema } from "./types.js";

/** A schema in other names; its subschemas keep theirs. */
export function renamePart(part: Schema, nameOf: (name: string) => string): Schema {
  const { ref, discriminator } = part;
  if (ref === undefined && discriminator === undefined) return part;
  const mapping = discriminator && new Map([...discriminator.mapping].map(([tag, name]) => [tag, nameOf(name)]));
  const otherwise = discriminator?.otherwise === undefined ? {} : { otherwise: nameOf(discriminator.otherwise) };
  return {
    ...part,
    ...(ref === undefined ? {} : { ref: nameOf(ref) }),
    ...(discriminator && mapping && { discriminator: { ...discriminator, ...otherwise, mapping } }),
  };
}
