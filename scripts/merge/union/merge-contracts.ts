import type { Report } from "../../base/diagnostics.js";
import type { Json } from "../../base/json.js";
import { assignNames } from "../../contract/build/assign-names.js";
import { mapHook, mapOperation } from "../../contract/model/map-operation.js";
import { mapSchema } from "../../contract/model/map-schema.js";
import { unifyPathNames } from "../../contract/model/path-names.js";
import type { Contract, Operation, Schema } from "../../contract/model/types.js";
import { inferredMark, pageOriginMark } from "../../spec/extensions.js";
import type { Conflict } from "../conflicts.js";
import { groupByIdentity } from "../group-by-identity.js";
import { OperationMerger } from "./operation-merger.js";
import { SchemaMerger } from "./schema-merger.js";

export interface MergeOptions {
  readonly report: Report;
  readonly naming?: Readonly<Record<string, string>>;
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
  const [reference] = contracts;
  const byProvider = new Map(contracts.map((contract) => [contract.provider, contract]));
  const schemas = new SchemaMerger(reference, byProvider);
  const merger = new OperationMerger(schemas);
  const groups = groupByIdentity(contracts);
  const operations = [...groups.values()].map((group) => merger.merge(group, contracts));
  const named = assignNames(operations, options.naming ?? {}, options.report);
  const webhooks = merger.mergeWebhooks(contracts);
  const settle = (schema: Schema): Schema => withoutFullMark(withoutOneSide(schema), contracts);
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
    operations: named.map((operation) => withoutMarks(mapOperation(operation, settle))),
    ...(webhooks && { webhooks: webhooks.map((hook) => mapHook(hook, settle)) }),
    tags: new Map([...contracts].reverse().flatMap(({ tags }) => [...tags])),
    schemas: new Map([...schemas.finish()].map(([name, schema]) => [name, mapSchema(schema, settle)])),
    securitySchemes: new Map([...contracts].reverse().flatMap(({ securitySchemes }) => [...securitySchemes])),
  };
  return {
    contract,
    conflicts: [...schemas.conflicts].sort((a, b) => (a.location < b.location ? -1 : a.location > b.location ? 1 : 0)),
  };
}

/**
 * A schema as the merged contract has it. Branches that exclude each other at one provider need not do so once those of
 * several are joined, and how one provider's page was read says nothing of the others.
 */
export function withoutOneSide(schema: Schema): Schema {
  const { oneOf, notes, ...rest } = schema;
  const { extensions, ...others } = notes;
  const kept = withoutPageMarks(extensions);
  const plain = { ...rest, notes: kept === undefined ? others : { ...others, extensions: kept } };
  if (oneOf === undefined) return plain;
  return plain.anyOf === undefined ? { ...plain, anyOf: oneOf } : { ...plain, oneOf };
}

/** Where a provider has several components for one, a property may be in some of them at each: then all have it. */
function withoutFullMark(schema: Schema, contracts: readonly Contract[]): Schema {
  const { providers, ...notes } = schema.notes;
  const isEverywhere = contracts.every(({ provider }) => providers?.includes(provider));
  return isEverywhere ? { ...schema, notes } : schema;
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
