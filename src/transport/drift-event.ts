import type { Issue, Validator } from "../validation/validator-types.js";

/**
 * `response`: the data of a success; `event`: one event of a stream; `undocumented` and `dropped`: request fields that the
 * provider does not document and that were sent, or left out; `model`: what the
 * model of a request is known not to take, which was sent.
 */
export type DriftKind = "response" | "event" | "undocumented" | "dropped" | "model";

/** An answer, or a request, departs from the provider's description; fields that it does not know are issues too. */
export interface DriftEvent {
  readonly provider: string;
  /** `POST /v1/chat/completions` */
  readonly operation: string;
  readonly kind: DriftKind;
  readonly requestId: string | undefined;
  readonly issues: readonly Issue[];
}

/** What checks the answers of one operation. */
export interface ResponseValidators {
  /** The data of a success. */
  readonly result?: Validator<unknown> | undefined;
  /** One event of a stream. */
  readonly event?: Validator<unknown> | undefined;
  /** `watch`. Given here, so that only bundles with such validators have it. */
  readonly watch: AnswerWatch;
}

/** What is done with the validators of answers. */
export interface AnswerWatch {
  /**
   * Makes what checks values after the caller has them. One observer serves one call, and tells each kind of trouble once:
   * the same unknown field in a thousand events is one finding.
   */
  observer(
    validators: Pick<ResponseValidators, "result" | "event">,
    kind: "response" | "event",
    report: (issues: readonly Issue[]) => void,
  ): ((value: unknown) => void) | undefined;
  /** Whether the schema describes data with an `error` in it: a failed response is data. */
  knows(validator: Validator<unknown>, data: unknown): boolean;
}
