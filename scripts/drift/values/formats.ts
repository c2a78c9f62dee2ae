import { textPattern } from "../../base/patterns/text-pattern.js";
import { type Lengths, mayHold } from "./patterns.js";

/** The formats that are asserted; other formats only describe. */
const patterns: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  time: /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i,
  "date-time":
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])t(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i,
  duration:
    /^P(?:\d+W|(?=.)(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/,
  email: /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)*$/,
  hostname: /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i,
  ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/,
  ipv6: /^[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*$/i,
  uri: /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i,
  "uri-reference": /^[^\s<>"{}|\\^`]*$/,
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  "json-pointer": /^(?:\/(?:[^~/]|~[01])*)*$/,
  byte: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
};

/** What no pattern says: which days there are, and that a leap second is the last one of a day (RFC 3339, section 5.7). */
const conditions: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDay,
  time: isSecond,
  "date-time": (text) => isDay(text.slice(0, 10)) && isSecond(text.slice(11)),
};

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}

function isSecond(text: string): boolean {
  const [, hours, minutes, sign, ahead = 0, by = 0] = /^(..):(..):60.*?(?:z|([+-])(..):(..))$/i.exec(text) ?? [];
  if (hours === undefined) return true;
  const offset = (sign === "-" ? -1 : 1) * (Number(ahead) * 60 + Number(by));
  return (Number(hours) * 60 + Number(minutes) - offset + 2880) % 1440 === 1439;
}

/** The first and the last number of a format. */
export interface NumberRange {
  readonly minimum: number;
  readonly maximum: number;
}

const signed = (size: number): NumberRange => ({ minimum: -(2 ** (size - 1)), maximum: 2 ** (size - 1) - 1 });
const unsigned = (size: number): NumberRange => ({ minimum: 0, maximum: 2 ** size - 1 });

/**
 * The formats of whole numbers that are asserted. Not `int64`: who keeps numbers as doubles does not tell its last ones from
 * the next.
 */
const ranges: Readonly<Record<string, NumberRange>> = {
  int: signed(Number.POSITIVE_INFINITY),
  int8: signed(8),
  int16: signed(16),
  int32: signed(32),
  uint: unsigned(Number.POSITIVE_INFINITY),
  uint8: unsigned(8),
  uint16: unsigned(16),
  uint32: unsigned(32),
  uint64: unsigned(Number.POSITIVE_INFINITY),
};

/** The whole numbers that a format allows, where it is one of numbers. */
export function rangeOfFormat(format: string): NumberRange | undefined {
  return Object.hasOwn(ranges, format) ? ranges[format] : undefined;
}

/** Closer than what the pattern says. */
const lengths: { readonly [Format in string]?: Lengths } = { ipv4: { minLength: 7, maxLength: 15 } };

/** How long the texts of a format are, where that is sure. */
export function lengthsOfFormat(format: string): Lengths | undefined {
  if (Object.hasOwn(lengths, format)) return lengths[format];
  return Object.hasOwn(patterns, format) ? textPattern(patterns[format]?.source ?? "")?.facts() : undefined;
}

/** Whether a text of the format may hold the character, which is no letter. */
export function mayHoldInFormat(format: string, character: string): boolean {
  return !Object.hasOwn(patterns, format) || mayHold([patterns[format]?.source ?? ""], character);
}

/** Whether a text, or a number, is of the format, as far as it speaks of such values. */
export function matchesFormat(format: string, value: string | number): boolean {
  if (typeof value === "number") {
    const range = rangeOfFormat(format);
    return range === undefined || (Number.isInteger(value) && value >= range.minimum && value <= range.maximum);
  }
  if (format === "regex") return isPattern(value);
  if (!Object.hasOwn(patterns, format)) return true;
  return (patterns[format]?.test(value) ?? true) && (conditions[format]?.(value) ?? true);
}

export function isAsserted(format: string): boolean {
  return format === "regex" || Object.hasOwn(patterns, format) || Object.hasOwn(ranges, format);
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

/** Texts of a format. */
export const formatSamples: Readonly<Record<string, readonly string[]>> = {
  date: ["2024-01-01"],
  time: ["12:00:00Z"],
  "date-time": ["2024-01-01T00:00:00Z"],
  duration: ["P1D"],
  email: ["a@example.com"],
  hostname: ["example.com"],
  ipv4: ["127.0.0.1"],
  ipv6: ["::1"],
  uri: ["https://example.com"],
  "uri-reference": ["https://example.com", "a"],
  uuid: ["00000000-0000-4000-8000-000000000000"],
  "json-pointer": ["/a"],
  byte: ["YQ=="],
  regex: ["a"],
};
