import type { Parameter, Schema } from "../../contract/model/types.js";
import { givenParameter } from "./given-parameter.js";
import type { OperationTypes } from "./operation-types.js";

/** The query parameters of each operation as the schema of one object, by the name of their type. */
export function querySchemas(
  operations: readonly OperationTypes[],
  schemas: ReadonlyMap<string, Schema>,
): ReadonlyMap<string, Schema> {
  return new Map(
    operations.flatMap(({ operation, query }): (readonly [string, Schema])[] => {
      if (query === undefined) return [];
      const parameters = operation.parameters
        .filter((parameter) => parameter.in === "query")
        .map((parameter) => givenParameter(parameter, schemas));
      return [[query.name, objectOf(parameters, operation)]];
    }),
  );
}

/** What is always sent need not be given. */
function objectOf(parameters: readonly Parameter[], { at, fixedQuery }: OperationTypes["operation"]): Schema {
  const required = parameters.filter((parameter) => parameter.required && !fixedQuery?.has(parameter.name));
  return {
    at,
    types: new Set(["object"] as const),
    object: {
      properties: new Map(parameters.map(({ name, schema }) => [name, schema])),
      required: new Set(required.map(({ name }) => name)),
    },
    notes: {},
  };
}
