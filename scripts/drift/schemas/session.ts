import type { Contract } from "../../contract/model/types.js";
import type { DriftOptions } from "../changes/types.js";
import { SchemaComparer } from "./compare-schema.js";
import { Lifecycle } from "./lifecycle.js";
import { ContractPair } from "./pair.js";

/** What one comparison of two contracts shares. */
export interface Session {
  readonly base: Contract;
  readonly revision: Contract;
  readonly comparison: ContractPair;
  readonly schemas: SchemaComparer;
  readonly lifecycle: Lifecycle;
  readonly options: DriftOptions;
  /** `x-stability-level` of the operation that is being compared, where it has one. */
  readonly stability?: string;
  /** The revision was inferred from a page: what it lacks is unknown, not removed. */
  readonly inferred: boolean;
}

export function openSession(base: Contract, revision: Contract, options: DriftOptions): Session {
  const comparison = new ContractPair(base, revision, options.relation);
  const lifecycle = new Lifecycle(options);
  return {
    base,
    revision,
    comparison,
    lifecycle,
    options,
    schemas: new SchemaComparer(comparison, lifecycle),
    inferred: false,
  };
}
