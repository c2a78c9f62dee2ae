import { isObject } from "../transport/server-error.js";
import type { ApiPromise } from "./api-promise.js";

/** A list call: a promise of its first page, and an iteration over the items of all pages. */
export interface PagePromise<T, Item> extends ApiPromise<T>, AsyncIterable<Item> {}

/**
 * The items of a page and of those after it, each asked for when the one before is used up. Ends where the server says
 * so (`has_more`), or, where it says nothing, at an empty page or at one that begins like the last: a server that does
 * not know the cursor sends the same page for ever.
 */
export async function* readPages(
  first: Promise<unknown>,
  items: string,
  next: (after: string) => Promise<unknown>,
): AsyncGenerator<unknown, void, undefined> {
  let page = await first;
  let start: string | undefined;
  for (;;) {
    if (!isObject(page)) return;
    const list = page[items];
    if (!Array.isArray(list) || list.length === 0) return;
    const begin = identity(list[0]);
    if (begin !== undefined && begin === start) return;
    yield* list;
    const after = typeof page.last_id === "string" ? page.last_id : identity(list.at(-1));
    if (page.has_more === false || after === undefined) return;
    start = begin;
    page = await next(after);
  }
}

function identity(item: unknown): string | undefined {
  return isObject(item) && typeof item.id === "string" ? item.id : undefined;
}
