import type { Report } from "../../base/diagnostics.js";
import { mapOperation } from "../../contract/model/map-operation.js";
import { isFromPage } from "../../contract/model/page-marks.js";
import { unifyPathNames } from "../../contract/model/path-names.js";
import type { Contract, Operation } from "../../contract/model/types.js";
import { groupByIdentity, type Owned } from "../group-by-identity.js";
import { OperationJoiner } from "../union/operation-joiner.js";
import { SchemaJoiner } from "../union/schema-joiner.js";
import { SecurityJoiner } from "../union/security-joiner.js";
import { openEnums } from "./open-enums.js";
import { intersectOperations, pruneOperation } from "./operation-intersector.js";
import { SchemaIntersector } from "./schema-intersector.js";
import { settleNames } from "./settle-names.js";

export interface PortableOptions {
  /** Is told of the operations that all have and that cannot be called in one way at all of them. */
  readonly report: Report;
  /** Names of properties and parameters whose enumerations do not narrow. Default: none. */
  readonly openEnums?: readonly string[];
}

/**
 * The intersection of contracts, under the provider name `portable`: what every one of them accepts and returns. The
 * first contract that is no docs page is the reference: its names, docs and order win.
 *
 * - Operations are those that every provider describes. A docs page is silent on most of them, which denies nothing: such
 *   an operation is what the others share, and names the providers of which it is not known.
 * - Parameters, properties and answers are those that all who describe the operation describe.
 * - A request that passes is accepted by all. One that needs what not all describe does not exist; the operation that
 *   cannot be called without it is left out and reported.
 * - An answer of any provider passes. A property is required if all require it.
 */
export function portableContract(
  given: readonly [Contract, ...Contract[]],
  { report, openEnums: open = [] }: PortableOptions,
): Contract {
  const contracts = unifyPathNames(pagesLast(given, (contract) => openEnums(contract, open)));
  const [reference, ...others] = contracts;
  if (others.length === 0) return { ...reference, provider: "portable" };
  const requests = new SchemaIntersector(reference);
  const joiner = new SchemaJoiner(contracts);
  const answers = new OperationJoiner(joiner, new SecurityJoiner(contracts, joiner.conflicts));
  const refusals = new Set<Operation>();
  const refuseFor = (operation: Operation) => (reason: string) => {
    if (refusals.has(operation)) return;
    refusals.add(operation);
    report({
      code: "operation-not-portable",
      at: operation.at,
      message: `${operation.key} is left out of the portable contract: ${reason}.`,
      hint: "Call it with the client of one provider.",
    });
  };
  const drafts = sharedGroups(contracts).map(({ group, unknownAt }) => {
    const refuse = refuseFor(group[0].operation);
    const operation = intersectOperations(group, { requests, answers }, refuse);
    return {
      source: group[0].operation,
      refuse,
      operation: unknownAt.length === 0 ? operation : { ...operation, unknownAt },
    };
  });
  const { schemas: asked, settle: settleRequest } = requests.finish();
  const dead = new Set([...asked].flatMap(([name, schema]) => (schema.never ? [name] : [])));
  const pruned = drafts.map((draft) => ({
    ...draft,
    operation: pruneOperation(mapOperation(draft.operation, settleRequest), dead, draft.refuse),
  }));
  const { schemas: answered, settle } = joiner.finish();
  const operations = pruned
    .filter(({ source }) => !refusals.has(source))
    .map(({ operation }) => mapOperation(operation, settle));
  return { ...frameOf(contracts, operations), ...settleNames(operations, asked, answered) };
}

/** A page is no reference where there is another description: it has the words of one operation or two. */
function pagesLast(
  [first, ...rest]: readonly [Contract, ...Contract[]],
  change: (contract: Contract) => Contract,
): readonly [Contract, ...Contract[]] {
  const all = [first, ...rest];
  const [reference = first, ...others] = [...all.filter((one) => !isFromPage(one)), ...all.filter(isFromPage)];
  return [change(reference), ...others.map(change)];
}

interface SharedGroup {
  readonly group: readonly [Owned, ...Owned[]];
  /** Providers whose docs page does not mention the operation. */
  readonly unknownAt: readonly string[];
}

/** The operations that the reference has and that every other provider has, or may have. */
function sharedGroups(contracts: readonly [Contract, ...Contract[]]): readonly SharedGroup[] {
  return [...groupByIdentity(contracts).values()].flatMap((group): readonly SharedGroup[] => {
    const missing = contracts.filter((contract) => !group.some((owned) => owned.contract === contract));
    const isShared = group[0].contract === contracts[0] && missing.every(isFromPage);
    return isShared ? [{ group, unknownAt: missing.map(({ provider }) => provider) }] : [];
  });
}

/** What is said of the API as a whole. */
function frameOf(contracts: readonly [Contract, ...Contract[]], operations: readonly Operation[]): Contract {
  const [{ webhooks, ...reference }] = contracts;
  const names = contracts.map(({ provider }) => provider);
  const servers = contracts.flatMap((contract) => contract.servers);
  const tags = new Set(operations.flatMap((operation) => operation.tags));
  return {
    ...reference,
    provider: "portable",
    info: {
      ...reference.info,
      title: `${reference.info.title}, as far as ${names.slice(0, -1).join(", ")} and ${names.at(-1)} share it`,
    },
    servers: servers.filter(({ url }, index) => servers.findIndex((server) => server.url === url) === index),
    tags: new Map([...reference.tags].filter(([name]) => tags.has(name))),
  };
}
