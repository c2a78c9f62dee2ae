/** A media type without its parameters. */
export function bareType(type: string): string {
  return (type.split(";")[0] ?? "").trim();
}

/** A sequence of JSON values: events, lines or records. */
export function isStreamType(type: string): boolean {
  return /^text\/event-stream$|^application\/(?:(?:x-)?(?:nd-?json|json-?l(?:ines)?)|(?:[\w.+-]+\+)?json-seq|(?:x-)?(?:stream\+json|json-stream))$/.test(
    bareType(type),
  );
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

/** Records that begin with a mark, instead of lines (RFC 7464, RFC 8091). */
export function isRecordType(type: string): boolean {
  return /[/+]json-seq$/.test(bareType(type));
}
