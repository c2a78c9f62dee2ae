import type { Contract } from "./types.js";

/** What an emitter works on: one client, which is a provider's, the portable or the merged one. */
export interface EmitterInput {
  readonly contract: Contract;
  /** What `client.ts` exports: the type of a client, and the data that `createClient` makes one of. */
  readonly exports: { readonly client: string; readonly provider: string };
  /** How a module beside `client.ts` imports the runtime. */
  readonly runtime: string;
  /** Names of our files of the client, beside which those of the emitter are written. */
  readonly files: readonly string[];
}

/** File texts by name below the folder of the client. */
export type EmittedFiles = ReadonlyMap<string, string> | Readonly<Record<string, string>>;

/**
 * Writes further files of each client, by a function of the user's own: a contract comes in, texts go out. It is called once
 * for each client, in the order in which they are written; equal input must give equal texts.
 */
export interface Emitter {
  /** For messages, and for the first line of what it writes. */
  readonly name: string;
  emit(input: EmitterInput): EmittedFiles | Promise<EmittedFiles>;
}
