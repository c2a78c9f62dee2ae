import { ConcordError } from "../transport/errors.js";
import { type FindNext, type NextQuery, type PageSpec, type PageView, valueIn } from "../transport/pages.js";
import { pair } from "../transport/url.js";

/** The page says what asks for the next one: a token, a number, or a URL, of which the query is taken. */
export const nextByToken: FindNext = (page, spec) => {
  const token = valueIn(page.data, spec.at ?? []);
  // Where the first page is 0, it is never the next one: it says that there is none.
  if (isLast(page, spec) || !token || token === "0") return undefined;
  if (typeof token === "string" && (spec.parameter === undefined || /^(?:https?:\/\/|[/?])/.test(token)))
    return queryOf(token, page.response);
  if (token === page.asked) throw repeated();
  return ask(spec, token);
};

/** What follows an item is asked for by its id, or by what the page says is the last one. */
export const nextByItem: FindNext = (page, spec) => {
  const id = idOf(page.items[page.items.length - 1]) ?? (spec.at && valueIn(page.data, spec.at));
  // A server that does not know the parameter sends the same page for ever.
  return isLast(page, spec) || id === undefined || id === null || id === page.asked ? undefined : ask(spec, id);
};

/** Pages are counted, and a page says how many there are, or whether there are more. */
export const nextByCount: FindNext = (page, spec) => {
  const number = Number(page.asked ?? spec.start ?? 1);
  const isKnown = spec.at !== undefined;
  const last = Number(valueIn(page.data, spec.at ?? [])) - 1 + (spec.start ?? 1);
  if (isLast(page, spec) || page.items.length === 0 || (isKnown && !(number < last))) return undefined;
  return ask(spec, number + 1);
};

/** Items are counted, and a page says how many there are, or whether there are more. */
export const nextByOffset: FindNext = (page, spec) => {
  const offset = Number(page.asked ?? spec.start ?? 0) + page.items.length;
  const isKnown = spec.at !== undefined;
  const end = Number(valueIn(page.data, spec.at ?? [])) + (spec.start ?? 0);
  if (isLast(page, spec) || page.items.length === 0 || (isKnown && !(offset < end))) return undefined;
  return ask(spec, offset);
};

/** RFC 8288: the header `Link` has the URL of the next page. */
export const nextByLink: FindNext = ({ response }) => {
  const links = (response.headers.get("link") ?? "").matchAll(/<([^>]*)>([^<]*)/g);
  const next = [...links].find(([, , parameters = ""]) =>
    /;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next\b)/i.test(parameters),
  );
  return next?.[1] === undefined ? undefined : queryOf(next[1], response);
};

function ask({ parameter = "" }: PageSpec, value: unknown): NextQuery {
  return { query: { [parameter]: value } };
}

function isLast({ data }: PageView, { more }: PageSpec): boolean {
  return more !== undefined && valueIn(data, more) !== true && valueIn(data, more) !== undefined;
}

/** The next page is asked for where the first one was, whatever the server takes its own name for. */
function queryOf(link: string, { url }: Response): NextQuery {
  const here = new URL(url || "http://localhost");
  const next = URL.canParse(link, here.href) ? new URL(link, here) : undefined;
  const ends = (path = "") => /[^/]*$/.exec(path.replace(/\/+$/, ""))?.[0];
  if (next === undefined || (url !== "" && ends(next.pathname) !== ends(here.pathname)))
    throw new ConcordError("The next page is at another path than this one, which is not followed.");
  if (url !== "" && next.search === here.search) throw repeated();
  return { search: (always) => continued(next.search, always) };
}

/** A query that the server gave, with what it lacks of what is always sent. */
function continued(search: string, always: string): string {
  const given = new URLSearchParams(search);
  return [...[...new URLSearchParams(always)].filter(([name]) => !given.has(name)).map(pair), search.slice(1)]
    .filter(Boolean)
    .join("&");
}

function repeated(): ConcordError {
  return new ConcordError("The server names as the next page the one that it has sent.");
}

/** A number or a text that tells one item from others. */
export function idOf(item: unknown): string | number | undefined {
  const id = valueIn(item, ["id"]);
  return typeof id === "string" || typeof id === "number" ? id : undefined;
}
