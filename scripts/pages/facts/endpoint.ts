import type { Block } from "../blocks/block.js";
import { type CurlCommand, findCurls } from "../blocks/curl.js";
import { baseUrlStatement } from "../words/statement-patterns.js";

/** A method and an address that a page names together. */
export interface Endpoint {
  readonly method: string;
  readonly url: Address;
  readonly line: number;
  /** Position of the block that names it. */
  readonly index: number;
  readonly curl?: CurlCommand;
}

export interface Address {
  /** Without a slash at its end; absent for a path alone. */
  readonly server?: string;
  /** Template below the server: `/models/{id}`. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
}

const method = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS";
const address = String.raw`https?:\/\/[^\s\x60'"<>|，。、；）]+(?:<\w+>[^\s\x60'"<>|，。、；）]*)*|\/[\w{}:.~%*/-]*[\w}]`;
const together = new RegExp(`\\b(${method})\\b(?:\\s*[:：|-])?\\s*[\`'"]?(${address})`, "g");
const methodAlone = new RegExp(`^(?:[\\p{L} ]{1,20}[:：|]\\s*)?[\`*]*(${method})[\`*]*$`, "u");
const addressAlone = new RegExp(`^(?:[\\p{L} ]{1,20}[:：|]\\s*)?[\`*]*(${address})[\`*]*$`, "u");

/** The endpoints of a page, in its order; one that is named again comes again. */
export function findEndpoints(blocks: readonly Block[]): readonly Endpoint[] {
  return blocks.flatMap((block, index): readonly Endpoint[] => {
    if (block.kind === "code") return inCode(block.text, block.line, index);
    if (block.kind === "table") return inTable(block.rows, index);
    const text = withoutEndpoint(block.text);
    const isMention = block.kind === "text" && text.length > 30;
    const named = isMention ? [] : [...block.text.matchAll(together)];
    const written = named.map(([, name = "", url = ""]) => [name, url] as const);
    const pair = written.length > 0 ? written : pairAt(blocks, index);
    return pair.map(([name, url]) => ({ method: name, url: readAddress(url), line: block.line, index }));
  });
}

/** What a text says beside a method and an address; a sentence that mentions an endpoint does not describe it. */
export function withoutEndpoint(text: string): string {
  return text
    .replace(together, " ")
    .replace(new RegExp(`^[\\s\`]*(?:${method})\\b|\\b(?:${method})[\\s\`]*$`, "g"), " ")
    .replace(/[\s`]+/g, " ")
    .trim();
}

/** What two addresses have in common that are one operation: the version may be in the server or in the path. */
export function endpointKey({ method: name, url }: Pick<Endpoint, "method" | "url">): string {
  return `${name} ${url.path.replace(root, "").replace(/\{[^}]*\}/g, "{}")}`;
}

/** A command, or the first line of a request as it is sent. */
function inCode(text: string, line: number, index: number): readonly Endpoint[] {
  const curls = findCurls(text).filter(({ url }) => /^(?:https?:\/\/|\$|\/)/.test(url));
  if (curls.length > 0) {
    return curls.map((curl) => {
      const breaks = text.slice(0, curl.offset).split("\n").length - 1;
      return { method: curl.method, url: readAddress(curl.url), line: line + breaks, index, curl };
    });
  }
  const first = new RegExp(`^\\s*(${method})\\s+(${address})`).exec(text);
  return first ? [{ method: first[1] ?? "", url: readAddress(first[2] ?? ""), line, index }] : [];
}

/** `Method | POST` and `Address | https://…` in rows of their own. */
function inTable(
  rows: readonly { readonly cells: readonly string[]; readonly line: number }[],
  index: number,
): readonly Endpoint[] {
  const cells = rows.flatMap((row) => row.cells.map((text) => ({ text: text.trim(), line: row.line })));
  const name = cells.find(({ text }) => methodAlone.test(text));
  const url = cells.find(({ text }) => addressAlone.test(text));
  if (!name || !url || rows.length > 6) return [];
  return [
    {
      method: methodAlone.exec(name.text)?.[1] ?? "",
      url: readAddress(addressAlone.exec(url.text)?.[1] ?? ""),
      line: url.line,
      index,
    },
  ];
}

/** A method in one block and an address in the next. */
function pairAt(blocks: readonly Block[], index: number): readonly (readonly [string, string])[] {
  const textAt = (at: number): string => {
    const block = blocks[at];
    return block?.kind === "text" || block?.kind === "heading" ? block.text : "";
  };
  const name = methodAlone.exec(textAt(index))?.[1];
  const url = addressAlone.exec(textAt(index + 1))?.[1];
  if (name !== undefined && url !== undefined) return [[name, url]];
  const [urlFirst, nameSecond] = [addressAlone.exec(textAt(index))?.[1], methodAlone.exec(textAt(index + 1))?.[1]];
  const preceded = methodAlone.test(textAt(index - 1));
  return urlFirst !== undefined && nameSecond !== undefined && !preceded ? [[nameSecond, urlFirst]] : [];
}

/** The path of an API root ends with its version: `/v1`, `/api/v1`. */
const root = /^(?:\/[^/]+)*?\/v\d+\w*(?=\/)/;

/** Splits an address into server, path and query; `:id`, `<id>`, `$ID` and `${id}` are parameters like `{id}`. */
export function readAddress(text: string): Address {
  const url = text.replace(/^\$\{?\w+\}?(?=\/)/, "");
  const [, origin, rest = ""] = /^(https?:\/\/[^/?#]+)?(.*)$/s.exec(url) ?? [];
  const [location = "", search = ""] = rest.replace(/#.*$/, "").split("?");
  const path = location
    .replace(/\/+$/, "")
    .split("/")
    .map((segment) =>
      segment.replace(
        /^(?::(\w+)|<(\w+)>|\$\{?(\w+)\}?)$/,
        (_, ...names: string[]) => `{${names.find((name) => name) ?? ""}}`,
      ),
    )
    .join("/");
  const query = [...new URLSearchParams(search)].map(([name, value]) => [name, value] as const);
  const base = origin === undefined ? "" : (root.exec(path)?.[0] ?? "");
  return {
    ...(origin !== undefined && { server: origin + base }),
    path: path.slice(base.length) || "/",
    query,
  };
}

/** A base address that the page states apart from its endpoints. */
export function findBaseUrl(blocks: readonly Block[]): { readonly url: string; readonly line: number } | undefined {
  for (const block of blocks) {
    const rows =
      block.kind === "table" ? block.rows.map(({ cells, line }) => ({ text: cells.join(" | "), line })) : [block];
    for (const { text, line } of rows) {
      const found = baseUrlStatement.exec(text);
      if (found?.[1]) return { url: found[1].replace(/[/.,]+$/, ""), line };
    }
  }
  return undefined;
}
