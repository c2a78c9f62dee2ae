import type { Report } from "../../base/diagnostics.js";
import type { Json } from "../../base/json.js";
import { assignNames, entriesFor } from "../../contract/build/assign-names.js";
import { asVariant } from "../../contract/build/fold-twins.js";
import { OperationMapper } from "../../contract/model/map-operation.js";
import { mapSchema } from "../../contract/model/map-schema.js";
import { unifyPathNames } from "../../contract/model/path-names.js";
import type { Contract, Operation, Schema, UnnamedOperation } from "../../contract/model/types.js";
import { inferredMark, pageOriginMark } from "../../spec/extensions.js";
import type { Conflict } from "../conflicts.js";
import { groupByIdentity, type Owned } from "../group-by-identity.js";
import { holders, type Of } from "./join-exchange.js";
import { OperationJoiner } from "./operation-joiner.js";
import { limitsOfOperation } from "./operation-limits.js";
import { placeConflicts } from "./place-conflicts.js";
import { routesOf, writtenOperations } from "./routes.js";
import { SchemaJoiner } from "./schema-joiner.js";
import { SecurityJoiner } from "./security-joiner.js";

export interface MergeOptions {
  readonly report: Report;
  readonly naming?: Readonly<Record<string, string>>;
  /** How operations are joined that are not a union of all that is said of them. */
  readonly operations?: Readonly<Record<string, "union" | "prefer" | "separate">>;
  /** Names of components by provider and own name, `openrouter.Model`. */
  readonly components?: Readonly<Record<string, string>>;
}

export interface Merged {
  /** The union of all contracts, under the provider name `merged`. */
  readonly contract: Contract;
  readonly conflicts: readonly Conflict[];
}

/**
 * Merges contracts into one that holds every operation and field that some provider has. The first contract is the
 * reference: its names, docs and order win. Differing types are joined, differing limits loosened; each is a conflict.
 */
export function mergeContracts(given: readonly [Contract, ...Contract[]], options: MergeOptions): Merged {
  const contracts = unifyPathNames(given);
  const [{ models: _, ...reference }] = contracts;
  const joiner = new SchemaJoiner(contracts, new Map(Object.entries(options.components ?? {})));
  const security = new SecurityJoiner(contracts, joiner.conflicts);
  const merger = new OperationJoiner(joiner, security);
  const groups = groupByIdentity(contracts);
  const written = writtenOperations(given, contracts);
  const operations = [...groups.values()].flatMap((group) =>
    joinGroup(group, merger, contracts, options).map(([operation, members]) => ({
      ...operation,
      ...routesOf(members, operation, written, (owned) => security.of(owned)),
    })),
  );
  const webhooks = merger.joinWebhooks(contracts);
  const { schemas, settle } = joiner.finish();
  const mapper = new OperationMapper((schema) => settle(withoutOneSide(schema)));
  const named = assignNames(operations, options.naming ?? {}, options.report);
  const contract: Contract = {
    ...reference,
    provider: "merged",
    info: {
      ...reference.info,
      title: `${reference.info.title}, with ${contracts
        .slice(1)
        .map(({ provider }) => provider)
        .join(" and ")}`,
    },
    operations: named.map((operation) => {
      const own = withoutMarks(mapper.operation(operation));
      return { ...own, ...limitsOfOperation(own, schemas) };
    }),
    ...(webhooks.length > 0 && { webhooks: webhooks.map((hook) => mapper.hook(hook)) }),
    tags: new Map([...contracts].reverse().flatMap(({ tags }) => [...tags])),
    schemas: new Map([...schemas].map(([name, schema]) => [name, mapSchema(schema, withoutOneSide)])),
    securitySchemes: security.schemes,
  };
  return { contract, conflicts: placeConflicts(joiner.conflicts.all, contract) };
}

/** One operation of all, or as the config wants it, each with who is called for it. */
function joinGroup(
  group: readonly [Owned, ...Owned[]],
  merger: OperationJoiner,
  contracts: readonly Contract[],
  { operations: rules = {} }: MergeOptions,
): readonly (readonly [UnnamedOperation, readonly Owned[]])[] {
  const [first, ...others] = group;
  const [[, rule] = []] = group.flatMap(({ operation }) => entriesFor(operation, rules));
  const joined = merger.join(rule === undefined || rule === "union" ? group : [first], contracts);
  const { providers: _, ...preferred } = joined;
  const whose = holders(group.map(asPart), contracts.map(asPart));
  if (rule !== "separate") return [[rule === "prefer" ? { ...preferred, ...whose } : joined, group]];
  const apart = others.map((owned) => asVariant(merger.join([owned], contracts), owned.contract.provider));
  return [[joined, [first]], ...apart.map((one, index) => [one, others.slice(index, index + 1)] as const)];
}

function asPart(one: Contract | Owned): Of<undefined> {
  return { contract: "contract" in one ? one.contract : one, part: undefined };
}

/**
 * A schema as the merged contract has it. Branches that exclude each other at one provider need not do so once those of
 * several are joined, and how one provider's page was read says nothing of the others.
 */
export function withoutOneSide(schema: Schema): Schema {
  if (schema.oneOf === undefined && schema.notes.extensions === undefined) return schema;
  const { oneOf, notes, ...rest } = schema;
  const { extensions, ...others } = notes;
  const kept = withoutPageMarks(extensions);
  const plain = { ...rest, notes: kept === undefined ? others : { ...others, extensions: kept } };
  if (oneOf === undefined) return plain;
  return plain.anyOf === undefined ? { ...plain, anyOf: oneOf } : { ...plain, oneOf };
}

export function withoutMarks({ extensions, ...operation }: Operation): Operation {
  const kept = withoutPageMarks(extensions);
  return kept === undefined ? operation : { ...operation, extensions: kept };
}

function withoutPageMarks(extensions: ReadonlyMap<string, Json> | undefined): ReadonlyMap<string, Json> | undefined {
  const kept = [...(extensions ?? [])].filter(([name]) => !pageMarks.has(name));
  return kept.length === 0 ? undefined : new Map(kept);
}

const pageMarks: ReadonlySet<string> = new Set([inferredMark, pageOriginMark]);
