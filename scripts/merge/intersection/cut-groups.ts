import { freeName, providerPrefix } from "../../base/identifiers.js";
import { OperationMapper } from "../../contract/model/map-operation.js";
import { mapSchema } from "../../contract/model/map-schema.js";
import { renamePart } from "../../contract/model/rename-part.js";
import type { SecurityScheme } from "../../contract/model/security.js";
import type { Contract, Operation, Schema } from "../../contract/model/types.js";
import type { Refusal } from "../exclusions.js";
import type { Owned } from "../group-by-identity.js";
import { OperationJoiner } from "../union/operation-joiner.js";
import { SchemaJoiner } from "../union/schema-joiner.js";
import { SecurityJoiner } from "../union/security-joiner.js";
import { intersectOperations, type OperationTools, pruneOperation, type Refuse } from "./operation-intersector.js";
import { SchemaIntersector } from "./schema-intersector.js";
import { reachRequests } from "./settle-names.js";

type Schemas = ReadonlyMap<string, Schema>;

/** One operation at those providers for which it is to be portable. */
export interface SharedGroup {
  readonly group: readonly [Owned, ...Owned[]];
  /** Providers whose docs page does not mention the operation. */
  readonly unknownAt: readonly string[];
}

/** What came of groups: operations that can be called in one way, with the components of requests and of answers. */
export interface CutGroups {
  readonly operations: ReadonlyMap<SharedGroup, Operation>;
  readonly asked: Schemas;
  readonly answered: Schemas;
  readonly refusals: ReadonlyMap<SharedGroup, Refusal>;
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
}

/** Cuts each operation to what all of its group take and return. */
export function cutGroups(contracts: readonly [Contract, ...Contract[]], groups: readonly SharedGroup[]): CutGroups {
  const joiner = new SchemaJoiner(contracts);
  const security = new SecurityJoiner(contracts, joiner.conflicts);
  const answers = new OperationJoiner(joiner, security);
  const refusals = new Map<SharedGroup, Refusal>();
  const refuseFor =
    (shared: SharedGroup): Refuse =>
    (reason, providers = shared.group.map(({ contract }) => contract.provider)) => {
      if (!refusals.has(shared)) refusals.set(shared, { reason, providers });
    };
  const parts = contracts.flatMap((contract, index) => {
    const own = groups.filter(({ group }) => group[0].contract === contract);
    return own.length > 0 || index === 0
      ? [cutOf(contract, own, { answers, isOfReference: index === 0 }, refuseFor)]
      : [];
  });
  const { operations, asked } = uniteRequests(parts);
  const { schemas: answered, settle } = joiner.finish();
  const mapper = new OperationMapper(settle);
  const settled = [...operations]
    .filter(([shared]) => !refusals.has(shared))
    .map(([shared, operation]) => [shared, mapper.operation(operation)] as const);
  return { operations: new Map(settled), asked, answered, refusals, securitySchemes: security.schemes };
}

/** The operations of which one provider has the words, and the components of their requests. */
interface Part {
  readonly provider: string;
  readonly operations: ReadonlyMap<SharedGroup, Operation>;
  readonly schemas: Schemas;
}

function cutOf(
  contract: Contract,
  groups: readonly SharedGroup[],
  tools: Omit<OperationTools, "requests">,
  refuseFor: (shared: SharedGroup) => Refuse,
): Part {
  const requests = new SchemaIntersector(contract);
  const drafts = groups.map((shared) => {
    const operation = intersectOperations(shared.group, { ...tools, requests }, refuseFor(shared));
    const { unknownAt } = shared;
    return [shared, unknownAt.length === 0 ? operation : { ...operation, unknownAt }] as const;
  });
  const { schemas, settle } = requests.finish();
  const dead = new Set([...schemas].flatMap(([name, schema]) => (schema.never ? [name] : [])));
  const mapper = new OperationMapper(settle);
  const pruned = drafts.map(
    ([shared, draft]) => [shared, pruneOperation(mapper.operation(draft), dead, refuseFor(shared))] as const,
  );
  return { provider: contract.provider, operations: new Map(pruned), schemas };
}

/** Components of several providers under one set of names: the first keeps its own, others are prefixed where one is taken. */
function uniteRequests([first, ...others]: readonly Part[]): {
  readonly operations: ReadonlyMap<SharedGroup, Operation>;
  readonly asked: Schemas;
} {
  const operations = new Map(first?.operations);
  const asked = new Map(first?.schemas);
  for (const part of others) {
    const used = reachRequests([...part.operations.values()], part.schemas);
    const names = new Map<string, string>();
    for (const name of used.keys()) {
      const given = asked.has(name) ? freeName(providerPrefix(part.provider) + name, asked) : name;
      names.set(name, given);
      asked.set(given, used.get(name) as Schema);
    }
    const rename = (one: Schema): Schema => renamePart(one, (name) => names.get(name) ?? name);
    for (const [name, schema] of used) asked.set(names.get(name) ?? name, mapSchema(schema, rename));
    const mapper = new OperationMapper(rename);
    for (const [shared, operation] of part.operations) operations.set(shared, mapper.operation(operation));
  }
  return { operations, asked };
}
