import { isAsserted, rangeOfFormat } from "../values/formats.js";
import { anyType, bits, numberBits } from "../values/types-mask.js";
import type { View } from "../values/view.js";

/** What one side allows beside the other. */
export type Extent = "same" | "wider" | "narrower" | "other";

/** Formats of which the first allows only values that the second allows too. */
const narrowerFormats: readonly (readonly [string, string])[] = [
  ...["int8", "int16", "int32", "uint8", "uint16", "uint32"].map((narrow) => [narrow, "int64"] as const),
  ["float", "double"],
  ["ipv4", "ip"],
  ["ipv6", "ip"],
  ["uri", "uri-reference"],
  ["idn-hostname", "hostname"],
];

/** Formats that refuse values: those that are checked, and others of texts. */
function isRefusing(format: string): boolean {
  return isAsserted(format) || /^(?:ip|idn-hostname)$/.test(format);
}

/** Formats of OpenAPI's registry that say how a value is kept, not which ones there are. */
const laxFormats: ReadonlySet<string> = new Set(["int64", "float", "double", "decimal", "password", "binary"]);

/** Of all of them it is known that they refuse nothing. */
export function areKnownLax(formats: readonly string[]): boolean {
  return formats.every((format) => laxFormats.has(format));
}

/** The formats that refuse values: every number is a double, what a password is nobody checks, and no text is of `int32`. */
export function refusingOf({ formats, mask }: View, among = anyType): readonly string[] {
  const types = (format: string) => (rangeOfFormat(format) ? numberBits : bits.string);
  return formats.filter((format) => isRefusing(format) && (types(format) & mask & among) !== 0);
}

/** Which formats of one side the other has not, or has wider ones of. */
export function verdictOfFormats(base: readonly string[], revision: readonly string[]): Extent {
  const [added, removed] = [unimplied(revision, base), unimplied(base, revision)];
  if (added.length === 0) return removed.length === 0 ? "same" : "wider";
  return removed.length === 0 ? "narrower" : "other";
}

/** The formats that no other one says already, since it is the same or narrower. */
export function unimplied(formats: readonly string[], others: readonly string[]): readonly string[] {
  return formats.filter((format) => !others.some((other) => other === format || isNarrower(other, format)));
}

function isNarrower(format: string, other: string): boolean {
  const [inner, outer] = [rangeOfFormat(format), rangeOfFormat(other)];
  if (inner && outer && format !== other) return inner.minimum >= outer.minimum && inner.maximum <= outer.maximum;
  return narrowerFormats.some(([narrow, wide]) => narrow === format && wide === other);
}
