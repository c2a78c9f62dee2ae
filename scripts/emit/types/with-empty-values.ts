import type { Contract, Parameter } from "../../contract/model/types.js";

/** The contract as types and validators see it: a parameter that may be empty takes `""`, whatever its schema says. */
export function withEmptyValues(contract: Contract): Contract {
  if (!contract.operations.some(({ parameters }) => parameters.some(mayBeEmpty))) return contract;
  return {
    ...contract,
    operations: contract.operations.map((operation) => ({
      ...operation,
      parameters: operation.parameters.map((parameter) => (mayBeEmpty(parameter) ? opened(parameter) : parameter)),
    })),
  };
}

function mayBeEmpty({ allowEmptyValue, in: place }: Parameter): boolean {
  return allowEmptyValue === true && place === "query";
}

function opened(parameter: Parameter): Parameter {
  const { schema } = parameter;
  const empty = { at: schema.at, enum: [""], notes: {} };
  return { ...parameter, schema: { at: schema.at, anyOf: [schema, empty], notes: schema.notes } };
}
