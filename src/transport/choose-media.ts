import { ConcordError } from "./errors.js";
import { isBinary } from "./file.js";
import type { BodySpec, MediaSpec } from "./provider.js";

/**
 * The media type that a body is sent as, of several that are described. The caller's own goes first, then what the value
 * is: a form, bytes with a type, an object with a file in it, a text. Operations with several bring it. Throws
 * {@link ConcordError} where nothing tells one from the other.
 */
export function chooseMedia(spec: BodySpec, value: unknown, wanted: string | undefined): MediaSpec {
  const medias = [spec, ...(spec.others ?? [])];
  if (wanted !== undefined) return medias.find(({ type }) => covers(type, wanted)) ?? spec;
  const tag = Object.prototype.toString.call(value);
  const ofType = (pattern: RegExp) => medias.find(({ type }) => pattern.test(type));
  if (/FormData/.test(tag)) return ofType(/^multipart\//) ?? spec;
  if (/URLSearchParams/.test(tag)) return ofType(/urlencoded/) ?? spec;
  if (isBinary(value)) return chooseRaw(medias, value) ?? spec;
  if (typeof value === "string") return chooseText(medias) ?? spec;
  const json = chooseJson(medias, value);
  if (!json || holdsFile(value)) return ofType(/^multipart\//) ?? ofType(/urlencoded/) ?? spec;
  return json;
}

/** Whether a described type, which may be a range, is meant by another. */
function covers(described: string, type: string): boolean {
  const [bare = ""] = type.toLowerCase().split(";");
  const pattern = described.replace(/[.+^$(){}|[\]\\]/g, "\\$&").replace(/\*/g, ".*");
  return new RegExp(`^${pattern}$`).test(bare.trim());
}

const encoded = /[/+]json$|^multipart\/form-data|urlencoded/;

function chooseRaw(medias: readonly MediaSpec[], value: object): MediaSpec | undefined {
  const own = "type" in value && typeof value.type === "string" ? value.type : "";
  const raw = medias.filter(({ type }) => !encoded.test(type));
  const exact = own === "" ? undefined : medias.find(({ type }) => covers(type, own));
  // What is encoded already, such as a Blob of JSON, is sent as other bytes are.
  if (exact && raw[0] && !raw.includes(exact)) return { type: own, encode: raw[0].encode };
  const open = raw.find(({ type }) => /octet-stream|\*/.test(type));
  if (exact || open || raw.length < 2) return exact ?? open ?? raw[0];
  const types = raw.map(({ type }) => type).join(", ");
  throw new ConcordError(
    own === ""
      ? `The body has to say which it is of ${types}: give a Blob its type, or the option contentType.`
      : `The body is ${own}, and what is described is ${types}. The option contentType goes before both.`,
  );
}

function chooseText(medias: readonly MediaSpec[]): MediaSpec | undefined {
  const plain = medias.find(({ type }) => type === "text/plain");
  if (plain) return plain;
  const isText = ({ type }: MediaSpec) => /^text\/|[/+](?:xml|(?:x-)?yaml)$/.test(type);
  return medias.find(isText) ?? medias.find(({ type }) => !encoded.test(type));
}

/** The first that takes the value; a patch that is a list is no merge patch (RFC 6902, RFC 7396). */
function chooseJson(medias: readonly MediaSpec[], value: unknown): MediaSpec | undefined {
  const all = medias.filter(({ type }) => /[/+]json$/.test(type));
  const isPatch = ({ type }: MediaSpec) => /json-patch\+json$/.test(type);
  const fitting = all.filter(
    (media) => !/json-patch|merge-patch/.test(media.type) || isPatch(media) === Array.isArray(value),
  );
  return fitting.find(({ validator }) => validator?.is(value) !== false) ?? fitting[0] ?? all[0];
}

function holdsFile(value: unknown, depth = 0): boolean {
  if (typeof value !== "object" || value === null || depth > 20) return false;
  return isBinary(value) || Object.values(value).some((item) => holdsFile(item, depth + 1));
}
