import type { Block } from "../blocks/block.js";
import { findCurls } from "../blocks/curl.js";
import { baseUrlAlone, baseUrlStatement, baseUrlTitle, isStandIn } from "../words/statement-patterns.js";
import type { Note } from "./field.js";

/** An address below which endpoints are, and the line that names it. */
export interface BaseUrl {
  readonly url: string;
  readonly line: number;
}

/** A base address that the page states apart from its endpoints. */
export function findBaseUrl(blocks: readonly Block[]): BaseUrl | undefined {
  for (const [index, block] of blocks.entries()) {
    const rows =
      block.kind === "table" ? block.rows.map(({ cells, line }) => ({ text: cells.join(" | "), line })) : [block];
    for (const { text, line } of rows) {
      const found = baseUrlStatement.exec(text);
      if (found?.[1]) return { url: found[1].replace(/[/.,]+$/, ""), line };
    }
    const below = addressBelow(blocks, index);
    if (below !== undefined) return below;
  }
  return undefined;
}

/** Whom relays pass requests on to: their pages name these addresses, and are not about them. */
export const upstream =
  /^https?:\/\/(?:[\w-]+\.)*(?:openai\.com|anthropic\.com|googleapis\.com|openrouter\.ai|deepseek\.com|aliyuncs\.com)(?=[/:]|$)/i;

/** `/v1`, `/api`, or a host that is named so. */
export const rootOfApi = /\/\/api\.[^/]+$|\/(?:v\d\w*|api|openai)$/i;

/** The one address of a page that stands in the code of its sentences, and is the root of an API by its name. */
export function findLoneAddress(blocks: readonly Block[], note: Note): BaseUrl | undefined {
  const found = new Map<string, number>();
  for (const block of blocks)
    if (block.kind === "text" && block.text.length <= 600)
      for (const [, url = ""] of block.text.matchAll(/`(https?:\/\/[^\s`]+)`/g))
        found.set(url.replace(/\/$/, ""), block.line);
  const [[url, line] = ["", 1]] = found;
  if (found.size !== 1 || !rootOfApi.test(url) || upstream.test(url) || isStandIn(url)) return undefined;
  note("import-guessed", line, `"${url}" is the one address that the page names; it is taken for its server.`);
  return { url, line };
}

/** The address right below a line that is nothing but the title of one: `Base URLs:`. */
function addressBelow(blocks: readonly Block[], index: number): BaseUrl | undefined {
  const [title, below] = [blocks[index], blocks[index + 1]];
  const isTitle =
    title?.kind === "heading" ||
    (title?.kind === "text" && (title.label || /[:：]$/.test(title.text) || baseUrlAlone.test(title.text)));
  if (!isTitle || title.text.length > 40 || !baseUrlTitle.test(title.text) || below === undefined) return undefined;
  if (below.kind === "table" || below.text.length > 120) return undefined;
  const url = /https?:\/\/[^\s`'"<>|，。、；）)]+/.exec(below.text)?.[0];
  return url === undefined || findCurls(below.text).length > 0
    ? undefined
    : { url: url.replace(/[/.,]+$/, ""), line: below.line };
}
