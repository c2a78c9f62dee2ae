import type { Block, HeadingBlock } from "../blocks/block.js";
import { areaOf, isGroupHeading, isNavigation, speaksOfFields } from "../words/vocabulary.js";
import { withoutEndpoint } from "./endpoint.js";

/** The last heading that is no mere `Request`, `Parameters` or `Common parameters`, and nothing of what is around the text. */
export function titleOf(blocks: readonly Block[]): HeadingBlock | undefined {
  const headings = blocks.filter((block) => block.kind === "heading");
  const isAbout = (text: string): boolean => isNavigation(text) || (isGroupHeading(text) && speaksOfFields(text));
  return headings.findLast(({ text }) => areaOf(text) === undefined && withoutEndpoint(text) !== "" && !isAbout(text));
}
