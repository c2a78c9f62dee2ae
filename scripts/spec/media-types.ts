/** Media types that carry a sequence of JSON values. */
export const streamTypes: ReadonlySet<string> = new Set([
  "text/event-stream",
  "application/x-ndjson",
  "application/ndjson",
  "application/jsonl",
  "application/x-jsonlines",
  "application/stream+json",
  "application/json-seq",
  "application/geo+json-seq",
]);

/** A media type without its parameters. */
export function bareType(type: string): string {
  return (type.split(";")[0] ?? "").trim();
}

/** A form, which is encoded field by field. */
export function isFormType(type: string): boolean {
  return /^(?:multipart\/form-data|application\/x-www-form-urlencoded)$/.test(bareType(type));
}

export function isJsonType(type: string): boolean {
  return /^application\/(?:[\w.+-]+\+)?json$|^text\/json$|^\*\/\*$/.test(bareType(type));
}

/** True where a media range has the type: `audio/*` has `audio/mpeg`. */
export function matchesRange(range: string, type: string): boolean {
  if (range === "*/*") return true;
  return range.endsWith("/*") && type.startsWith(range.slice(0, -1));
}

/** What is read and written as text: `text/*`, XML and other languages. */
export function isTextType(type: string): boolean {
  return /^text\/|^application\/(?:[\w.+-]+\+)?(?:xml|(?:x-)?yaml|sdp|javascript|graphql|sql|toml|x-subrip)$/.test(
    bareType(type),
  );
}
