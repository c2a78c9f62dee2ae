import { isJoint } from "../base/joint-names.js";
import type { Contract } from "../contract/model/types.js";

/** What a run of `generate` tells of its contracts, as data. */
export interface RunSummary {
  readonly read: readonly {
    readonly provider: string;
    readonly file: string;
    readonly operations: number;
    readonly schemas: number;
    readonly server?: string;
    /** Without a server: the path that a base URL ends in. */
    readonly root?: string;
  }[];
  /** Of the operations, some are not at every provider. */
  readonly merged?: { readonly operations: number; readonly partial: number };
  readonly portable?: number;
}

export function summarize(contracts: readonly Contract[]): RunSummary {
  const merged = contracts.find(({ provider }) => provider === "merged")?.operations;
  const portable = contracts.find(({ provider }) => provider === "portable")?.operations.length;
  return {
    read: contracts
      .filter(({ provider }) => !isJoint(provider))
      .map(({ provider, at, operations, schemas, servers: [server], root }) => ({
        provider,
        file: at.file,
        operations: operations.length,
        schemas: schemas.size,
        ...(server ? { server: server.url } : root !== "" && { root }),
      })),
    ...(merged && {
      merged: { operations: merged.length, partial: merged.filter(({ providers }) => providers !== undefined).length },
    }),
    ...(portable !== undefined && { portable }),
  };
}
