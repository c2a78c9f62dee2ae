import type { Issue } from "../validation/validator-types.js";
import type { DriftKind } from "./drift-event.js";
import type { HttpClient } from "./http-client.js";
import type { Log } from "./logger.js";
import type { AnyClientOptions } from "./options.js";
import type { OperationSpec, Provider } from "./provider.js";
import type { Redact } from "./redact.js";
import type { BaseUrl } from "./url.js";

/** What all calls of one client share. */
export interface ClientContext {
  readonly provider: Provider<unknown>;
  readonly options: AnyClientOptions;
  readonly base: BaseUrl;
  /** Every request goes through it. */
  readonly http: HttpClient;
  readonly fetch: typeof globalThis.fetch;
  /** It is not the platform's own. */
  readonly isForeign: boolean;
  readonly redactor: (secrets: readonly string[]) => Redact;
  readonly log: Log | undefined;
  /** Tells the log and `onDrift`; absent when nobody listens. */
  readonly report: Report | undefined;
}

export type Report = (spec: OperationSpec, kind: DriftKind, issues: readonly Issue[], requestId?: string) => void;
