import type { Block } from "./block.js";

/** What stands above a page between lines of `---`, and where it ends. */
export interface FrontMatter {
  readonly blocks: readonly Block[];
  readonly end: number;
}

/** Reads the title, the description and the endpoint (`api: POST /v1/x`) of front matter. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const found = /^---[ \t]*\n([\s\S]{0,20000}?)\n---[ \t]*(?:\n|$)/.exec(text);
  if (!found?.[1]) return undefined;
  const values = new Map<string, { readonly text: string; readonly line: number }>();
  for (const [index, line] of found[1].split("\n").entries()) {
    const [, key, value = ""] = /^([A-Za-z][\w-]*):[ \t]*(.*)$/.exec(line) ?? [];
    if (key !== undefined) values.set(key, { text: value.replace(/^(["'])(.*)\1\s*$/, "$2").trim(), line: index + 2 });
  }
  const blocks: Block[] = [];
  const title = values.get("title");
  if (title?.text) blocks.push({ kind: "heading", level: 1, ...title });
  for (const key of ["api", "openapi", "description"]) {
    const value = values.get(key);
    // Mintlify's `openapi` may name a file before the method.
    const shown = key === "openapi" ? value?.text.replace(/^\S+\.(?:json|ya?ml)\s+/, "") : value?.text;
    if (value && shown && !/^[|>]/.test(shown)) blocks.push({ kind: "text", text: shown, line: value.line });
  }
  return { blocks, end: found[0].length };
}
