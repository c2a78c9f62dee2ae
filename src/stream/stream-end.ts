import { isObject } from "../transport/server-error.js";

/** `response.completed` ends a response, `response.output_text.done` only a part of it. */
const terminalType = /^(?:response\.|(?!response\.).*\.)?(?:completed|done|failed|incomplete|cancelled|message_stop)$/;

/** No request asks for as many: what a server sends beyond is not kept in mind. */
const mostChoices = 1_000;

/**
 * Watches whether a stream has said that it is complete. Not every server sends the sentinel, so the values are looked
 * at too: every choice that was seen needs a `finish_reason`; events with a `type` such as `response.created` must end with
 * one that ends something;
 * `done: false` asks for a `done: true`. A stream of values that show none of these is complete when it ends.
 */
export class StreamEnd {
  /** Whether each choice has finished, by its index. */
  readonly #choices = new Map<unknown, boolean>();
  /** The choice of the last value: mostly that of the next one. */
  #known: unknown;
  /** The last `type` or `done`. */
  #last: unknown;

  observe(value: unknown): void {
    if (!isObject(value)) return;
    const { choices } = value;
    if (!Array.isArray(choices)) {
      const { type, done } = value;
      if (typeof type === "string") this.#last = type;
      else if (typeof done === "boolean") this.#last = done;
      return;
    }
    for (const choice of choices) {
      if (!isObject(choice)) continue;
      const { index = 0, finish_reason: reason } = choice;
      if (!reason && index === this.#known) continue;
      this.#known = index;
      if (this.#choices.has(index) ? reason : this.#choices.size < mostChoices)
        this.#choices.set(index, Boolean(reason));
    }
  }

  /** `true` or `false` where the values tell; `undefined` where they do not. */
  get complete(): boolean | undefined {
    if (this.#choices.size > 0) return [...this.#choices.values()].every(Boolean);
    const last = this.#last as boolean | string | undefined;
    if (typeof last !== "string") return last;
    // Types of one word are another API's own, of which nothing is known.
    return terminalType.test(last) || (/[._]/.test(last) ? false : undefined);
  }
}
