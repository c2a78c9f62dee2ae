import type { Origin } from "../../base/diagnostics.js";
import type { Json } from "../../base/json.js";

/** Alternatives of schemes: each maps a scheme's name to the scopes that it needs. */
export type SecurityRequirement = ReadonlyMap<string, readonly string[]>;

export interface SecurityScheme {
  readonly type: "apiKey" | "http" | "mutualTLS" | "oauth2" | "openIdConnect";
  /** Everything else that the description says of it, as it stands there. */
  readonly definition: Readonly<Record<string, Json>>;
  /** It was read from a header parameter, and no description names it. */
  readonly inferred?: true;
  readonly at: Origin;
}

/** A header parameter that calls are authorised with. */
export interface KeyHeader {
  /** As it is written. */
  readonly name: string;
  readonly at: Origin;
}
