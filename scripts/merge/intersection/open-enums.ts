import { mapOperation } from "../../contract/model/map-operation.js";
import { mapSchema } from "../../contract/model/map-schema.js";
import type { Contract, ObjectRules, Parameter, Schema } from "../../contract/model/types.js";
import { follow } from "../side.js";

/**
 * A contract in which the enumerations of some properties and parameters are hints: any string goes, and the known values
 * are named beside it. What such a name lists (models, above all) grows without notice, and each provider has its own.
 */
export function openEnums(contract: Contract, names: readonly string[]): Contract {
  const open = new Set(names);
  const opened = (name: string, schema: Schema): Schema => (open.has(name) ? openValues(schema, contract) : schema);
  const change = (part: Schema): Schema => {
    if (part.object === undefined || ![...part.object.properties.keys()].some((name) => open.has(name))) return part;
    return { ...part, object: openProperties(part.object, opened) };
  };
  return {
    ...contract,
    schemas: new Map([...contract.schemas].map(([name, schema]) => [name, mapSchema(schema, change)])),
    operations: contract.operations.map((operation) => {
      const mapped = mapOperation(operation, change);
      const openParameter = (one: Parameter): Parameter => ({ ...one, schema: opened(one.name, one.schema) });
      return { ...mapped, parameters: mapped.parameters.map(openParameter) };
    }),
  };
}

function openProperties(rules: ObjectRules, opened: (name: string, schema: Schema) => Schema): ObjectRules {
  return { ...rules, properties: new Map([...rules.properties].map(([name, schema]) => [name, opened(name, schema)])) };
}

/** `string | "a" | "b"` of a choice of strings that lists some; every other schema stays as it is. */
function openValues(schema: Schema, contract: Contract): Schema {
  const leaves = leavesOf(schema, contract, []);
  if (leaves === undefined) return schema;
  const known = [
    ...new Set(leaves.flatMap(({ enum: values = [] }) => values.filter((value) => typeof value === "string"))),
  ];
  if (known.length === 0) return schema;
  const isNullable = leaves.some(({ types, enum: values }) => values?.includes(null) ?? types?.has("null"));
  const plain = leaves.find((leaf) => leaf.enum === undefined && leaf.types?.has("string"));
  const { at, notes } = schema;
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
      { at, notes: {}, types: new Set(["string"] as const), enum: known },
    ],
  };
}

/** The alternatives of a schema that takes nothing but strings and null. */
function leavesOf(schema: Schema, contract: Contract, path: readonly Schema[]): readonly Schema[] | undefined {
  const { schema: target } = follow({ schema, provider: contract.provider, schemas: contract.schemas });
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
