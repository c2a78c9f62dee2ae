import type { Report } from "../diagnostics.js";
import type { Contract, Operation } from "../ir/types.js";
import { groupByIdentity } from "./merge-contracts.js";
import { intersectOperations, pruneOperation } from "./operation-intersector.js";
import { OperationMerger } from "./operation-merger.js";
import { SchemaIntersector } from "./schema-intersector.js";
import { SchemaMerger } from "./schema-merger.js";
import { settleNames } from "./settle-names.js";

export interface PortableOptions {
  /** Is told of the operations that all have and that cannot be called in one way at all of them. */
  readonly report: Report;
}

/**
 * The intersection of contracts, under the provider name `portable`: what every one of them accepts and returns. The
 * first contract is the reference: its names, docs and order win.
 *
 * - Operations, parameters, properties and answers are those that every provider describes. What a docs page does not
 *   mention is unknown, which is no promise: it is left out as well.
 * - A request that passes is accepted by all. One that needs what not all describe does not exist; the operation that
 *   cannot be called without it is left out and reported.
 * - An answer of any provider passes. A property is required if all require it.
 */
export function portableContract(contracts: readonly [Contract, ...Contract[]], { report }: PortableOptions): Contract {
  const [reference, ...others] = contracts;
  if (others.length === 0) return { ...reference, provider: "portable" };
  const requests = new SchemaIntersector(reference);
  const merger = new SchemaMerger(reference, new Map(contracts.map((contract) => [contract.provider, contract])));
  const answers = new OperationMerger(merger);
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
  const groups = [...groupByIdentity(contracts).values()].filter((group) => group.length === contracts.length);
  const drafts = groups.map((group) => {
    const refuse = refuseFor(group[0].operation);
    return { source: group[0].operation, refuse, operation: intersectOperations(group, { requests, answers }, refuse) };
  });
  const asked = requests.finish();
  const dead = new Set([...asked].flatMap(([name, schema]) => (schema.never ? [name] : [])));
  const pruned = drafts.map((draft) => ({ ...draft, operation: pruneOperation(draft.operation, dead, draft.refuse) }));
  const operations = pruned.filter(({ source }) => !refusals.has(source)).map(({ operation }) => operation);
  return { ...frameOf(contracts, operations), ...settleNames(operations, asked, merger.finish()) };
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
