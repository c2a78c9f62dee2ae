import { mapUnlessSame, mapValuesUnlessSame } from "../../base/unless-same.js";
import { followParts } from "./follow.js";
import { mapOperations } from "./map-operation.js";
import { mapSchema } from "./map-schema.js";
import type { Contract, Parameter, Schema } from "./types.js";

/** Where an enumeration stands. */
export interface EnumerationPlace {
  /** Of the property or parameter, or of the one that is a list of it. */
  readonly name: string;
  /** The named schema around it, if there is one. */
  readonly within?: string;
}

export interface OpenRules {
  /** How many values make a list. Default 1. */
  readonly fewest?: number;
  /** What is open stays as it is, and what has a name is named. Otherwise all come out in one spelling. */
  readonly keepNames?: boolean;
}

/**
 * A contract in which some enumerations are hints: any string goes, and the known values are named beside it. What such a
 * name lists (models, above all) grows without notice, and each provider has its own.
 */
export function openEnums(
  contract: Contract,
  isOpen: (place: EnumerationPlace) => boolean,
  rules: OpenRules = {},
): Contract {
  const opened = (schema: Schema, place: EnumerationPlace): Schema => {
    const { array } = schema;
    if (array?.items !== undefined) {
      const items = opened(array.items, place);
      return items === array.items ? schema : { ...schema, array: { ...array, items } };
    }
    return isOpen(place) ? openValues(schema, contract, rules) : schema;
  };
  const change =
    (within?: string) =>
    (part: Schema): Schema => {
      if (part.object === undefined) return part;
      const properties = mapValuesUnlessSame(part.object.properties, (schema, name) =>
        opened(schema, { name, ...(within !== undefined && { within }) }),
      );
      return properties === part.object.properties ? part : { ...part, object: { ...part.object, properties } };
    };
  return {
    ...contract,
    schemas: new Map([...contract.schemas].map(([name, schema]) => [name, mapSchema(schema, change(name))])),
    operations: mapOperations(contract.operations, change()).map((mapped) => {
      const parameters = mapUnlessSame(mapped.parameters, (one): Parameter => {
        const schema = opened(one.schema, { name: one.name });
        return schema === one.schema ? one : { ...one, schema };
      });
      return parameters === mapped.parameters ? mapped : { ...mapped, parameters };
    }),
  };
}

/** `string | "a" | "b"` of a choice of strings that lists some; every other schema stays as it is. */
function openValues(schema: Schema, contract: Contract, { fewest = 1, keepNames = false }: OpenRules): Schema {
  // Nearly no schema lists values.
  const { enum: listed, anyOf, oneOf } = followParts(schema, contract.schemas);
  if ((listed ?? anyOf ?? oneOf) === undefined) return schema;
  const leaves = leavesOf(schema, contract, []);
  if (leaves === undefined) return schema;
  const known = [
    ...new Set(leaves.flatMap(({ enum: values = [] }) => values.filter((value) => typeof value === "string"))),
  ];
  if (known.length < fewest) return schema;
  const isNullable = leaves.some(({ types, enum: values }) => values?.includes(null) ?? types?.has("null"));
  const plain = leaves.find((leaf) => leaf.enum === undefined && leaf.types?.has("string"));
  const { at, notes, ref } = schema;
  if (keepNames && plain !== undefined) return schema;
  const values: Schema =
    keepNames && ref !== undefined
      ? { at, notes: {}, ref }
      : { at, notes: {}, types: new Set(["string"] as const), enum: known };
  return {
    at,
    notes,
    anyOf: [
      {
        at,
        notes: {},
        types: new Set(isNullable ? (["string", "null"] as const) : (["string"] as const)),
        ...(plain?.string && { string: plain.string }),
      },
      values,
    ],
  };
}

/** The alternatives of a schema that takes nothing but strings and null. */
function leavesOf(schema: Schema, contract: Contract, path: readonly Schema[]): readonly Schema[] | undefined {
  const target = followParts(schema, contract.schemas);
  const { at, notes, types, enum: values, const: _, string, format, anyOf, oneOf, ...others } = target;
  if (path.includes(target) || Object.keys(others).length > 0) return undefined;
  const branches = anyOf ?? oneOf;
  if (branches === undefined) {
    const takesText =
      types === undefined ? values !== undefined : [...types].every((type) => type === "string" || type === "null");
    return takesText && values?.every((value) => value === null || typeof value === "string") !== false
      ? [target]
      : undefined;
  }
  if ((anyOf && oneOf) || values !== undefined || string !== undefined) return undefined;
  const leaves = branches.map((branch) => leavesOf(branch, contract, [...path, target]));
  return leaves.every((leaf) => leaf !== undefined) ? leaves.flat() : undefined;
}
