import type { Schema } from "../../contract/model/types.js";
import { flatSide } from "../side.js";

/**
 * A choice by tags with every tag that its components have come to know: one that is shared with another choice may have
 * got tags there.
 */
export function completeTags(part: Schema, schemas: ReadonlyMap<string, Schema>): Schema {
  const { discriminator, anyOf, oneOf } = part;
  if (discriminator === undefined) return part;
  const { mapping, property } = discriminator;
  const known = new Set(mapping.values());
  const more = [...(anyOf ?? []), ...(oneOf ?? [])].flatMap(({ ref }): readonly (readonly [string, string])[] => {
    if (ref === undefined || !known.has(ref)) return [];
    return tagsOf(ref, property, schemas).flatMap((tag) => (mapping.has(tag) ? [] : [[tag, ref]]));
  });
  return more.length === 0
    ? part
    : { ...part, discriminator: { ...discriminator, mapping: new Map([...mapping, ...more]) } };
}

function tagsOf(name: string, property: string, schemas: ReadonlyMap<string, Schema>): readonly string[] {
  const side = (schema: Schema) => ({ schema, provider: "", schemas });
  const tag = flatSide(side({ ...nowhere, ref: name }))?.object?.properties.get(property);
  const values = tag && flatSide(side(tag))?.enum;
  return values?.filter((value) => typeof value === "string") ?? [];
}

const nowhere: Schema = { at: { file: "", pointer: "" }, notes: {} };
