import type { OperationFacts } from "../facts/operation-facts.js";

const filesByEnding: Readonly<Record<string, string>> = {
  json: "application/json",
  jsonl: "application/jsonl",
  mp3: "audio/mpeg",
  wav: "audio/wav",
  ogg: "audio/ogg",
  opus: "audio/opus",
  flac: "audio/flac",
  aac: "audio/aac",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
  mp4: "video/mp4",
  webm: "video/webm",
  pdf: "application/pdf",
};

/** The media type of what a file of a name has. */
export function mediaTypeOfFile(name: string): string {
  return filesByEnding[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ""] ?? "application/octet-stream";
}

/** The media type that an operation is sent. */
export function mediaTypeOf({ headers }: OperationFacts): string {
  const written = headers.get("content-type")?.value.split(";")[0]?.trim().toLowerCase();
  return written !== undefined && /^[\w.+-]+\/[\w.+-]+$/.test(written) ? written : "application/json";
}
