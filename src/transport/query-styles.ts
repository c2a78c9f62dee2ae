import { flatten } from "./flatten.js";
import { toJson } from "./json-body.js";
import { isScalar, textsOf, type WriteParameter, whole } from "./parameters.js";
import { encodeQuery, pair } from "./url.js";

/** `form`, not exploded: `a=1,2`. */
export const writeJoined: WriteParameter = joinedBy(",");

/** `a=1%202`. Nothing tells a space in a value from one between two (OpenAPI 3.2, appendix C): it is refused. */
export const writeSpaced: WriteParameter = joinedBy(" ");

/** `a=1%7C2`. */
export const writePiped: WriteParameter = joinedBy("|");

/** Swagger 2.0, `collectionFormat: tsv`: `a=1%092`. */
export const writeTabbed: WriteParameter = joinedBy("\t");

/** `deepObject`, of any depth, and lists as most servers take them: `a[b]=1`, `a[]=1`, in which brackets are escaped. */
export const writeDeep: WriteParameter = (name, value) => flatten(name, value, inBrackets).map(pair);

/** A parameter that is described by `content` of type JSON. */
export const writeJson: WriteParameter = (name, value) => [pair([name, toJson(value, name)])];

/**
 * `allowReserved`: leaves what RFC 3986 reserves, except what would end or change the value (`&`, `#`, `+`, brackets, and
 * `,` where that stands between several), and what is encoded already (RFC 6570, section 3.2.3).
 */
export function allowReserved(pairs: readonly string[], isJoined?: boolean): readonly string[] {
  const plain = (escaped: string) =>
    isJoined && escaped.toUpperCase() === "%2C" ? escaped : decodeURIComponent(escaped);
  return pairs.map((text) =>
    text
      .replace(/(?<==.*)%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B|3D)/gi, plain)
      .replace(/(?<==.*)%25([0-9A-F]{2})/gi, "%$1"),
  );
}

/** Some descriptions have the brackets in the name. */
function inBrackets(name: string): string {
  return name.endsWith("[]") ? name : `${name}[]`;
}

function joinedBy(delimiter: string): WriteParameter {
  return (name, value) => {
    if (isScalar(value)) return [pair([name, value])];
    const parts = textsOf(value, name);
    if (parts.length === 0) return [];
    // A comma is as it stands, and escaped inside of a value.
    if (delimiter === ",") return [`${encodeQuery(name)}=${parts.map(encodeQuery).join(delimiter)}`];
    return [pair([name, whole(parts, delimiter, name).join(delimiter)])];
  };
}
