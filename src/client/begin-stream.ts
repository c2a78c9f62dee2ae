import type { Events } from "../stream/events.js";
import type { StreamClass } from "../transport/provider.js";
import { isObject } from "../transport/server-error.js";

/** So many events are held back at most. */
const mostHeld = 16;

/** Waits for the first event that has something of the answer, so that a failure before it can still move. */
export async function beginStream(stream: Events<unknown>): Promise<AsyncIterable<unknown>> {
  const iterator = stream[Symbol.asyncIterator]();
  const held = [await iterator.next()];
  for (let last = held[0]; isPrelude(last?.value) && held.length < mostHeld; held.push(last))
    last = await iterator.next();
  const rest: AsyncIterator<unknown, undefined> = {
    next() {
      const result = held.shift();
      return result ? Promise.resolve(result) : iterator.next();
    },
    return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
  };
  const Stream = stream.constructor as StreamClass;
  return new Stream(rest, stream.response, stream.controller);
}

/** Says that there will be an answer, and nothing of it: the role of a message, that a response was created. */
function isPrelude(event: unknown): boolean {
  if (!isObject(event)) return false;
  const { type, choices } = event;
  if (Array.isArray(choices)) return choices.every(isEmptyChoice);
  return typeof type === "string" && /^(?:response\.(?:created|queued|in_progress)|message_start|ping)$/.test(type);
}

function isEmptyChoice(choice: unknown): boolean {
  if (!isObject(choice)) return false;
  const { delta = {}, text, finish_reason: end } = choice;
  const parts = isObject(delta) ? Object.entries(delta).filter(([name]) => name !== "role") : [["", delta]];
  return isNothing(text) && isNothing(end) && parts.every(([, part]) => isNothing(part));
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
