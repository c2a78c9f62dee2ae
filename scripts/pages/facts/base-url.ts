import type { Block } from "../blocks/block.js";
import { findCurls } from "../blocks/curl.js";
import { baseUrlStatement, baseUrlTitle } from "../words/statement-patterns.js";

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

/** The address right below a line that is nothing but the title of one: `Base URLs:`. */
function addressBelow(blocks: readonly Block[], index: number): BaseUrl | undefined {
  const [title, below] = [blocks[index], blocks[index + 1]];
  const isTitle = title?.kind === "heading" || (title?.kind === "text" && (title.label || /[:：]$/.test(title.text)));
  if (!isTitle || title.text.length > 40 || !baseUrlTitle.test(title.text) || below === undefined) return undefined;
  if (below.kind === "table" || below.text.length > 120) return undefined;
  const url = /https?:\/\/[^\s`'"<>|，。、；）)]+/.exec(below.text)?.[0];
  return url === undefined || findCurls(below.text).length > 0
    ? undefined
    : { url: url.replace(/[/.,]+$/, ""), line: below.line };
}
