import {
  type ContractCapabilities,
  capabilitiesOf,
  type DescribedFields,
  type RequestField,
} from "../contract/model/capabilities.js";
import type { Contract, Operation } from "../contract/model/types.js";
import type { OperationShares, ProviderShares } from "../drift/score.js";

/** `narrower`: it takes the field, but not every value that the reference takes. */
export type SupportState = "taken" | "narrower" | "missing" | "unknown";

/** A sign for each, as tables have it. */
export const supportStates: Readonly<Record<SupportState, string>> = {
  taken: "✓",
  narrower: "◐",
  missing: "–",
  unknown: "?",
};

/** One state for each provider, in their order. */
type States = readonly SupportState[];

export interface SupportField {
  readonly in: RequestField["in"] | "events";
  readonly name: string;
  readonly states: States;
}

/** What providers take of one operation. */
export interface SupportRow {
  readonly identity: string;
  readonly key: string;
  /** Whether they have it. */
  readonly states: States;
  /** Parameters but those of the path, properties of the body, and whether the answer comes as events. */
  readonly fields: readonly SupportField[];
}

export interface Support {
  readonly providers: readonly string[];
  readonly rows: readonly SupportRow[];
  /** What is known of models, of providers whose config says it. */
  readonly models: readonly SupportModels[];
}

export interface SupportModels {
  readonly provider: string;
  readonly models: NonNullable<Contract["models"]>;
}

interface Column {
  readonly contract: Contract;
  readonly capabilities: ContractCapabilities;
  /** By identity of an operation; absent of the reference. */
  readonly shares: ReadonlyMap<string, OperationShares> | undefined;
}

/**
 * What each provider takes by its description, the reference first. Where the reference has a field, its share in the score
 * tells how much of it a provider takes; of other fields, whether it is described.
 */
export function supportOf(contracts: readonly Contract[], shares: readonly ProviderShares[]): Support {
  const byProvider = new Map(
    shares.map(({ provider, operations }) => [
      provider,
      new Map(operations.map((each) => [each.operation.identity, each])),
    ]),
  );
  const columns = contracts.map(
    (contract): Column => ({
      contract,
      capabilities: capabilitiesOf(contract),
      shares: byProvider.get(contract.provider),
    }),
  );
  const operations = new Map<string, Operation>();
  for (const contract of contracts)
    for (const operation of contract.operations)
      if (!operations.has(operation.identity)) operations.set(operation.identity, operation);
  const rows = [...operations.values()].map(({ identity, key }): SupportRow => {
    const states = columns.map((column) => stateOf(column, found(column, identity) !== undefined));
    return { identity, key, states, fields: fieldsOf(columns, identity) };
  });
  const models = contracts.flatMap(({ provider, models }) => (models === undefined ? [] : [{ provider, models }]));
  return { providers: contracts.map(({ provider }) => provider), rows, models };
}

function fieldsOf(columns: readonly Column[], identity: string): readonly SupportField[] {
  const described = columns.flatMap((column) => found(column, identity) ?? []);
  const fields = new Map(described.flatMap(({ places }) => [...places]).map((field) => [keyOf(field), field]));
  const listed = [...fields.values()].map((field): SupportField => {
    const states = columns.map((column) => fieldState(column, identity, field));
    return { ...field, states };
  });
  if (!described.some(({ stream }) => stream)) return listed;
  const states = columns.map((column) => stateOf(column, found(column, identity)?.stream === true));
  return [...listed, { in: "events", name: "(events)", states }];
}

function keyOf({ in: where, name }: RequestField): string {
  return `${where} ${name}`;
}

function fieldState(column: Column, identity: string, field: RequestField): SupportState {
  const own = found(column, identity);
  const shared = column.shares?.get(identity)?.fields.find((each) => keyOf(each) === keyOf(field));
  const isDescribed = own?.places.some((place) => keyOf(place) === keyOf(field)) === true;
  const isOpen = own?.open === true && field.in === "body";
  if (shared?.share !== undefined && own !== undefined && shared.share > 0)
    return shared.share < 1 ? "narrower" : "taken";
  if (field.in === "body" && own?.lacks.includes(field.name)) return "missing";
  return stateOf(column, isDescribed || isOpen);
}

function found({ capabilities }: Column, identity: string): DescribedFields | undefined {
  return capabilities.operations.get(identity);
}

function stateOf({ capabilities }: Column, isDescribed: boolean): SupportState {
  if (isDescribed) return "taken";
  return capabilities.silent ? "unknown" : "missing";
}
