import { namesField } from "../../contract/model/names-field.js";
import type { FieldEncoding, MediaType } from "../../contract/model/types.js";
import type { BodyPart } from "../changes/changed-part.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";
import { joinedStyleOf } from "../schemas/list-styles.js";
import type { ListStyle, ListStyles } from "../schemas/pair.js";
import type { Session } from "../schemas/session.js";
import type { Space } from "../values/space.js";
import { bits } from "../values/types-mask.js";
import type { ValueSet } from "../values/value-set.js";
import { compareFieldHeaders, type FieldHeaders } from "./compare-field-headers.js";
import { essence, matchMediaTypes, versionOf } from "./match-media-types.js";
import { mayHoldReserved, styleOf } from "./parameter-style.js";

interface EncodingSite extends Site {
  readonly part: BodyPart;
}

interface Field {
  readonly encoding: FieldEncoding | undefined;
  readonly shape: ValueSet | undefined;
  readonly space: Space;
  readonly media: MediaType;
}

/** How the fields of a form are written, which has defaults where it is not said. */
export function compareEncodings(
  session: Session,
  site: EncodingSite,
  [before, after]: readonly [MediaType, MediaType],
): readonly DriftFinding[] {
  const { comparison, inferred } = session;
  const names = new Set([...(before.encoding?.keys() ?? []), ...(after.encoding?.keys() ?? [])]);
  return [...names].flatMap((name) => {
    // That a field came or went is told of the schema; of one that neither side has, nothing is sent.
    if (!namesField(before, name, session.base.schemas) || !namesField(after, name, session.revision.schemas))
      return [];
    const fields: Fields = [
      fieldOf(before, name, comparison.base.space),
      fieldOf(after, name, comparison.revision.space),
    ];
    const written = [compareTypes, compareStyles].flatMap((compare) => compare(site, name, fields));
    // A page does not say how characters are written, nor which headers a part may go without.
    if (inferred) return written;
    const [from, to] = fields;
    const headers = { name, places: placesOf(fields), sides: [headersOf(from), headersOf(to)] } as const;
    return [...written, ...compareReserved(site, name, fields), ...compareFieldHeaders(session, site, headers)];
  });
}

function headersOf({ encoding, media }: Field): FieldHeaders {
  return { encoding, isMultipart: isMultipart(media) };
}

function fieldOf(media: MediaType, name: string, space: Space): Field {
  const shape = media.schema && space.viewOf(space.shapeOf(media.schema)).properties.get(name);
  return { encoding: media.encoding?.get(name), shape, space, media };
}

type Fields = readonly [before: Field, after: Field];

function placesOf([before, after]: Fields): Pick<DriftFinding, "base" | "revision"> {
  return { base: before.encoding?.at ?? before.media.at, revision: after.encoding?.at ?? after.media.at };
}

function compareTypes(site: Site, name: string, fields: Fields): readonly DriftFinding[] {
  const [before, after] = fields;
  if (!isMultipart(before.media) || !isMultipart(after.media)) return [];
  // "If a value is explicitly defined" of a style, "the value of `contentType` SHALL be ignored" (OpenAPI 3.1.1).
  if (isStyled(before) && isStyled(after)) return [];
  const [from, to] = [typesOf(before), typesOf(after)];
  if (from.join() === to.join()) return [];
  const media = (types: readonly string[]) => types.map((type) => ({ type, at: before.media.at }));
  const { removed } = matchMediaTypes(media(from), media(to), "request");
  // A file without a media type of its own is sent as what it is, and what is no longer asked for may still be sent.
  const isOpen = before.encoding?.contentType === undefined && from.join() === anyFile;
  const isLifted = after.encoding?.contentType === undefined;
  const level = removed.length === 0 || isLifted ? "info" : isOpen ? "warning" : "error";
  const texts = { from: from.join(", "), to: to.join(", ") };
  return [
    findingOf("request-body-encoding-content-type-changed", site, { name, ...texts, level, ...placesOf(fields) }),
  ];
}

const anyFile = "application/octet-stream";

/** As they are written, or the default of the field's type (OpenAPI 3.1.1, "Encoding Object", `contentType`). */
function typesOf({ encoding, shape, space }: Field): readonly string[] {
  if (encoding?.contentType !== undefined) return encoding.contentType.split(",").map(typeText).sort();
  return [shape === undefined ? anyFile : defaultType(shape, space)];
}

/** `application/json; version=2`, without what says how text is encoded. */
function typeText(type: string): string {
  return [essence(type), versionOf(type)].filter((part) => part !== "").join("; ");
}

function defaultType(shape: ValueSet, space: Space): string {
  const { mask, items, formats, contentMediaType, contentEncoding } = space.viewOf(shape);
  const types = mask & ~bits.null;
  if (types === bits.array) return items === undefined ? anyFile : defaultType(items, space);
  if (types === bits.object) return "application/json";
  const isFile = formats.some((format) => format === "binary" || format === "byte");
  const isBinary = isFile || contentMediaType !== undefined || contentEncoding !== undefined;
  return (types & (bits.array | bits.object)) !== 0 || isBinary ? anyFile : "text/plain";
}

/** How the lists of both sides are written, of the fields that are not written again for each item. */
export function fieldListsOf([before, after]: readonly [MediaType, MediaType]): ReadonlyMap<string, ListStyles> {
  const names = new Set([...(before.encoding?.keys() ?? []), ...(after.encoding?.keys() ?? [])]);
  const lists = [...names].map((name) => [name, [listStyleOf(before, name), listStyleOf(after, name)]] as const);
  return new Map(lists.filter(([, styles]) => styles.some((style) => style !== "repeated")));
}

function listStyleOf(media: MediaType, name: string): ListStyle {
  const { style, explode, contentType } = media.encoding?.get(name) ?? {};
  if (style === undefined && explode === undefined) {
    const isRepeated = contentType === undefined || (isMultipart(media) && !contentType.includes("json"));
    return isRepeated ? "repeated" : "other";
  }
  const written = styleOf({ in: "query", ...(style && { style }), ...(explode !== undefined && { explode }) });
  return written === "form, exploded" ? "repeated" : joinedStyleOf(written);
}

/** Where a field has a style, it is written like a parameter, with the defaults of the query. */
function compareStyles(site: Site, name: string, fields: Fields): readonly DriftFinding[] {
  if (!fields.every(({ shape, space }) => shape !== undefined && isComposite(shape, space))) return [];
  const [from, to] = [styleText(fields[0]), styleText(fields[1])];
  if (from === to) return [];
  return [findingOf("request-body-encoding-style-changed", site, { name, from, to, ...placesOf(fields) })];
}

/** Whether reserved characters stand as they are, which only the pairs of a query say (OpenAPI 3.1.1, "Encoding Object"). */
function compareReserved(site: Site, name: string, fields: Fields): readonly DriftFinding[] {
  const [from, to] = [isReserved(fields[0]), isReserved(fields[1])];
  if (from === to) return [];
  const id = `request-body-encoding-allow-reserved-${to ? "added" : "removed"}` as const;
  const { shape, space } = fields[0];
  const level = shape === undefined || mayHoldReserved(shape, space) ? {} : ({ level: "info" } as const);
  return [findingOf(id, site, { name, ...placesOf(fields), ...level })];
}

function isReserved({ encoding, media }: Field): boolean {
  return encoding?.allowReserved === true && !isMultipart(media);
}

function styleText({ encoding, media, shape, space }: Field): string {
  const { style, explode, contentType } = encoding ?? {};
  const hasStyle = isStyled({ encoding });
  if (!hasStyle && isMultipart(media)) {
    // Each item of a list is a part of its own, as it is where it is exploded; an object is one part.
    const isList = shape !== undefined && (space.viewOf(shape).mask & ~bits.null) === bits.array;
    return isList && contentType?.includes("json") !== true ? "form, exploded" : "one value";
  }
  // What has a media type of its own is no list of pairs.
  if (!hasStyle && contentType !== undefined) return typeText(contentType);
  return styleOf({ in: "query", ...(style && { style }), ...(explode !== undefined && { explode }) });
}

function isStyled({ encoding }: Pick<Field, "encoding">): boolean {
  return encoding?.style !== undefined || encoding?.explode !== undefined;
}

function isComposite(shape: ValueSet, space: Space): boolean {
  return (space.viewOf(shape).mask & ~bits.null & ~(bits.array | bits.object)) === 0;
}

function isMultipart({ type }: MediaType): boolean {
  return essence(type).startsWith("multipart/");
}
