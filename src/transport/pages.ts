import { hasOwn } from "../validation/record.js";

/** What asks for the page after one: query parameters in place of the call's own, or a whole query. */
export interface NextQuery {
  readonly query?: Readonly<Record<string, unknown>>;
  /** The whole query, without `?`, beside what every request of the operation has. */
  readonly search?: (always: string) => string;
}

/** One page of a list, and what asked for it. */
export interface PageView {
  readonly data: unknown;
  readonly response: Response;
  readonly items: readonly unknown[];
  /** The value that asked for it of {@link PageSpec.parameter}; `undefined` where the call gave none. */
  readonly asked: unknown;
  /** What it says of the list: what is at {@link PageSpec.at}, else its header `Link`. */
  readonly says: unknown;
}

/** Says what asks for the page after one; `undefined` where it is the last. */
export type FindNext = (page: PageView, spec: PageSpec) => NextQuery | undefined;

/** Makes the promise that a list call returns. */
export type ReadPages = (call: PageCall, spec: PageSpec) => Promise<unknown>;

/** How a list call gets its pages. */
export interface PageCall {
  /** The first page, or the one that is asked for by `next`. */
  readonly get: (next?: NextQuery) => Promise<PageResult>;
  /** Its operation. */
  readonly spec: { readonly path: string };
  readonly values: readonly unknown[];
}

export interface PageResult {
  readonly data: unknown;
  readonly response: Response;
  readonly requestId: string | undefined;
}

/** How a list operation's pages are read. */
export interface PageSpec {
  /** Where a page has its items; `[]`: it is the list itself. */
  readonly items: readonly string[];
  /** The query parameter that asks for another page. */
  readonly parameter?: string;
  /** Where a page says what asks for the next one: a token, a URL, or how many pages or items there are. */
  readonly at?: readonly string[];
  /** Where a page says whether there are more. */
  readonly more?: readonly string[];
  /** The first value of a parameter that counts; default 1 for pages, 0 for items. */
  readonly start?: number;
  /** Absent where there is one page. Given here, as is {@link read}, so that only bundles with such lists have it. */
  readonly next?: FindNext;
  readonly read: ReadPages;
}

/** A value inside of others, by its keys. */
export function valueIn(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null && hasOwn(inner, key)
        ? (inner as Readonly<Record<string, unknown>>)[key]
        : undefined,
    value,
  );
}
