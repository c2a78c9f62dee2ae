import { ConcordError } from "../transport/errors.js";
import {
  type PageCall,
  type PageResult,
  type PageSpec,
  type PageView,
  type ReadPages,
  valueIn,
} from "../transport/pages.js";
import { type ApiPromise, apiPromise } from "./api-promise.js";
import { isRecord, type Places, readArguments } from "./arguments.js";
import { idOf } from "./next-page.js";

/** What a page of a list can do beside what it holds. It is iterated over its items and those of all pages after it. */
export interface PageMethods<T, Item> extends AsyncIterable<Item> {
  hasNextPage(): boolean;
  /** Throws `ConcordError` where there is none. */
  getNextPage(): Promise<Page<T, Item>>;
  /** This page and those after it, each asked for when the one before has been seen. */
  iterPages(): AsyncGenerator<Page<T, Item>, void, undefined>;
}

/** A page of a list: the answer as it came, with methods that are no part of its data. */
export type Page<T, Item> = T & PageMethods<T, Item>;

/** A list call: a promise of its first page, and an iteration over the items of all pages. */
export interface PagePromise<T, Item> extends ApiPromise<Page<T, Item>>, AsyncIterable<Item> {
  /** The page after the first. */
  getNextPage(): Promise<Page<T, Item>>;
  iterPages(): AsyncGenerator<Page<T, Item>, void, undefined>;
}

/** Gives a page, and every page after it, its methods. */
export const readPages: ReadPages = (call, spec) => {
  const attach = (first: PageResult): PageResult => {
    withMethods(first, givenQuery(call), { call, spec });
    return first;
  };
  const first = apiPromise(call.get().then(attach));
  const page = async () => pageOf(await first.withResponse());
  return Object.assign(first, {
    getNextPage: async () => (await page()).getNextPage(),
    iterPages: () => allPages(page()),
    [Symbol.asyncIterator]: () => allItems(page()),
  });
};

/** The query parameters of a call, wherever they stand. */
function givenQuery({ spec, values }: PageCall): Readonly<Record<string, unknown>> {
  const { query, options } = readArguments(spec as Places, values);
  const more: unknown = Object(options).query;
  return { ...(isRecord(query) && query), ...(isRecord(more) && more) };
}

/** Its data has the methods. */
function pageOf({ data }: PageResult): AnyPage {
  return data as AnyPage;
}

interface Reading {
  readonly call: PageCall;
  readonly spec: PageSpec;
}

type AnyPage = PageMethods<unknown, unknown>;

/** `query`: what asked for it. */
function withMethods(result: PageResult, query: Readonly<Record<string, unknown>>, reading: Reading): AnyPage {
  const { call, spec } = reading;
  const view = viewOf(result, query, spec);
  const next = () => (Array.isArray(valueIn(result.data, spec.items)) ? spec.next?.(view, spec) : undefined);
  const methods: AnyPage = {
    hasNextPage: () => next() !== undefined,
    async getNextPage() {
      const wanted = next();
      if (wanted === undefined) throw new ConcordError("There is no next page: see hasNextPage().");
      return withMethods(await call.get(wanted), { ...query, ...wanted.query }, reading);
    },
    iterPages: () => allPages(Promise.resolve(page)),
    [Symbol.asyncIterator]: () => allItems(Promise.resolve(page)),
  };
  const page = Object.defineProperties(Object(result.data), hidden(methods)) as AnyPage;
  views.set(page, view);
  return page;
}

const views = new WeakMap<object, PageView>();

function viewOf({ data, response }: PageResult, query: Readonly<Record<string, unknown>>, spec: PageSpec): PageView {
  const items = valueIn(data, spec.items);
  const asked = spec.parameter === undefined ? undefined : query[spec.parameter];
  // A copy: a page that is a list itself gets an iteration of its own.
  const says = spec.at ? valueIn(data, spec.at) : response.headers.get("link");
  return { data, response, items: Array.isArray(items) ? items.slice() : [], asked, says };
}

/** Shown neither in JSON nor in a comparison. */
function hidden(methods: AnyPage): PropertyDescriptorMap {
  const keys = Reflect.ownKeys(methods) as (keyof AnyPage)[];
  return Object.fromEntries(keys.map((key) => [key, { value: methods[key], configurable: true }]));
}

async function* allPages(first: Promise<AnyPage>): AsyncGenerator<AnyPage, void, undefined> {
  let page = await first;
  // Pages that go round are found by one that is remembered: it is another after 1, 2, 4 … pages (R. P. Brent, 1980).
  let known = wayTo(page);
  for (let count = 1, end = 1; ; count++) {
    yield page;
    if (!page.hasNextPage()) return;
    const next = await page.getNextPage();
    if (isSame(page, next)) return;
    page = next;
    const way = wayTo(page);
    if (way !== undefined && way === known) throw new ConcordError("The pages of the server go round, without an end.");
    if (count === end) [known, end] = [way, end * 2];
  }
}

/** What asked for a page; where that is a URL, what it says of the next one. */
function wayTo(page: AnyPage): string | undefined {
  const { asked, says } = views.get(page) ?? {};
  if (asked !== undefined && asked !== null) return String(asked);
  return typeof says === "string" ? `next ${says}` : undefined;
}

async function* allItems(first: Promise<AnyPage>): AsyncGenerator<unknown, void, undefined> {
  for await (const page of allPages(first)) yield* views.get(page)?.items ?? [];
}

/**
 * A server that does not know what asks for the next page sends the same one for ever. Pages that begin alike are not the
 * same, nor are those that name other pages as their next.
 */
function isSame(one: AnyPage, other: AnyPage): boolean {
  const [before, after] = [views.get(one), views.get(other)].map(
    (view) => view && [view.says, ...view.items.map(idOf)],
  );
  return (
    before?.[1] !== undefined && before.length === after?.length && before.every((id, index) => id === after[index])
  );
}
