import type { Level } from "../drift/changes/types.js";

/** Whether a run fails, and by what. */
export interface Outcome {
  readonly isFailed: boolean;
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

/** Why a run fails though its verdicts do not say so, in sentences for people. */
export function failureNotes({ reasons = [] }: Partial<Outcome> = {}): readonly string[] {
  return reasons.filter(({ isVerdict }) => !isVerdict).map(({ words }) => `Fails: ${words}`);
}
