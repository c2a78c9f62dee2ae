import type { Parameter } from "../../contract/model/types.js";
import { essence } from "./match-media-types.js";

/** How a parameter is written: `form, exploded`, or the media type of its content. */
export function styleOf(parameter: Pick<Parameter, "in" | "style" | "explode" | "mediaType">): string {
  if (parameter.mediaType !== undefined) return essence(parameter.mediaType);
  const style = parameter.style ?? (parameter.in === "query" || parameter.in === "cookie" ? "form" : "simple");
  return (parameter.explode ?? style === "form") ? `${style}, exploded` : style;
}
