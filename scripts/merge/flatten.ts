import type { ObjectRules, Schema } from "../contract/model/types.js";
import { intersectTypes, intersectValues, tightenRules } from "./intersection/intersection-rules.js";

/**
 * A schema as plain groups of rules, if it can be said so: `allOf` of objects becomes one object. `undefined` for
 * anything that needs its combinators. `known`: what was made of the schemas that names lead to.
 */
export function flatten(
  schema: Schema,
  resolve: (name: string) => Schema | undefined,
  known: Map<string, Schema | undefined> = new Map(),
): Schema | undefined {
  if (schema.never || schema.not !== undefined || schema.conditional !== undefined) return undefined;
  if (schema.anyOf !== undefined || schema.oneOf !== undefined) return undefined;
  const { allOf, ref, ...own } = schema;
  if (ref === undefined && allOf === undefined) return schema;
  const flat = [
    ...(ref === undefined ? [] : [flattenNamed(ref, resolve, known)]),
    ...(allOf ?? []).map((part) => flatten(part, resolve, known)),
  ];
  return flat.reduce<Schema | undefined>(
    (sum, part) => (sum === undefined || part === undefined ? undefined : conjoin(sum, part)),
    own,
  );
}

function flattenNamed(
  name: string,
  resolve: (name: string) => Schema | undefined,
  known: Map<string, Schema | undefined>,
): Schema | undefined {
  if (known.has(name)) return known.get(name);
  // What leads back to itself cannot be said without it.
  known.set(name, undefined);
  const target = resolve(name);
  const flat = target && flatten(target, resolve, known);
  known.set(name, flat);
  return flat;
}

/** Both at once, if one group of rules says it. */
function conjoin(a: Schema, b: Schema): Schema | undefined {
  if (a.array !== undefined && b.array !== undefined && a.array !== b.array) return undefined;
  const values = intersectValues(a.enum, b.enum);
  if (values?.length === 0) return undefined;
  if (a.format !== undefined && b.format !== undefined && a.format !== b.format) return undefined;
  const types = intersectTypes(a.types, b.types);
  const string = tightenRules([a.string, b.string]);
  const number = tightenRules([a.number, b.number]);
  const object = conjoinObjects(a.object, b.object);
  if (types?.size === 0 || string.rest.length + number.rest.length > 0 || object === null) return undefined;
  const { const: _, ...rules } = { ...b, ...a };
  return {
    ...rules,
    ...(types && { types }),
    ...(values && { enum: values }),
    ...(values?.length === 1 && (a.const ?? b.const) && { const: true as const }),
    ...(string.rules && { string: string.rules }),
    ...(number.rules && { number: number.rules }),
    ...(object && { object }),
    notes: { ...b.notes, ...a.notes },
  };
}

/** `null` where one group cannot say both. */
function conjoinObjects(a: ObjectRules | undefined, b: ObjectRules | undefined): ObjectRules | undefined | null {
  if (a === undefined || b === undefined || a === b) return a ?? b;
  const { properties: left, required: requiredA, ...rulesA } = a;
  const { properties: right, required: requiredB, ...rulesB } = b;
  // What one side says of properties that it does not list would have to hold for those of the other.
  if ([rulesA, rulesB].some((rules) => Object.values(rules).some((rule) => typeof rule === "object"))) return null;
  const both = [...left].map(([name, schema]) => {
    const other = right.get(name);
    return [
      name,
      other === undefined || other === schema ? schema : { at: schema.at, notes: schema.notes, allOf: [schema, other] },
    ] as const;
  });
  return {
    ...tightenRules([rulesA, rulesB]).rules,
    properties: new Map([...right, ...both]),
    required: new Set([...requiredB, ...requiredA]),
  };
}
