import type { Block } from "../blocks/block.js";
import { isNavigation } from "../words/vocabulary.js";

/** A sentence that stands before everything else on a page is about the whole API. */
export function introductionOf(page: readonly Block[]): string | undefined {
  const isShown = (block: Block): boolean => !("text" in block && isNavigation(block.text));
  const title = page.find(isShown);
  const first = page.find((block) => block.kind !== "heading" && isShown(block));
  // `Search...` is none.
  const isSentence = first?.kind === "text" && first.text.length > 5 && /(?<!\.\.)[.。!！]$/.test(first.text);
  return isSentence && title?.kind === "heading" ? first.text : undefined;
}
