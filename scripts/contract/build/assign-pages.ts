import { findPages } from "../model/find-pages.js";
import type { Pages } from "../model/pages.js";
import type { Operation, Schema } from "../model/types.js";
import { entriesFor } from "./assign-names.js";

/** How a list goes on, as it is set by hand: places are names with dots between. */
export interface PageSettings extends Omit<Pages, "items" | "at" | "more"> {
  readonly items?: string;
  readonly at?: string;
  readonly more?: string;
}

/** Gives operations the pages that are set for them, or found; of two entries for one operation, the first counts. */
export function assignPages(
  operations: readonly Operation[],
  schemas: ReadonlyMap<string, Schema>,
  pages: Readonly<Record<string, false | PageSettings>>,
): readonly Operation[] {
  return operations.map((operation) => {
    const [entry] = entriesFor(operation, pages);
    const page = entry === undefined ? findPages(operation, schemas) : entry[1] && pagesOf(entry[1]);
    return page === undefined ? operation : { ...operation, page };
  });
}

function pagesOf({ items = "data", at, more, ...rest }: PageSettings): Pages {
  return { ...rest, items: keysOf(items), ...(at && { at: keysOf(at) }), ...(more && { more: keysOf(more) }) };
}

function keysOf(place: string): readonly string[] {
  return place === "" ? [] : place.split(".");
}
