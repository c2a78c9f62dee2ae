import type { SchemaDirection } from "../../../../scripts/contract/model/directions.js";
import { mapSchema } from "../../../../scripts/contract/model/map-schema.js";
import type { InstanceType, ObjectRules, Schema } from "../../../../scripts/contract/model/types.js";

/** A kind of rule that a type cannot say: the schemas that have it, and what is left of them without it. */
interface Unsayable {
  readonly applies: (schema: Schema) => boolean;
  readonly without: (schema: Schema) => Schema;
}

const dropped =
  (...members: readonly (keyof Schema)[]) =>
  (schema: Schema): Schema =>
    Object.fromEntries(Object.entries(schema).filter(([name]) => !members.includes(name as keyof Schema))) as Schema;

const unsayable: Readonly<Record<string, Unsayable>> = {
  "lengths and patterns of texts": { applies: ({ string }) => string !== undefined, without: dropped("string") },
  "limits and steps of numbers": { applies: ({ number }) => number !== undefined, without: dropped("number") },
  formats: { applies: ({ format }) => format !== undefined, without: dropped("format") },
  "whole numbers": {
    applies: ({ types }) => types?.has("integer") === true,
    without: (schema) => ({ ...schema, types: new Set<InstanceType>([...(schema.types ?? []), "number"]) }),
  },
  "what is excluded": { applies: ({ not }) => not !== undefined, without: dropped("not") },
  conditions: { applies: ({ conditional }) => conditional !== undefined, without: dropped("conditional") },
  "rules of one type that name none": {
    applies: ({ types, enum: values, object, array }) =>
      !types && !values && (object !== undefined) !== (array !== undefined),
    without: (schema) => ({ ...schema, types: new Set<InstanceType>([schema.object ? "object" : "array"]) }),
  },
  "counts, repetition and search in lists": {
    applies: ({ array }) => array !== undefined,
    without: ({ array: { prefixItems, items } = {}, ...schema }) => ({
      ...schema,
      array: { ...(prefixItems && { prefixItems }), ...(items && { items }) },
    }),
  },
  "names that are closed": {
    applies: ({ object }) => object?.additionalProperties?.never === true,
    without: ({ object, ...schema }) => ({ ...schema, ...(object && { object: withoutOthers(object) }) }),
  },
  "names by pattern": {
    applies: ({ object }) => object?.patternProperties !== undefined,
    without: ({ object, ...schema }) => ({ ...schema, ...(object && { object: withoutOthers(object) }) }),
  },
  "counts and dependencies of properties, and others that differ from those that are named": {
    applies: ({ object }) => object !== undefined,
    without: ({ object, ...schema }) => ({
      ...schema,
      object: {
        properties: object?.properties ?? new Map(),
        required: object?.required ?? new Set(),
        ...(object?.additionalProperties && {
          additionalProperties: anyOf(schema.at, [object.additionalProperties, ...object.properties.values()]),
        }),
      },
    }),
  },
};

function withoutOthers({ patternProperties: _, additionalProperties: __, ...rest }: ObjectRules): ObjectRules {
  return rest;
}

/** An index of a type holds for the properties beside it, too, and allows what they have. */
function anyOf(at: Schema["at"], branches: readonly Schema[]): Schema {
  return { at, notes: {}, anyOf: branches };
}

/** A schema as far as types can say it. */
export function sayable(schema: Schema, direction: SchemaDirection): Schema {
  return mapSchema(schema, (part) => {
    const kinds = Object.values(unsayable).filter(({ applies }) => applies(part));
    return kinds.reduce((rest, { without }) => without(rest), withoutHidden(part, direction));
  });
}

/** What only the other side sets is not required. */
function withoutHidden(schema: Schema, direction: SchemaDirection): Schema {
  const { object } = schema;
  if (object === undefined) return schema;
  const isHidden = (name: string): boolean => {
    const { readOnly, writeOnly } = object.properties.get(name)?.notes ?? {};
    return direction === "request" ? readOnly === true : writeOnly === true;
  };
  return {
    ...schema,
    object: { ...object, required: new Set([...object.required].filter((name) => !isHidden(name))) },
  };
}
