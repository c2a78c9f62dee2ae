import type { Schema } from "./types.js";

/**
 * Whether a string stands for the bytes of a file: `format: binary`, or since OpenAPI 3.1 a media type of something that is
 * no text, without an encoding that would make it one ("Considerations for File Uploads").
 */
export function isFile({ format, types, string }: Schema): boolean {
  if (format === "binary") return true;
  const { contentMediaType = "", contentEncoding, contentSchema } = string ?? {};
  if (contentMediaType === "" || contentEncoding !== undefined || contentSchema !== undefined) return false;
  return (types?.has("string") ?? true) && !/^text\/|[/+](?:json|xml|yaml)\b/i.test(contentMediaType);
}
