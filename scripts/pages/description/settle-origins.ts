import { isObject, type JsonObject, join, objectOf } from "../../base/json.js";
import { pageOriginMark } from "../../spec/extensions.js";
import type { Block } from "../blocks/block.js";
import { isNavigation } from "../words/vocabulary.js";

export interface SettledOrigins {
  readonly document: JsonObject;
  /** The lines that parts were read from, by their pointers. */
  readonly lines: ReadonlyMap<string, number>;
}

/** Names the heading in place of the line in the marks of origin, so that a page whose lines moved gives what it gave before. */
export function settleOrigins(document: JsonObject, blocks: readonly Block[], file: string): SettledOrigins {
  const headings = blocks
    .filter((block) => block.kind === "heading")
    .filter(({ text }) => text !== "" && !isNavigation(text));
  const real = headings.filter(({ guessed }) => guessed !== true);
  const known = real.length > 0 ? real : headings;
  const starts = known.map(({ line }) => line);
  const lines = new Map<string, number>();
  const settle = (node: unknown, pointer: string): unknown => {
    if (Array.isArray(node))
      return node.map((item, index) => (isHolder(item) ? settle(item, join(pointer, String(index))) : item));
    if (!isObject(node)) return node;
    return objectOf(
      Object.entries(node).map(([key, value]) => {
        const line = key === pageOriginMark && typeof value === "string" ? lineIn(value) : undefined;
        if (line === undefined) return [key, isHolder(value) ? settle(value, join(pointer, key)) : value] as const;
        lines.set(pointer, line);
        const heading = known[countUpTo(starts, line) - 1];
        return [key, heading === undefined ? `${file}#top` : `${file}#${heading.text}`] as const;
      }),
    );
  };
  return { document: settle(document, "") as JsonObject, lines };
}

/** Most values are plain: they need no pointer of their own. */
function isHolder(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function lineIn(mark: string): number | undefined {
  const found = /:(\d+)$/.exec(mark)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** How many of some lines, in their order, do not exceed one. */
function countUpTo(lines: readonly number[], line: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}
