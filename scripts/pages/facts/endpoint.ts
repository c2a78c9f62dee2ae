import { type Block, type CodeBlock, countBreaks, type TableRow } from "../blocks/block.js";
import { type CurlCommand, findCurls } from "../blocks/curl.js";
import { findSdkCall } from "../blocks/sdk-call.js";
import { findSnippet } from "../blocks/snippet.js";
import { type Address, belowVersion, mayShareVersion, readAddress } from "./address.js";
import {
  addressAlone,
  bothAlone,
  codeFirst,
  labelFirst,
  lineAlone,
  methodAlone,
  methodFirst,
  nameAlone,
  partAtEdge,
  rootFirst,
  sentLine,
  together,
} from "./endpoint-patterns.js";
import { isItemNotOffered, rowsNotOffered } from "./offers.js";
import { pairAt } from "./pair-apart.js";
import { withTemplates, withWholePaths } from "./whole-paths.js";

/** A method and an address that a page names together. */
export interface Endpoint {
  readonly method: string;
  readonly url: Address;
  readonly line: number;
  /** Position of the block that names it. */
  readonly index: number;
  /** The command or call that makes the request. */
  readonly request?: CurlCommand;
  /** What a list says of it. */
  readonly summary?: string;
  /** The page names no method; that there is a body says which. */
  readonly implied?: true;
  /** One of several in a table or list. */
  readonly listed?: true;
  /** One of several in a sentence: what follows is about all of them. */
  readonly isBeside?: true;
  /** Of those in which the page has the operation. */
  readonly version?: string;
  /** The table or list says that there is none, or not yet. */
  readonly isDenied?: true;
  /** Only the call of an SDK tells of it. */
  readonly isCalled?: true;
}

/** The endpoints of a page, in its order; one that is named again comes again. */
export function findEndpoints(blocks: readonly Block[]): readonly Endpoint[] {
  const found = blocks.flatMap((block, index): readonly Endpoint[] => {
    if (block.kind === "code") return inCode(blocks, block, index);
    if (block.kind === "table") return inTable(block.rows, index);
    return inText(blocks, index, block.text, block.line);
  });
  const isItem = ({ index }: Endpoint): boolean => {
    const block = blocks[index];
    return block?.kind === "text" && block.depth !== undefined;
  };
  const near = (one: Endpoint, other: Endpoint | undefined): boolean =>
    other !== undefined && isItem(other) && Math.abs(one.index - other.index) <= 1;
  const named = withWholePaths(withNamedMethods(withoutForeignCalls(found)));
  return withServers(withTemplates(named), blocks).map((endpoint, at, all) =>
    isItem(endpoint) && (near(endpoint, all[at - 1]) || near(endpoint, all[at + 1]))
      ? { ...endpoint, listed: true }
      : endpoint,
  );
}

/** A call of an SDK shows what one of the page's operations takes; it is an operation where the page names no other. */
function withoutForeignCalls(found: readonly Endpoint[]): readonly Endpoint[] {
  const named = new Set(found.filter(({ isCalled }) => !isCalled).map(endpointKey));
  return named.size === 0 ? found : found.filter((endpoint) => !endpoint.isCalled || named.has(endpointKey(endpoint)));
}

/**
 * A command that says nothing but an address is of the method that the page names for it elsewhere; beside commands that send
 * something to it, it only reads.
 */
function withNamedMethods(found: readonly Endpoint[]): readonly Endpoint[] {
  const methods = new Map<string, Set<string>>();
  for (const { method: name, url, request } of found)
    if (request === undefined) {
      const path = belowVersion(url.path);
      methods.set(path, (methods.get(path) ?? new Set()).add(name));
    }
  return found.map((endpoint) => {
    const [name, ...others] = methods.get(belowVersion(endpoint.url.path)) ?? [];
    const isOther = name !== undefined && others.length === 0 && name !== endpoint.method;
    return endpoint.request?.isBare === true && isOther ? { ...endpoint, method: name } : endpoint;
  });
}

/** The address that a text is, with or without a label before it. */
export function addressOf(text: string): string | undefined {
  return addressAlone.exec(text)?.[1];
}

/** A path whose whole address stands elsewhere on the page, on a line of its own, is at that address. */
function withServers(found: readonly Endpoint[], blocks: readonly Block[]): readonly Endpoint[] {
  if (found.every(({ url }) => url.server !== undefined)) return found;
  const lines = blocks.flatMap((block) => (block.kind === "text" && block.text.length < 300 ? [block.text] : []));
  const whole = lines.flatMap((text) => {
    const url = addressAlone.exec(text)?.[1];
    return url !== undefined && /^https?:/.test(url) ? [readAddress(url)] : [];
  });
  return found.map((endpoint) => {
    if (endpoint.url.server !== undefined) return endpoint;
    const path = belowVersion(endpoint.url.path);
    const same = whole.find(
      (url) => belowVersion(url.path) === path && path !== "/" && mayShareVersion(url, endpoint.url),
    );
    const placed = same ?? belowServer(blocks, endpoint);
    return placed ? { ...endpoint, url: { ...endpoint.url, ...placed, query: endpoint.url.query } } : endpoint;
  });
}

/** A server alone on the line right below a method and a path on lines of their own. */
function belowServer(blocks: readonly Block[], { index, url: { path } }: Endpoint): Address | undefined {
  const [own, ...below] = blocks.slice(index, index + 3).map((block) => (block.kind === "text" ? block.text : ""));
  const at = below.findIndex((text) => /^`?https?:\/\/[^/\s`]+\/?`?$/.test(text));
  const isNext = own !== undefined && methodAlone.test(own) ? at === 1 && addressAlone.test(below[0] ?? "") : at === 0;
  return isNext ? readAddress(`${(below[at] ?? "").replace(/[`]|\/`?$/g, "")}${path}`) : undefined;
}

function inText(blocks: readonly Block[], index: number, text: string, line: number): readonly Endpoint[] {
  const rest = withoutEndpoint(text);
  const block = blocks[index];
  const begins = methodFirst.test(text);
  const isListed = block?.kind === "text" && block.depth !== undefined;
  const isItem = isListed && begins;
  const isMention =
    block?.kind === "text" && rest.length > 30 && !isItem && !labelFirst.test(text) && !codeFirst.test(text);
  const named = isMention ? [] : [...text.matchAll(together)];
  const whole = lineAlone.exec(text);
  const written = whole
    ? [[whole[1] ?? "", whole[2] ?? ""] as const]
    : named.map(([, name = "", url = ""]) => [name, url] as const);
  const [, root] = (isItem && rootFirst.exec(text)) || [];
  const pairs = written.length > 0 ? written : root ? [[root, "/"] as const] : pairAt(blocks, index);
  const summary = isItem ? rest.replace(/^[\s:：–—-]+/, "") : "";
  return pairs.map(([name, url]) => ({
    method: name.toUpperCase(),
    url: readAddress(url),
    line,
    index,
    ...(summary !== "" && summary.length < 120 && { summary }),
    ...(isListed && isItemNotOffered(text, rest) && { isDenied: true as const }),
  }));
}

/** What a text says beside a method and an address; a sentence that mentions an endpoint does not describe it. */
export function withoutEndpoint(text: string): string {
  return text
    .replace(together, " ")
    .replace(partAtEdge, " ")
    .replace(/[\s`]+/g, " ")
    .trim()
    .replace(/^(?:get|post|put|patch|delete)$/i, "");
}

/**
 * What two addresses have in common that are one operation: the version may be in the server or in the path. Where the page
 * has the path in several versions, the version is a part of it.
 */
export function endpointKey({ method: name, url, version = "" }: Pick<Endpoint, "method" | "url" | "version">): string {
  return `${name} ${version}${belowVersion(url.path).replace(/\{[^{}]*\}/g, "{}")}`;
}

/** A command, a call in a program, or the first line of a request as it is sent. */
function inCode(blocks: readonly Block[], { text, line }: CodeBlock, index: number): readonly Endpoint[] {
  const curls = findCurls(text).filter(({ url }) => /^(?:https?:\/\/|\$|\/|\{|<)/.test(url));
  if (curls.length > 0) {
    return curls.map((curl) => {
      const breaks = countBreaks(text.slice(0, curl.offset));
      return { method: curl.method, url: readAddress(curl.url), line: line + breaks, index, request: curl };
    });
  }
  const rows = text.split("\n");
  const sent = rows.flatMap((row, at): readonly Endpoint[] => {
    const found = sentLine.exec(row);
    if (found === null) return [];
    const host = rows.slice(at + 1, at + 12).find((header) => /^\s*host:/i.test(header));
    const path = found[2] ?? found[3] ?? "";
    const server = host && path.startsWith("/") ? `https://${host.replace(/^\s*host:\s*/i, "").trim()}` : "";
    return [{ method: found[1] ?? "", url: readAddress(server + path), line: line + at, index }];
  });
  // One request may stand there with and without its version.
  const isList = new Set(sent.map(endpointKey)).size > 1;
  if (sent.length > 0) return isList ? sent.map((endpoint) => ({ ...endpoint, listed: true })) : sent;
  const snippet = findSnippet(text) ?? findSdkCall(text);
  if (snippet === undefined) {
    const pairs = pairAt(blocks, index);
    return pairs.map(([name, url]) => ({ method: name.toUpperCase(), url: readAddress(url), line, index }));
  }
  const breaks = countBreaks(text.slice(0, snippet.offset));
  const isCalled = snippet.url.startsWith("/") ? { isCalled: true as const } : {};
  const url = readAddress(snippet.url);
  return [{ method: snippet.method, url, line: line + breaks, index, request: snippet, ...isCalled }];
}

/** A row for each endpoint; or `Method | POST` and `Address | https://…` in rows of their own. */
function inTable(rows: readonly TableRow[], index: number): readonly Endpoint[] {
  const denied = rowsNotOffered(rows);
  const found = rows.flatMap((row) =>
    inRow(row, index).map((endpoint) => (denied.has(row) ? { ...endpoint, isDenied: true as const } : endpoint)),
  );
  if (found.length > 0) return found.length > 1 ? found.map((endpoint) => ({ ...endpoint, listed: true })) : found;
  const cells = rows.flatMap((row) => row.cells.map((text) => ({ text: text.trim(), line: row.line })));
  const names = cells.filter(({ text }) => methodAlone.test(text));
  const [name] = names;
  if (!name || names.length > 1) return [];
  const urls = cells.filter(({ text }) => addressAlone.test(text));
  const [url] = urls;
  if (!url || new Set(urls.map(({ text }) => text)).size > 1) return [];
  return [
    {
      method: (methodAlone.exec(name.text)?.[1] ?? "").toUpperCase(),
      url: readAddress(addressAlone.exec(url.text)?.[1] ?? ""),
      line: url.line,
      index,
    },
  ];
}

function inRow({ cells, line }: TableRow, index: number): readonly Endpoint[] {
  if (!cells.some((cell) => cell.includes("/"))) return [];
  const texts = cells.map((cell) => cell.trim());
  const both = texts.map((text) => bothAlone.exec(text)).find(Boolean);
  const name = both?.[1] ?? texts.map((text) => nameAlone.exec(text)?.[1]).find(Boolean);
  const isRoot = both === undefined && texts.some((text) => /^`?\/`?$/.test(text));
  const url =
    both?.[2] ?? texts.map((text) => addressAlone.exec(text)?.[1]).find(Boolean) ?? (isRoot ? "/" : undefined);
  if (name === undefined || url === undefined) return [];
  const summary = texts.find((text) => !text.includes(url) && !methodAlone.test(text) && /\p{L}/u.test(text));
  return [{ method: name, url: readAddress(url), line, index, ...(summary !== undefined && { summary }) }];
}
