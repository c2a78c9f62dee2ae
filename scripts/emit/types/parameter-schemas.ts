import { freeName, pascal } from "../../base/identifiers.js";
import { asserts, follow } from "../../contract/model/follow.js";
import { shapeOf } from "../../contract/model/shape.js";
import type { Parameter, Schema } from "../../contract/model/types.js";
import { givenParameter } from "./given-parameter.js";
import type { OperationTypes } from "./operation-types.js";

/** Where parameters are checked one by one. */
export const checkedPlaces = ["path", "header", "cookie"] as const;

/** Names of schemas, by place. */
export type ParameterNames = Readonly<Partial<Record<(typeof checkedPlaces)[number], string>>>;

export interface ParameterSchemas {
  readonly schemas: ReadonlyMap<string, Schema>;
  /** By id of the operation. */
  readonly byOperation: ReadonlyMap<string, ParameterNames>;
}

/** Of each operation the parameters of which more is described than that they are texts, as the schemas of objects. */
export function parameterSchemas(
  operations: readonly OperationTypes[],
  known: ReadonlyMap<string, Schema>,
): ParameterSchemas {
  const schemas = new Map<string, Schema>();
  const taken = { has: (name: string) => known.has(name) || schemas.has(name) };
  const byOperation = operations.map(({ operation }): readonly [string, ParameterNames] => {
    const names = checkedPlaces.flatMap((place) => {
      const parameters = operation.parameters
        .filter((each) => each.in === place)
        .map((each) => givenParameter(each, known))
        .filter((each) => saysMore(each, known));
      if (parameters.length === 0) return [];
      const name = freeName(`${pascal(operation.id)}${pascal(place)}Rules`, taken);
      schemas.set(name, objectOf(parameters, known));
      return [[place, name] as const];
    });
    return [operation.id, Object.fromEntries(names)];
  });
  return { schemas, byOperation: new Map(byOperation) };
}

function saysMore({ schema }: Parameter, schemas: ReadonlyMap<string, Schema>): boolean {
  const { schema: target } = follow(schema, schemas);
  return asserts(target, "types") || (target.types !== undefined && !target.types.has("string"));
}

function objectOf(parameters: readonly Parameter[], schemas: ReadonlyMap<string, Schema>): Schema {
  const [{ schema: { at } = anything } = {}] = parameters;
  return {
    at,
    types: new Set(["object"] as const),
    object: {
      properties: new Map(
        parameters.map((each) => [each.in === "header" ? each.name.toLowerCase() : each.name, written(each, schemas)]),
      ),
      required: new Set(),
      additionalProperties: { at, notes: {} },
    },
    notes: {},
  };
}

const anything: Schema = { at: { file: "", pointer: "" }, notes: {} };

/** A list or an object may be given as the text that is sent of it. */
function written({ in: place, schema }: Parameter, schemas: ReadonlyMap<string, Schema>): Schema {
  const { isList, isObject } = shapeOf(schema, schemas);
  if (place === "path" || !(isList || isObject)) return schema;
  const text: Schema = { at: schema.at, types: new Set(["string"] as const), notes: {} };
  return { at: schema.at, anyOf: [schema, text], notes: {} };
}
