import { type JoinedStyle, joiners } from "../values/joined-texts.js";
import type { ListStyle, ListStyles } from "./pair.js";

/** How lists are joined that are written so (`form`, `form, exploded`), where they are. */
export function joinedStyleOf(style: string): ListStyle {
  const [name = ""] = style.split(",");
  return isJoined(name) ? name : "other";
}

function isJoined(style: string): style is JoinedStyle {
  return Object.hasOwn(joiners, style);
}

/** What joins the items where a list is one text. */
export function joinerOf(style: ListStyle): string | undefined {
  return isJoined(style) ? joiners[style] : undefined;
}

/** Where the receiver cuts a text to items: nobody writes a value of a path or a header as the only one of a list. */
export function cutOf([, taken]: ListStyles = ["other", "other"]): string | undefined {
  return taken === "simple" ? undefined : joinerOf(taken);
}
