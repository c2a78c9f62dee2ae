import type { Block } from "../blocks/block.js";
import { isNavigation } from "../words/vocabulary.js";

/** A sentence that stands before everything else on a page is about the whole API. */
export function introductionOf(page: readonly Block[]): string | undefined {
  const [title, ...blocks] = page.filter((block) => !("text" in block && isNavigation(block.text)));
  const first = blocks.find(({ kind }) => kind !== "heading");
  // `Search...` is none.
  const isSentence = first?.kind === "text" && first.text.length > 5 && /(?<!\.\.)[.。!！]$/.test(first.text);
  return isSentence && title?.kind === "heading" ? first.text : undefined;
}
