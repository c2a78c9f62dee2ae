import { directionsOf } from "../contract/model/directions.js";
import { isFile } from "../contract/model/is-file.js";
import { namesBelow } from "../contract/model/names-below.js";
import { reaching } from "../contract/model/reaching.js";
import type { Contract } from "../contract/model/types.js";
import type { OperationValidators } from "./client/print-provider.js";
import type { OperationTypes } from "./types/operation-types.js";
import type { ParameterSchemas } from "./types/parameter-schemas.js";
import { fileUses } from "./types/text-files.js";
import type { ValidatorTarget } from "./validators/emit-validators.js";

export interface Targets {
  readonly targets: readonly ValidatorTarget[];
  readonly byOperation: ReadonlyMap<string, OperationValidators>;
}

/** A validator for every named schema, for each body whose check differs from its schema's, and for each query. */
export function findTargets(
  contract: Contract,
  operations: readonly OperationTypes[],
  { byOperation: parameters }: Pick<ParameterSchemas, "byOperation"> = { byOperation: new Map() },
): Targets {
  const directions = directionsOf(contract);
  const targets = new Map<string, ValidatorTarget>();
  const holders = reaching(contract.schemas, isFile);
  const inForms = namesBelow(fileUses(contract).files, contract.schemas);
  for (const name of contract.schemas.keys()) {
    const multipart = inForms.has(name) && holders.has(name);
    targets.set(name, {
      name,
      schema: name,
      type: name,
      direction: directions.get(name) ?? "request",
      ...(multipart && { multipart }),
    });
  }
  const byOperation = new Map<string, OperationValidators>();
  for (const { operation, query } of operations) {
    const others = parameters.get(operation.id) ?? {};
    for (const name of Object.values(others)) targets.set(name, { name, schema: name, direction: "request" });
    if (query !== undefined)
      targets.set(query.name, { name: query.name, schema: query.name, type: query.name, direction: "request" });
    byOperation.set(operation.id, { ...others, ...(query && { query: query.name }) });
  }
  return { targets: [...targets.values()], byOperation };
}
