/** How a list goes on after a page. */
export interface Pages {
  /**
   * `token`: the page has what asks for the next one, or its URL; `item`: the id of the last item does; `page` and `offset`
   * are counted; `link`: the header `Link` has the URL; `single`: there is one page.
   */
  readonly by: "token" | "item" | "page" | "offset" | "link" | "single";
  /** Where a page has its items; `[]`: it is the list itself. */
  readonly items: readonly string[];
  /** The query parameter that asks for another page. */
  readonly parameter?: string;
  /** Where a page has the token or URL, or how many pages or items there are. */
  readonly at?: readonly string[];
  /** Where a page says whether there are more. */
  readonly more?: readonly string[];
  /** The first value of a parameter that counts. */
  readonly start?: number;
}
