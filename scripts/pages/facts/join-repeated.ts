import { isDeepStrictEqual } from "node:util";
import { groupBy } from "../../base/group-by.js";
import type { Field } from "./field.js";
import type { PlacedField } from "./operation-facts.js";

/** Parts that are listed again belong to several kinds of their object: required is what all of the kinds require. */
export function joinRepeated(
  fields: readonly PlacedField[],
  isPart: (field: PlacedField) => boolean = () => true,
): readonly PlacedField[] {
  const byPath = groupBy<PlacedField, string | PlacedField>(fields, (field) =>
    isPart(field) ? JSON.stringify([field.place, field.path]) : field,
  );
  if (byPath.size === fields.length) return fields;
  const kinds = new Map<string, number>();
  const parentOf = ({ place, path }: PlacedField): string => JSON.stringify([place, path.slice(0, -1)]);
  for (const same of byPath.values())
    for (const field of same.slice(0, 1))
      kinds.set(parentOf(field), Math.max(kinds.get(parentOf(field)) ?? 1, same.length));
  return [...byPath.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const required = same.length === kinds.get(parentOf(first)) && same.every((field) => field.required);
    return [{ ...first, required, schema: same.map(({ schema }) => schema).reduce(joinKinds) }];
  });
}

/** What two kinds of an object say of one field: a type only where they agree. */
export function joinKinds(one: Field["schema"], two: Field["schema"]): Field["schema"] {
  const { description, ...rest } = one;
  const { description: _, ...other } = two;
  if (isDeepStrictEqual(rest, other)) return one;
  const said = description === undefined ? {} : { description };
  const plain = ({ type, items }: Field["schema"]) => ({ type, items });
  if (!isDeepStrictEqual(plain(rest), plain(other))) return said;
  const { type, items } = rest;
  return { ...(type !== undefined && { type }), ...(items !== undefined && { items }), ...said };
}
