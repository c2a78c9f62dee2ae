import type { ValueSet } from "../values/value-set.js";
import type { Scope } from "./pair.js";

/** Requests may hold what they held, responses hold nothing else; where all is text, of what is sent as the same text. */
export function isTakenAsSent(
  { comparison, context }: Pick<Scope, "comparison" | "context">,
  base: ValueSet,
  revision: ValueSet,
): boolean {
  if (context.direction === "request")
    return context.text
      ? comparison.widensTexts(base, revision, { ofOne: context.lists?.[1] === "repeated" })
      : comparison.widens(base, revision);
  return context.text ? comparison.narrowsTexts(base, revision) : comparison.narrows(base, revision);
}
