/** Names of parameters and fields that lists are continued by, as {@link plain} writes them. */
export const pageWords = {
  /** Parameters that take what a page gives, and after each the fields that give it. */
  tokens: {
    after: ["after", "nextafter", "endcursor", "nextcursor", "next"],
    aftercursor: ["endcursor", "nextcursor", "aftercursor", "next"],
    bookmark: ["nextbookmark", "bookmark", "next"],
    continuation: ["continuation", "nextcontinuation", "continuationtoken", "next"],
    continuationtoken: ["nextcontinuationtoken", "continuationtoken", "next"],
    cursor: ["nextcursor", "endcursor", "cursornext", "next"],
    marker: ["nextmarker", "next"],
    nextcursor: ["nextcursor", "next"],
    nextpagetoken: ["nextpagetoken", "nexttoken"],
    nexttoken: ["nexttoken", "nextpagetoken", "next"],
    offset: ["nextoffset"],
    page: ["nextpage", "next"],
    pagecursor: ["nextpagecursor", "nextcursor", "next"],
    pagenumber: ["nextpage", "nextpagenumber", "next"],
    pagetoken: ["nextpagetoken", "nexttoken", "next"],
    scrollid: ["nextscrollid", "scrollid"],
    startingafter: ["nextstartingafter", "endcursor", "nextcursor", "next"],
  } as Readonly<Record<string, readonly string[]>>,
  /** Fields that hold what is described around a page: in these, a cursor of the parameter's own name is the next one. */
  holders: /^(?:cursors?|paging|pagination|pageinfo|meta|metadata|responsemetadata|next|nextpage)$/,
  /** Fields with the URL of the next page. */
  urls: /^(?:nexturl|nextlink|nextpageurl|nextpagelink|nextpageuri|nexturi|odatanextlink)$/,
  /** Parameters that take the id of an item. */
  items: ["after", "startingafter", "afterid", "startafter", "startafterid"],
  lastItem: /^lastid$/,
  more: /^(?:hasmore|hasnext|hasnextpage|moreresults|hasmoreresults|moreavailable|istruncated)$/,
  pages: ["page", "pagenumber", "pageno", "pageindex", "currentpage"],
  lastPage: /^(?:totalpages|pagecount|pagescount|lastpage|numpages|numberofpages|totalpagecount)$/,
  offsets: ["offset", "skip", "startat", "startindex"],
  total: /^(?:total|totalcount|totalresults|totalitems|totalelements|totalrecords|totalhits|totalsize)$/,
  lists: ["data", "items", "results", "values", "entries", "records", "resources"],
  /** Fields beside a list that say nothing of how it goes on. */
  beside:
    /^(?:object|kind|type|success|ok|status|code|msg|message|error|errors|warnings|requestid|traceid|created|createdat)$/,
  /** Query parameters that say which items are meant, or how they are shown. */
  narrowing:
    /^(?:q|query|search|filters?|order|orderby|ordering|sort|sortby|sortorder|direction|include|exclude|expand|embed|fields?|select|format|lang|language|locale|type|kind|status|state|tags?|names?|category|model|owner|user|project|includedeleted|includearchived|apiversion|version|pretty)$/,
  /** Headers of requests and answers that say nothing of lists. */
  headers:
    /^(?:accept(?:language|encoding)?|authorization|x?apikey|x?(?:request|correlation|trace)id|(?:x?api)?version|openai[a-z]*|anthropic[a-z]*|useragent|idempotencykey|ifmatch|ifnonematch|ifmodifiedsince|etag|lastmodified|cachecontrol|contenttype|contentlanguage|date|deprecation|sunset|vary|x?ratelimit[a-z]*|retryafter)$/,
};

/** A name without what languages spell differently. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
