/** A change that the maintainer knows of and lets pass: what the config states, and drift judges by. */
export interface AcceptedChange {
  /** As the JSON report gives it. */
  readonly fingerprint: string;
  readonly reason: string;
  /** ISO date (`2026-12-31`) after which the change is reported again. */
  readonly expires?: string;
}
