import type { ObjectRules, Schema } from "../ir/types.js";

/**
 * A schema as plain groups of rules, if it can be said so: `allOf` of objects becomes one object. `undefined` for
 * anything that needs its combinators.
 */
export function flatten(schema: Schema, resolve: (name: string) => Schema | undefined, depth = 0): Schema | undefined {
  if (depth > 20 || schema.never || schema.not !== undefined || schema.conditional !== undefined) return undefined;
  if (schema.anyOf !== undefined || schema.oneOf !== undefined) return undefined;
  const { allOf, ref, ...own } = schema;
  const target = ref === undefined ? undefined : resolve(ref);
  if (ref !== undefined && target === undefined) return undefined;
  const parts = [...(target === undefined ? [] : [target]), ...(allOf ?? [])];
  if (parts.length === 0) return schema;
  const flat = parts.map((part) => flatten(part, resolve, depth + 1));
  return flat.reduce<Schema | undefined>(
    (sum, part) => (sum === undefined || part === undefined ? undefined : conjoin(sum, part)),
    own,
  );
}

/** Both at once; only for objects whose properties differ, which is what inheritance makes. */
function conjoin(a: Schema, b: Schema): Schema | undefined {
  const merged = { ...b, ...a, notes: { ...b.notes, ...a.notes } };
  if (a.enum !== undefined || b.enum !== undefined || a.array !== undefined || b.array !== undefined) return undefined;
  const object = conjoinObjects(a.object, b.object);
  return object === undefined ? merged : { ...merged, object };
}

function conjoinObjects(a: ObjectRules | undefined, b: ObjectRules | undefined): ObjectRules | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    ...b,
    ...a,
    properties: new Map([...b.properties, ...a.properties]),
    required: new Set([...b.required, ...a.required]),
  };
}
