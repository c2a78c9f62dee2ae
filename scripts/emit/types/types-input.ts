import { portableName } from "../../base/joint-names.js";
import type { JsonObject } from "../../base/json.js";
import { directionsOf } from "../../contract/model/directions.js";
import type { Contract } from "../../contract/model/types.js";
import type { NarrowedArgument } from "./call-variants.js";
import type { OperationTypes } from "./operation-types.js";
import { printTypesDocument } from "./types-document.js";

/** The parameters of an operation that have a type of their own, by where they stand. */
export interface OperationGroups extends Pick<OperationTypes, "query" | "headers" | "cookies"> {
  /** The operation's. */
  readonly id: string;
  readonly key: string;
}

/** What the `types` module is made of, as plain data: it may be made in another thread. */
export interface TypesInput {
  /** What openapi-typescript sees. */
  readonly document: JsonObject;
  readonly groups: readonly OperationGroups[];
  /** Those that decide what comes back. */
  readonly args: readonly NarrowedArgument[];
  /** Names of schemas that are to be no interface. */
  readonly aliases: ReadonlySet<string>;
  readonly header: string;
  /** Import specifier of the runtime. */
  readonly runtime: string;
}

export function typesInput(
  contract: Contract,
  operations: readonly OperationTypes[],
  { header, runtime }: Pick<TypesInput, "header" | "runtime">,
): TypesInput {
  return {
    document: printTypesDocument(contract),
    groups: operations.map(({ operation: { id, key }, query, headers, cookies }) => ({
      ...{ id, key },
      ...(query && { query }),
      ...(headers && { headers }),
      ...(cookies && { cookies }),
    })),
    args: argumentsOf(operations),
    aliases: aliasesOf(contract),
    header,
    runtime,
  };
}

/**
 * What the portable client sends goes to clients of single providers, too, whose objects may have any other name: of that
 * an interface is never part.
 */
function aliasesOf(contract: Contract): ReadonlySet<string> {
  if (contract.provider !== portableName) return new Set();
  const directions = directionsOf(contract);
  return new Set([...contract.schemas.keys()].filter((name) => directions.get(name) !== "response"));
}

function argumentsOf(operations: readonly OperationTypes[]): readonly NarrowedArgument[] {
  const found = operations.flatMap(({ calls }) => calls.flatMap(({ argument }) => argument ?? []));
  return [...new Map(found.map((argument) => [argument.name, argument])).values()];
}
