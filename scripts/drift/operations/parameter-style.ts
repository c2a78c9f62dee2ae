import type { Parameter } from "../../contract/model/types.js";
import type { ContractPair } from "../schemas/pair.js";
import type { Canonicalizer } from "../values/canonical.js";
import type { Space } from "../values/space.js";
import { anyType, bits, numberBits } from "../values/types-mask.js";
import type { ValueSet } from "../values/value-set.js";
import { essence, isJson } from "./match-media-types.js";

/** How a parameter is written: `form, exploded`, or the media type of its content. */
export function styleOf(parameter: Pick<Parameter, "in" | "style" | "explode" | "mediaType">): string {
  if (parameter.mediaType !== undefined) return essence(parameter.mediaType);
  const style = parameter.style ?? (parameter.in === "query" || parameter.in === "cookie" ? "form" : "simple");
  // There is one way to write it, which is given with either (OpenAPI 3.1.1, "Style Examples").
  if (style === "deepObject") return style;
  return (parameter.explode ?? style === "form") ? `${style}, exploded` : style;
}

/** How each is written, for people: of those whose name stands in the path with the value, with that. */
export function writingsOf(...sides: readonly [Parameter, Parameter]): readonly [string, string] {
  const [from, to] = [styleOf(sides[0]), styleOf(sides[1])];
  if (from !== to || !from.startsWith("matrix")) return [from, to];
  return [`;${sides[0].name}=`, `;${sides[1].name}=`];
}

/** Some value of the parameter is written otherwise. */
export function isWrittenOtherwise({ base, revision }: ContractPair, before: Parameter, after: Parameter): boolean {
  const [from, to] = writingsOf(before, after);
  if (from === to) return false;
  const masks = [maskOf(base, before), maskOf(revision, after)];
  if ((before.mediaType ?? after.mediaType) !== undefined) {
    const alike = writtenAlike(from, to);
    return masks.some((mask) => (mask & ~alike) !== 0);
  }
  if ([from, to].some((style) => /^(?:matrix|label|;)/.test(style))) return true;
  // Style and explode decide how lists and objects are written; for one value most make no difference.
  const composite = [from, to].every((style) => style.startsWith("simple")) ? bits.object : bits.array | bits.object;
  return masks.every((mask) => (mask & composite) !== 0) && masks.some((mask) => (mask | bits.null) !== anyType);
}

function maskOf({ space }: Canonicalizer, { schema }: Parameter): number {
  return space.viewOf(space.shapeOf(schema)).mask;
}

/** Its values are texts, whatever their type: it has a style, or is plain text. */
export function isOfTexts({ mediaType }: Pick<Parameter, "mediaType">): boolean {
  return mediaType === undefined || essence(mediaType) === plainText;
}

const plainText = "text/plain";

/** A value may hold reserved characters, which numbers and flags do not. */
export function mayHoldReserved(shape: ValueSet, space: Space): boolean {
  return (space.viewOf(shape).mask & ~(numberBits | bits.boolean | bits.null)) !== 0;
}

/** The types whose values two ways to write a parameter, of which one is a media type, write the same. */
function writtenAlike(one: string, two: string): number {
  if (isJson(one) && isJson(two)) return anyType;
  return scalarsOf(one) & scalarsOf(two);
}

/** The types of which a value is written as it is. */
function scalarsOf(style: string): number {
  const unquoted = bits.boolean | numberBits;
  if (isJson(style)) return unquoted;
  return style === plainText || /^(?:form|simple|spaceDelimited|pipeDelimited)/.test(style)
    ? unquoted | bits.string
    : 0;
}
