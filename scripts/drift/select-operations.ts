import { operationMatcher } from "../contract/model/operation-matcher.js";
import type { Contract } from "../contract/model/types.js";
import type { OperationSelection } from "./changes/types.js";

/**
 * The contract with the operations that are to be compared, by the patterns of {@link operationMatcher}. No pattern fits a
 * webhook: a choice of operations leaves webhooks out.
 */
export function selectOperations(contract: Contract, selection: OperationSelection): Contract {
  if (!isSelective(selection)) return contract;
  const { only, except = [] } = selection;
  const wanted = only?.map(operationMatcher);
  const unwanted = except.map(operationMatcher);
  const operations = contract.operations.filter(
    (operation) =>
      (wanted === undefined || wanted.some((fits) => fits(operation))) && !unwanted.some((fits) => fits(operation)),
  );
  return { ...contract, operations, ...(wanted && contract.webhooks && { webhooks: [] }) };
}

/** Whether the selection can leave operations out. */
export function isSelective({ only, except = [] }: OperationSelection): boolean {
  return only !== undefined || except.length > 0;
}

/** The patterns that fit no operation of any of the contracts, such as one that is misspelt. */
export function unmatchedPatterns(
  contracts: readonly Contract[],
  { only = [], except = [] }: OperationSelection = {},
): readonly string[] {
  return [...new Set([...only, ...except])].filter((pattern) => {
    const fits = operationMatcher(pattern);
    return !contracts.some(({ operations }) => operations.some(fits));
  });
}

/** A choice of operations leaves none of any of the contracts. */
export function leavesNothing(contracts: readonly Contract[], selection: OperationSelection = {}): boolean {
  const isChosen = selection.only !== undefined || selection.except !== undefined;
  return isChosen && contracts.every((contract) => selectOperations(contract, selection).operations.length === 0);
}
