import { namesBelow, namingSchemas } from "./names-below.js";
import { operationMatcher } from "./operation-matcher.js";
import type { Contract, Operation } from "./types.js";

/** Which operations there are to be, by the patterns of {@link operationMatcher}. */
export interface OperationChoice {
  /** Only what one of these fits. Default: all. */
  readonly include?: readonly string[] | undefined;
  /** Nothing that one of these fits. */
  readonly exclude?: readonly string[] | undefined;
}

export interface ChosenContract {
  readonly contract: Contract;
  readonly leftOut: readonly Operation[];
}

/** The contract without the operations that a choice leaves out, and without the components and tags that only those used. */
export function chooseOperations(contract: Contract, choices: readonly OperationChoice[]): ChosenContract {
  const tests = choices.map(({ include, exclude = [] }) => {
    const [wanted, unwanted] = [include?.map(operationMatcher), exclude.map(operationMatcher)];
    return (operation: Operation) =>
      (wanted === undefined || wanted.some((fits) => fits(operation))) && !unwanted.some((fits) => fits(operation));
  });
  const isChosen = (operation: Operation): boolean => tests.every((test) => test(operation));
  const operations = contract.operations.filter(isChosen);
  if (operations.length === contract.operations.length) return { contract, leftOut: [] };
  const leftOut = contract.operations.filter((operation) => !isChosen(operation));
  const kept = keptSchemas({ ...contract, operations }, leftOut);
  const lostTags = lost(leftOut, operations);
  const { tags, schemas } = contract;
  return {
    contract: {
      ...contract,
      operations,
      tags: new Map([...tags].filter(([name]) => !lostTags.has(name))),
      schemas: new Map([...schemas].filter(([name]) => kept.has(name))),
    },
    leftOut,
  };
}

function lost(leftOut: readonly Operation[], operations: readonly Operation[]): ReadonlySet<string> {
  const used = new Set(operations.flatMap(({ tags }) => tags));
  return new Set(leftOut.flatMap(({ tags }) => tags).filter((tag) => !used.has(tag)));
}

/** What others lead to, and what no operation that is left out leads to: the description has that for its own sake. */
function keptSchemas({ operations, schemas, webhooks }: Contract, leftOut: readonly Operation[]): ReadonlySet<string> {
  const gone = namesBelow(namingSchemas(leftOut), schemas);
  const free = [...schemas].filter(([name]) => !gone.has(name));
  const used = namesBelow([...namingSchemas(operations, webhooks), ...free.map(([, schema]) => schema)], schemas);
  return new Set([...used, ...free.map(([name]) => name)]);
}
