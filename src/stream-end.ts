import { isObject } from "./server-error.js";

/** `response.completed` ends a response, `response.output_text.done` only a part of it. */
const terminalType = /^(?:response\.|(?!response\.).*\.)?(?:completed|done|failed|incomplete|cancelled|message_stop)$/;

/**
 * Watches whether a stream has said that it is complete. Not every server sends the sentinel, so the values are looked
 * at too: every choice that was seen needs a `finish_reason`; events with a `type` must end with one that ends something;
 * `done: false` asks for a `done: true`. A stream of values that show none of these is complete when it ends.
 */
export class StreamEnd {
  readonly #open = new Set<unknown>();
  readonly #finished = new Set<unknown>();
  #lastType: string | undefined;
  #done: boolean | undefined;

  observe(value: unknown): void {
    if (!isObject(value)) return;
    if (Array.isArray(value.choices)) this.#observeChoices(value.choices);
    else if (typeof value.type === "string") this.#lastType = value.type;
    if (typeof value.done === "boolean") this.#done = value.done;
  }

  /** `true` or `false` where the values tell; `undefined` where they do not. */
  get complete(): boolean | undefined {
    if (this.#open.size > 0) return false;
    if (this.#finished.size > 0) return true;
    return this.#lastType === undefined ? this.#done : terminalType.test(this.#lastType);
  }

  #observeChoices(choices: readonly unknown[]): void {
    for (const choice of choices) {
      if (!isObject(choice)) continue;
      const index = choice.index ?? 0;
      if (choice.finish_reason) {
        this.#finished.add(index);
        this.#open.delete(index);
      } else if (!this.#finished.has(index)) this.#open.add(index);
    }
  }
}
