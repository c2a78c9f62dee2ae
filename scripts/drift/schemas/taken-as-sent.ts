import type { SentAlike } from "../values/texts.js";
import type { ValueSet } from "../values/value-set.js";
import { cutOf, joinerOf } from "./list-styles.js";
import type { ListStyles, Scope } from "./pair.js";

/** Requests may hold what they held, responses hold nothing else; where all is text, of what is sent as the same text. */
export function isTakenAsSent(
  { comparison, context }: Pick<Scope, "comparison" | "context">,
  base: ValueSet,
  revision: ValueSet,
): boolean {
  if (context.direction === "request")
    return context.text
      ? comparison.widensTexts(base, revision, sentAlike(context.lists))
      : comparison.widens(base, revision);
  return context.text ? comparison.narrowsTexts(base, revision) : comparison.narrows(base, revision);
}

function sentAlike(lists: ListStyles = ["other", "other"]): SentAlike {
  const [joinedBy, cutAt] = [joinerOf(lists[0]), cutOf(lists)];
  return {
    ofOne: lists[1] === "repeated" || cutAt !== undefined,
    ...(cutAt !== undefined && { cutAt }),
    ...(joinedBy !== undefined && { joinedBy }),
  };
}
