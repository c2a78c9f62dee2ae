import type { Block, HeadingBlock } from "../blocks/block.js";
import { areaOf, isAddressHeading, isGroupHeading, isNavigation, speaksOfFields } from "../words/vocabulary.js";
import { withoutEndpoint } from "./endpoint.js";

/** A kind of bodies, as copies have it above their fields. */
const mediaType = /^(?:application|multipart|text)\/[\w.+-]+$/;

/**
 * The last heading that is no mere `Request`, `Endpoint`, `Parameters`, `Common parameters` or `application/json`, and nothing of what is
 * around the text.
 */
export function titleOf(blocks: readonly Block[]): HeadingBlock | undefined {
  const headings = blocks.filter((block) => block.kind === "heading");
  const isAbout = (text: string): boolean =>
    isNavigation(text) ||
    isAddressHeading(text) ||
    mediaType.test(text) ||
    (isGroupHeading(text) && speaksOfFields(text));
  return headings.findLast(({ text }) => areaOf(text) === undefined && withoutEndpoint(text) !== "" && !isAbout(text));
}
