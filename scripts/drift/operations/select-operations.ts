import type { Contract, Operation } from "../../contract/model/types.js";
import type { OperationSelection } from "../changes/types.js";

/**
 * The contract with the operations that are to be compared. A pattern is an operation (`POST /v1/files`), a path, whole or
 * below the root, in which `*` stands for anything, or a tag.
 */
export function selectOperations(contract: Contract, { only, except = [] }: OperationSelection): Contract {
  if (only === undefined && except.length === 0) return contract;
  const wanted = only?.map(matcherOf);
  const unwanted = except.map(matcherOf);
  const operations = contract.operations.filter(
    (operation) =>
      (wanted === undefined || wanted.some((fits) => fits(operation))) && !unwanted.some((fits) => fits(operation)),
  );
  return { ...contract, operations };
}

function matcherOf(pattern: string): (operation: Operation) => boolean {
  const source = pattern
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  const expression = new RegExp(`^${source}$`);
  return ({ key, method, path, tags }) =>
    [key, key.slice(method.length + 1), path, `${method} ${path}`, ...tags].some((text) => expression.test(text));
}
