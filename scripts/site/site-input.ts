import type { Contract, Operation } from "../contract/model/types.js";
import type { ProviderScore } from "../drift/score.js";
import type { Conflict } from "../merge/conflicts.js";
import type { Exclusion } from "../merge/exclusions.js";
import type { Comparand } from "../report/comparand.js";
import type { Support, SupportRow } from "../report/support.js";
import type { ClientModule } from "./call/typescript.js";

/** What a site is made of. */
export interface SiteInput {
  readonly title: string;
  /** The reference first. */
  readonly providers: readonly Contract[];
  readonly merged: Contract;
  readonly portable?: { readonly contract: Contract; readonly exclusions: readonly Exclusion[] };
  readonly conflicts: readonly Conflict[];
  readonly support: Support;
  readonly scores: readonly ProviderScore[];
  /** Each provider against the reference. */
  readonly comparands: readonly Comparand[];
  /** The report of drift, as a page of its own. */
  readonly drift: string;
  /** How TypeScript imports a provider's client. */
  readonly clientOf: (contract: Contract) => ClientModule;
  /** By name of a contract: its reference as a page of its own, or why there is none. */
  readonly references: ReadonlyMap<string, ReferencePage>;
}

export type ReferencePage = { readonly text: string } | { readonly problem: string };

/** One operation, and the contract that says most of it: the merged one, unless that has it not. */
export interface OperationView {
  readonly row: SupportRow;
  readonly operation: Operation;
  readonly contract: Contract;
  /** Links to the changes in the report of drift, by provider. */
  readonly driftOf: (provider: string) => string | undefined;
}
