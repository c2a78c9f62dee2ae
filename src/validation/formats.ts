import { isUnicodeLabel } from "./idna.js";

/** String formats by the documents that define them. Digits and letters are ASCII. */

/** RFC 3339 `full-date`, with real days only. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** RFC 3339 `full-time`: an offset is required, and a leap second is one only at 23:59:60 UTC. */
export function isTime(text: string): boolean {
  const match = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.\d+)?(?:z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i.exec(text);
  if (match === null) return false;
  if (match[3] !== "60") return true;
  const offset = (match[4] === "-" ? -1 : 1) * (Number(match[5] ?? 0) * 60 + Number(match[6] ?? 0));
  return (Number(match[1]) * 60 + Number(match[2]) - offset + 2880) % 1440 === 1439;
}

/** RFC 3339 `date-time`. */
export function isDateTime(text: string): boolean {
  return /^.{10}t/i.test(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

/** RFC 3339 appendix A: no fractions, no gaps between units, weeks alone. */
export function isDuration(text: string): boolean {
  return /^P(?:\d+W|(?=.)(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/.test(
    text,
  );
}

/** RFC 5321 `Mailbox`. */
export function isEmail(text: string): boolean {
  const split = text.lastIndexOf("@");
  if (split < 1 || split > 64) return false;
  const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  const local = new RegExp(`^(?:${atom}(?:\\.${atom})*|"(?:[ !#-[\\]-~]|\\\\[ -~])*")$`);
  return local.test(text.slice(0, split)) && isMailDomain(text.slice(split + 1));
}

function isMailDomain(domain: string): boolean {
  if (!domain.startsWith("[")) return domain.split(".").every(isLabel) && domain.length <= 253;
  if (!domain.endsWith("]")) return false;
  const literal = domain.slice(1, -1);
  return literal.startsWith("IPv6:") ? isIpv6(literal.slice(5)) : isIpv4(literal);
}

/** RFC 1123 host name; labels in Punycode must stand for something that RFC 5891 allows. */
export function isHostname(text: string): boolean {
  if (text.length > 253) return false;
  return text.split(".").every((label) => isLabel(label) && (!/^xn--/i.test(label) || isUnicodeLabel(label)));
}

function isLabel(label: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(label);
}

/** RFC 2673 dotted quad: no leading zeros. */
export function isIpv4(text: string): boolean {
  return /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text);
}

/** RFC 4291 section 2.2, without a zone. */
export function isIpv6(text: string): boolean {
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const [head = "", tail] = halves;
  const left = countPieces(head, tail === undefined);
  const right = tail === undefined ? 0 : countPieces(tail, true);
  if (left === undefined || right === undefined) return false;
  return tail === undefined ? left === 8 : left + right <= 7;
}

/** The number of 16-bit pieces; the last one may be an IPv4 address, which counts twice. */
function countPieces(text: string, isEnd: boolean): number | undefined {
  if (text === "") return 0;
  const pieces = text.split(":");
  const last = pieces[pieces.length - 1] ?? "";
  const embedded = isEnd && isIpv4(last);
  const plain = embedded ? pieces.slice(0, -1) : pieces;
  return plain.every((piece) => /^[\da-f]{1,4}$/i.test(piece)) ? plain.length + (embedded ? 2 : 0) : undefined;
}

/** RFC 3986 `URI`. */
export function isUri(text: string): boolean {
  return isWebAddress(text) || (/^[a-z][a-z\d+.-]*:/i.test(text) && isUriReference(text));
}

/** Most URIs, at once: a host name and a path. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w.~!$&'()*+,;=:@/-]*)?$/.test(text);
}

/**
 * RFC 3986 `URI-reference`. Characters are searched for what may not be there, so that a `data:` URI of some megabytes
 * needs no backtracking.
 */
export function isUriReference(text: string): boolean {
  const fragment = text.indexOf("#");
  const absolute = fragment < 0 ? text : text.slice(0, fragment);
  const query = absolute.indexOf("?");
  const hierarchy = query < 0 ? absolute : absolute.slice(0, query);
  const [, scheme = "", authority = ""] = /^([a-z][a-z\d+.-]*:)?(\/\/[^/]*)?/i.exec(hierarchy) ?? [];
  const path = hierarchy.slice(scheme.length + authority.length);
  if (scheme === "" && authority === "" && /^[^/]*:/.test(path)) return false;
  const rest = path + text.slice(hierarchy.length).replace(/[?#]/g, "/");
  return hasOneFragment(text, fragment) && isAuthority(authority.slice(2)) && isUriText(rest);
}

function hasOneFragment(text: string, fragment: number): boolean {
  return fragment < 0 || !text.includes("#", fragment + 1);
}

function isUriText(text: string): boolean {
  return !/[^\w.~!$&'()*+,;=:@/%-]|%(?![\da-f]{2})/i.test(text);
}

function isAuthority(text: string): boolean {
  const [, user = "", host = ""] = /^(?:([^@]*)@)?(\[[^\]]*\]|[^:]*)(?::\d*)?$/.exec(text) ?? [undefined, "[", "["];
  if (!isUriText(user) || /[/@]/.test(user)) return false;
  if (!host.startsWith("[")) return isUriText(host) && !/[/@]/.test(host);
  const address = host.slice(1, -1);
  return isIpv6(address) || /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(address);
}

/** RFC 9562, any version. */
export function isUuid(text: string): boolean {
  return /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(text);
}

/** ECMA-262, with Unicode semantics. */
export function isRegex(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

/** RFC 6901. */
export function isJsonPointer(text: string): boolean {
  return (text === "" || text.startsWith("/")) && !/~(?![01])/.test(text);
}

/** RFC 4648 section 4, padded. Searched for what may not be there, so that long files need no backtracking. */
export function isBase64(text: string): boolean {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  return text.length % 4 === 0 && !/[^A-Za-z\d+/]/.test(text.slice(0, text.length - padding));
}
