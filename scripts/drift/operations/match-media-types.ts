import type { MediaType } from "../../contract/model/types.js";

export interface MediaMatch {
  /** What is sent as the one and taken as the other. */
  readonly pairs: readonly (readonly [MediaType, MediaType])[];
  readonly removed: readonly MediaType[];
  /** Ranges of a response in the place of which there are types of them. */
  readonly narrowed: readonly MediaType[];
  readonly added: readonly MediaType[];
}

/**
 * Matches media types: as they are written, without their parameters, in responses by their suffix, then by ranges. A
 * range of one side stands for every type of the other that it covers; what else it allows came or went with it.
 */
export function matchMediaTypes(
  before: readonly MediaType[],
  after: readonly MediaType[],
  direction: "request" | "response",
): MediaMatch {
  const left = new Set(before);
  const right = new Set(after);
  const pairs: (readonly [MediaType, MediaType])[] = [];
  const narrowed: MediaType[] = [];
  const match = (fits: (one: string, two: string) => boolean) => {
    for (const one of left) {
      const two = [...right].find((candidate) => fits(one.type, candidate.type));
      if (two === undefined) continue;
      left.delete(one);
      right.delete(two);
      pairs.push([one, two]);
    }
  };
  match((one, two) => one === two);
  match((one, two) => essence(one) === essence(two) && (direction === "response" || !haveOtherVersions(one, two)));
  if (direction === "response") match((one, two) => !isRange(one) && suffixOf(one) === suffixOf(two));
  for (const one of [...left]) {
    const ranges = after.filter(({ type }) => covers(type, one.type));
    if (ranges.length > 0) left.delete(one);
    pairs.push(...ranges.map((two) => [one, two] as const));
  }
  for (const two of [...right]) {
    const ranges = before.filter(({ type }) => covers(type, two.type));
    if (ranges.length > 0) right.delete(two);
    // That a response is of one type of the range is what clients are ready for.
    if (direction === "response") narrowed.push(...ranges.filter((range) => left.delete(range)));
    pairs.push(...ranges.map((one) => [one, two] as const));
  }
  return { pairs, removed: [...left], narrowed, added: [...right] };
}

/** `text/plain` of `text/plain; charset=utf-8`. */
export function essence(type: string): string {
  return (type.split(";")[0] ?? type).trim().toLowerCase();
}

/** `application/json` and `application/problem+json`. */
export function isJson(type: string): boolean {
  return /^application\/(?:.+\+)?json$/.test(essence(type));
}

/** `charset=utf-8` and `version=2` of `application/json; Version=2; charset=utf-8`, in one order. */
export function parametersOf(type: string): readonly string[] {
  const [, ...parameters] = type.toLowerCase().split(";");
  return parameters
    .map((parameter) => parameter.trim())
    .filter((parameter) => parameter !== "")
    .sort();
}

/** Its parameters; how text is encoded is no version. */
export function versionOf(type: string): string {
  return parametersOf(type)
    .filter((parameter) => !/^(?:charset|boundary|q)=/.test(parameter))
    .join("; ");
}

/** How text is encoded; of JSON, which knows one way, it says nothing (RFC 8259, section 11). */
export function charsetOf(type: string): string | undefined {
  if (isJson(type)) return undefined;
  const written = parametersOf(type).find((parameter) => parameter.startsWith("charset="));
  return written?.slice("charset=".length).replace(/^"(.*)"$/, "$1");
}

/** Both say by parameters which version they are, and not the same one. */
function haveOtherVersions(one: string, two: string): boolean {
  const [before, after] = [versionOf(one), versionOf(two)];
  return before !== "" && after !== "" && before !== after;
}

/** `application/json` and `application/problem+json` are both JSON. */
function suffixOf(type: string): string {
  const name = essence(type);
  return name.split("+")[1] ?? name.split("/")[1] ?? name;
}

/** `application/*`, or the range of all types. */
export function isRange(type: string): boolean {
  return essence(type).endsWith("/*");
}

/** `application/*` covers `application/json`, and itself not. */
export function covers(range: string, type: string): boolean {
  const [name, other] = [essence(range), essence(type)];
  if (name === other) return false;
  return name === "*/*" || (name.endsWith("/*") && other.startsWith(name.slice(0, -1)));
}
