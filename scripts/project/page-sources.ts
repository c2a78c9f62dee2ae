import type { Report } from "../base/diagnostics.js";
import { type DownloadOptions, download } from "../load/read/download.js";
import type { SourceFile, SourceFiles } from "../load/read/source-files.js";

export interface PageSourceOptions {
  readonly sources: SourceFiles;
  readonly report: Report;
  /** What stands in for the page `-`. */
  readonly input?: string;
  /** For each request, in milliseconds. */
  readonly timeout?: number;
}

/** A page from a file, from an address, or, as `-`, from the input. Trouble is reported. */
export async function readPage(page: string, options: PageSourceOptions): Promise<SourceFile | undefined> {
  const { sources, input = "" } = options;
  if (page === "-") return sources.add("page", input);
  if (!isAddress(page)) return await sources.read(page);
  const found = await fetchPage(page, options);
  return found && sources.add(found.url, found.text);
}

function isAddress(page: string): boolean {
  return /^https?:\/\//i.test(page);
}

interface Fetched {
  readonly url: string;
  readonly text: string;
}

/** The Markdown of a page where its site has that, beside it or in its list for programs (`llms.txt`), or else the page. */
async function fetchPage(page: string, options: PageSourceOptions): Promise<Fetched | undefined> {
  const { report } = options;
  const url = new URL(page);
  url.hash = "";
  const plain = await fetchPlain(url, options);
  if (plain) {
    const message = `The Markdown of this page was read instead: ${plain.url}.`;
    report({ code: "import-format", at: { file: page, pointer: "" }, message });
    return plain;
  }
  const fetched = await download(limits(url.href, options));
  const at = { file: page, pointer: "" };
  if (fetched.kind !== "content") {
    const { reason, hint, refused } =
      fetched.kind === "failed" ? fetched : { reason: "It has not changed.", hint: undefined, refused: false };
    report({ code: refused ? "source-refused" : "source-unreachable", at, message: reason, ...(hint && { hint }) });
    return undefined;
  }
  const text = decode(fetched.bytes);
  if (text === undefined) report({ code: "source-refused", at, message: "It is not UTF-8 text." });
  return text === undefined ? undefined : { url: url.href, text };
}

function limits(url: string, { timeout }: PageSourceOptions): DownloadOptions {
  return { url, maxBytes: maxPage, ...(timeout !== undefined && { timeout }) };
}

/** Far more than any page; lists of all pages of a site are larger than pages. */
const maxPage = 16 * 1024 * 1024;

async function fetchPlain(url: URL, options: PageSourceOptions): Promise<Fetched | undefined> {
  if (/\.\w{1,5}$/.test(url.pathname)) return undefined;
  const path = url.pathname.replace(/\/+$/, "");
  const beside = path === "" ? undefined : await fetchText(`${url.origin}${path}.md`, options);
  if (beside) return beside;
  const list = await fetchText(`${url.origin}/llms.txt`, options);
  const link = list && linkTo(list.text, url, path);
  return link === undefined || link === url.href ? undefined : await fetchText(link, options);
}

/** The address in a list of pages that is the Markdown of a page. */
function linkTo(list: string, { origin, href }: URL, path: string): string | undefined {
  for (const [, target = ""] of list.matchAll(/\]\(\s*([^\s()]{1,500})\s*\)/g)) {
    const link = URL.canParse(target, href) ? new URL(target, href) : undefined;
    const bare = link?.pathname.replace(/\.(?:mdx?|txt)$/, "").replace(/\/(?:index)?$/, "");
    if (link?.origin === origin && bare === path && /\.(?:mdx?|txt)$/.test(link.pathname)) return link.href;
  }
  return undefined;
}

/** What an address answers with, where that is text and no web page. */
async function fetchText(url: string, options: PageSourceOptions): Promise<Fetched | undefined> {
  const fetched = await download(limits(url, options));
  if (fetched.kind !== "content" || /^text\/html\b/i.test(fetched.contentType)) return undefined;
  const text = decode(fetched.bytes);
  const isText = text !== undefined && text.trim() !== "" && !/^\s*<(?:!doctype|html|head|body)\b/i.test(text);
  return isText ? { url, text } : undefined;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
