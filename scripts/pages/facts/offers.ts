import type { TableRow } from "../blocks/block.js";
import { asksForOffer, beginsWithDenial, saysNo, saysNotOffered } from "../words/offer-words.js";

/** The rows of a table of endpoints that say that theirs is not offered: by a column that tells so, or in a cell of nothing else. */
export function rowsNotOffered(rows: readonly TableRow[]): ReadonlySet<TableRow> {
  const [header, ...others] = rows;
  const asking = (header?.cells ?? []).flatMap((cell, at) => (asksForOffer(cell) ? [at] : []));
  const isDenial = (cell: string, at: number): boolean => saysNotOffered(cell) || (asking.includes(at) && saysNo(cell));
  return new Set(others.filter(({ cells }) => cells.some(isDenial)));
}

/** Whether an item of a list says that its endpoint is not offered: `` [ ] `POST /v1/voyages` ``, `` `POST /v1/voyages` (coming soon) ``. */
export function isItemNotOffered(text: string, rest: string): boolean {
  const said = rest.replace(/^\[[ x]\]/i, "").replace(/^[\s:：–—-]+/, "");
  return /^\[ \]\s/.test(text) || beginsWithDenial(text) || saysNotOffered(said);
}
