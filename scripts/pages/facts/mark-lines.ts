import { isPresence, saysRequired } from "../words/presence.js";
import { readDefault, readDefaultBefore, readLabelledDefault } from "./constraints.js";
import type { FieldCells } from "./field-cells.js";
import { readType } from "./field-type.js";

/** A line of a type, marks and limits in one of the forms below. Where the type is known, it may have marks alone. */
export function readMarkLine(text: string, hasType: boolean): FieldCells | undefined {
  if (hasType) return readMarks(text.split(listMark));
  return readLimited(text) ?? readDotted(text) ?? readListed(text.split(listMark));
}

const listMark = /\s*[,，]\s*/;

/** `optional, default 1`: nothing but marks. */
function readMarks(parts: readonly string[]): FieldCells | undefined {
  const isMark = (part: string): boolean => isPresence(part) || readLabelledDefault(part) !== undefined;
  if (parts.length < 2 || !parts.every(isMark)) return undefined;
  const value = parts.map(readLabelledDefault).find((stated) => stated !== undefined);
  return { required: presenceIn(parts), ...(value !== undefined && { default: value }) };
}

function presenceIn(parts: readonly string[]): string {
  return parts.some((part) => isPresence(part) && saysRequired(part)) ? "true" : "false";
}

/** `Optional, float, 0.0 to 2.0`: presence, type, limits. */
function readListed(parts: readonly string[]): FieldCells | undefined {
  if (!parts.some(isPresence)) return undefined;
  const [type, ...types] = parts.filter((part) => !isPresence(part) && readType(part) !== undefined);
  if (type === undefined || types.length > 0) return undefined;
  const said = parts.filter((part) => part !== type && !isPresence(part)).join(", ");
  return { type, required: presenceIn(parts), ...(said !== "" && { description: said }) };
}

/** `array · optional · defaults to 1`, `array — optional, 1 by default`: marks between dots or dashes. */
function readDotted(text: string): FieldCells | undefined {
  const [type = "", ...parts] = text.split(/\s*[·•]\s*|\s+[–—-]\s+/);
  const marks = parts.flatMap((part) => part.split(listMark));
  const defaultIn = (mark: string): string | undefined => readDefault(mark) ?? readDefaultBefore(mark);
  const isMark = (mark: string): boolean => isPresence(mark) || defaultIn(mark) !== undefined;
  if (marks.length === 0 || readType(type) === undefined || !marks.every(isMark)) return undefined;
  const value = marks.map(defaultIn).find((stated) => stated !== undefined);
  return {
    type,
    required: marks.some(saysRequired) ? "true" : "",
    ...(value !== undefined && { default: value }),
  };
}

const limitedType =
  /^(?<type>(?:string|integer|number|boolean|object|Array of \w+)(?: or (?:string|integer|number|boolean|object|null|Array of \w+))*)(?: <(?<format>[\w-]+)>)?(?: \((?<aside>[^()]{1,60})\))?(?<limits>(?: [[(] ?-?[\d.]+ \.\. -?[\d.]+ ?[\])](?: \w+)?| [<>]=? ?-?[\d.]+(?: \w+)?| non-empty| unique)*)$/;

/** `integer <int32> [ 1 .. 4096 ]`, `Array of strings <= 4 items`: a type and its limits. */
function readLimited(text: string): FieldCells | undefined {
  const { type = "", format, aside = "", limits } = limitedType.exec(text)?.groups ?? {};
  if ((format ?? limits) === undefined || readType(type) === undefined) return undefined;
  const said = [/\d/.test(aside) ? `(${aside})` : "", limits?.replace(/ \.\. /g, ", ").trim()]
    .filter(Boolean)
    .join(" ");
  return { type: format === undefined ? type : `${type} <${format}>`, ...(said && { description: said }) };
}
