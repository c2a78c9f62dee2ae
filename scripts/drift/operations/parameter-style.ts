import type { Parameter } from "../../contract/model/types.js";
import type { ContractPair } from "../schemas/pair.js";
import type { Canonicalizer } from "../values/canonical.js";
import { anyType, bits } from "../values/types-mask.js";
import { essence } from "./match-media-types.js";

/** How a parameter is written: `form, exploded`, or the media type of its content. */
export function styleOf(parameter: Pick<Parameter, "in" | "style" | "explode" | "mediaType">): string {
  if (parameter.mediaType !== undefined) return essence(parameter.mediaType);
  const style = parameter.style ?? (parameter.in === "query" || parameter.in === "cookie" ? "form" : "simple");
  return (parameter.explode ?? style === "form") ? `${style}, exploded` : style;
}

/** Some value of the parameter is written otherwise. */
export function isWrittenOtherwise({ base, revision }: ContractPair, before: Parameter, after: Parameter): boolean {
  const [from, to] = [styleOf(before), styleOf(after)];
  if (from === to) return false;
  const isMarked = [from, to].some((style) => /^(?:matrix|label)/.test(style));
  const isOfMedia = (before.mediaType ?? after.mediaType) !== undefined;
  return isOfMedia || isMarked || areComposite([base, before], [revision, after]);
}

/** Style and explode decide how lists and objects are written; for one value most make no difference. */
function areComposite(...sides: readonly (readonly [Canonicalizer, Parameter])[]): boolean {
  const masks = sides.map(([{ space }, { schema }]) => space.viewOf(space.shapeOf(schema)).mask);
  return (
    masks.every((mask) => (mask & (bits.array | bits.object)) !== 0) &&
    masks.some((mask) => (mask | bits.null) !== anyType)
  );
}
