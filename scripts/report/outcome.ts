import type { Level } from "../drift/changes/types.js";

/** What a run comes to. */
export interface Outcome {
  /** Why it fails; none where it does not. */
  readonly reasons: readonly FailureReason[];
  /** The levels of findings that fail it, or would. */
  readonly failing: readonly Level[];
}

export interface FailureReason {
  /** A sentence. */
  readonly words: string;
  /** The verdict says as much: that clients break. */
  readonly isVerdict: boolean;
}

/** Whether a run fails. */
export function isFailed({ reasons }: Outcome): boolean {
  return reasons.length > 0;
}

/** Why a run fails though its verdicts do not say so, in sentences for people. */
export function failureNotes({ reasons = [] }: Partial<Outcome> = {}): readonly string[] {
  return reasons.filter(({ isVerdict }) => !isVerdict).map(({ words }) => `Fails: ${words}`);
}
