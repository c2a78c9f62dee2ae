import type { Body, MediaType, Response } from "./types.js";

/** The list with each part replaced; the same list where none changes. */
export function mapList<Part>(parts: readonly Part[], map: (part: Part) => Part): readonly Part[] {
  const mapped = parts.map(map);
  return mapped.some((part, index) => part !== parts[index]) ? mapped : parts;
}

/** A body or an answer with each media type replaced; itself where none changes. */
export function mapContent<Part extends Body | Response>(part: Part, map: (media: MediaType) => MediaType): Part {
  const content = mapList(part.content, map);
  return content === part.content ? part : { ...part, content };
}
