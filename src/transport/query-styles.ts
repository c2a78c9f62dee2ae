import { flatten } from "./flatten.js";
import { toJson } from "./json-body.js";
import { isScalar, membersOf, textOf, type WriteParameter } from "./parameters.js";
import { encodeQuery, pair } from "./url.js";

/** `form`, not exploded: `a=1,2`. */
export const writeJoined: WriteParameter = joinedBy(",");

/** `a=1%202`. */
export const writeSpaced: WriteParameter = joinedBy("%20");

/** `a=1%7C2`. */
export const writePiped: WriteParameter = joinedBy("%7C");

/** Swagger 2.0, `collectionFormat: tsv`: `a=1%092`. */
export const writeTabbed: WriteParameter = joinedBy("%09");

/** `deepObject`, of any depth, and lists as most servers take them: `a[b]=1`, `a[]=1`, in which brackets are escaped. */
export const writeDeep: WriteParameter = (name, value) => flatten(name, value, inBrackets).map(pair);

/** A parameter that is described by `content` of type JSON. */
export const writeJson: WriteParameter = (name, value) => [pair([name, toJson(value, name)])];

/**
 * `allowReserved`: leaves what RFC 3986 reserves, except what would end or change the value (`&`, `#`, `+`, brackets), and
 * what is encoded already (RFC 6570, section 3.2.3).
 */
export function allowReserved(pairs: readonly string[]): readonly string[] {
  return pairs.map((text) =>
    text
      .replace(/(?<==.*)%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B|3D)/gi, decodeURIComponent)
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
    const members = membersOf(value, name);
    const parts = Array.isArray(value) ? members.map(([, item]) => item) : members.flat();
    const text = parts.map((part) => encodeQuery(textOf(part))).join(delimiter);
    return parts.length === 0 ? [] : [`${encodeQuery(name)}=${text}`];
  };
}
