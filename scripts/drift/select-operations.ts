import { closest } from "../base/closest.js";
import { operationMatcher, operationTexts } from "../contract/model/operation-matcher.js";
import type { Contract, Operation } from "../contract/model/types.js";
import type { OperationSelection } from "./changes/types.js";

/** As many contracts as were given. */
type Selected<Contracts> = { readonly [Index in keyof Contracts]: Contract };

/**
 * The contracts with the operations that are to be compared, by the patterns of {@link operationMatcher}. An operation that
 * has another tag or name in one of them is chosen, or left out, in all. No pattern fits a webhook: a choice of operations
 * leaves webhooks out.
 */
export function selectOperations<const Contracts extends readonly Contract[]>(
  contracts: Contracts,
  selection: OperationSelection,
): Selected<Contracts> {
  if (!isSelective(selection)) return contracts as Selected<Contracts>;
  const { only, except = [] } = selection;
  const all = contracts.flatMap(({ operations }) => operations);
  const fitting = (patterns: readonly string[]): ReadonlySet<string> => {
    const matchers = patterns.map(operationMatcher);
    return new Set(all.filter((operation) => matchers.some((fits) => fits(operation))).map(({ identity }) => identity));
  };
  const [wanted, unwanted] = [only && fitting(only), fitting(except)];
  const isSelected = ({ identity }: Operation) => (wanted?.has(identity) ?? true) && !unwanted.has(identity);
  const select = (contract: Contract) => ({
    ...contract,
    operations: contract.operations.filter(isSelected),
    ...(only && contract.webhooks && { webhooks: [] }),
  });
  return contracts.map(select) as Selected<Contracts>;
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

/** The selection without the patterns that fit nothing. */
export function matchedPatterns(
  contracts: readonly Contract[],
  selection: OperationSelection = {},
): OperationSelection {
  const unmatched = unmatchedPatterns(contracts, selection);
  const matched = (patterns: readonly string[] = []) => patterns.filter((pattern) => !unmatched.includes(pattern));
  const except = matched(selection.except);
  return { ...(selection.only && { only: matched(selection.only) }), ...(except.length > 0 && { except }) };
}

/** What was probably meant by a pattern that fits no operation of any of the contracts. */
export function meantBy(pattern: string, contracts: readonly Contract[]): string | undefined {
  const all = contracts.flatMap(({ operations }) => operations);
  return closest(pattern, new Set(all.flatMap(operationTexts)));
}

/** A choice of operations leaves none of any of the contracts. */
export function leavesNothing(contracts: readonly Contract[], selection: OperationSelection = {}): boolean {
  const isChosen = selection.only !== undefined || selection.except !== undefined;
  return isChosen && selectOperations(contracts, selection).every(({ operations }) => operations.length === 0);
}
