import type { SentAlike } from "../values/texts.js";
import type { ValueSet } from "../values/value-set.js";
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

/** Nobody writes a value of a path or a header as the only one of a list. */
function sentAlike([sent, taken]: ListStyles = ["other", "other"]): SentAlike {
  return {
    ofOne: taken === "repeated" || taken === "joined",
    isCut: taken === "joined",
    isJoined: sent === "joined" || sent === "simple",
  };
}
