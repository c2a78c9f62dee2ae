import type { Origin } from "../base/diagnostics.js";

/** A point on which providers say different things of one operation or schema. What only some have at all is no conflict. */
export interface Conflict {
  /** `CreateCompletionRequest.temperature`, or `POST /v1/completions`. */
  readonly location: string;
  readonly kind: "type" | "values" | "limit" | "required" | "format" | "default" | "closed";
  readonly sides: readonly ConflictSide[];
  /** What the merged contract says. */
  readonly result: string;
}

export interface ConflictSide {
  readonly provider: string;
  readonly text: string;
  readonly at: Origin;
}
