/** A change that the maintainer knows of and lets pass: what the config states, and drift judges by. */
export interface AcceptedChange {
  /** As the JSON report gives it. */
  readonly fingerprint: string;
  /** Why it passes, for those who read it later. */
  readonly reason: string;
  /** ISO date (`2026-12-31`) after which the change is reported again. */
  readonly expires?: string;
}

/** ISO dates, with a time or without; no 31 February, which `Date` would take for 3 March. */
export function isDate(value: string): boolean {
  const [, day = ""] = /^(\d{4}-\d{2}-\d{2})(?:T.+)?$/.exec(value) ?? [];
  if (Number.isNaN(Date.parse(value)) || Number.isNaN(Date.parse(day))) return false;
  return new Date(day).toISOString().startsWith(day);
}

const day = 24 * 60 * 60 * 1000;

/** A date alone lasts to the end of its day. */
export function hasExpired({ expires }: Pick<AcceptedChange, "expires">, today: Date): boolean {
  if (expires === undefined) return false;
  const last = Date.parse(expires) + (/^\d{4}-\d{2}-\d{2}$/.test(expires) ? day : 0);
  return last <= today.getTime();
}
