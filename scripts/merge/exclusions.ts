/** Why the portable contract lacks something, in words that a provider's name goes before. */
export const exclusionRules = {
  absent: "does not describe it",
  alternatives: "describes it of some alternatives only",
  writing: "writes it in another way",
  values: "no value suits all",
  call: "cannot be called in one way",
} as const;

export type ExclusionRule = keyof typeof exclusionRules;

/** What the portable contract lacks of an operation, and who kept it out. */
export interface Exclusion {
  /** `POST /v1/completions`. */
  readonly operation: string;
  /** `request.messages[].name`, `query limit`; absent for the operation itself, which then is for the others alone or for nobody. */
  readonly part?: string;
  readonly rule: ExclusionRule;
  /** In the order of providers. */
  readonly providers: readonly string[];
  /** What stands in the way, for an operation that cannot be called. */
  readonly reason?: string;
}

/** Why an operation cannot be called in one way at all of its providers, and whose words say so. */
export interface Refusal {
  readonly reason: string;
  readonly providers: readonly string[];
}
