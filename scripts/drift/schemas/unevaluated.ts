import { asserts } from "../../contract/model/follow.js";
import type { ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";
import type { Scope } from "./pair.js";

/** The keywords of what nothing has looked at, and the parts of a view that say the same where that is certain. */
const plain = { unevaluatedProperties: "additional", unevaluatedItems: "items" } as const;

interface Unevaluated {
  readonly one: ValueSet | undefined;
  readonly two: ValueSet | undefined;
  /** One of them is said in plain words, and is not to be compared as that, too. */
  readonly isPlain: boolean;
}

/**
 * What both sides say of parts that nothing has looked at. What is said in plain words counts where the other side cannot
 * be, or says nothing of other parts.
 */
export function unevaluatedOf({ base, revision, from, to }: Scope, keyword: keyof typeof plain): Unevaluated {
  const [one, two] = [from[keyword], to[keyword]];
  const [before, after] = [plainOf(base, from, keyword), plainOf(revision, to, keyword)];
  if (one === undefined && before && (two || to[plain[keyword]] === undefined))
    return { one: before, two, isPlain: true };
  if (two === undefined && after && (one || from[plain[keyword]] === undefined))
    return { one, two: after, isPlain: true };
  return { one, two, isPlain: false };
}

/** What the keyword says in plain words, where nothing else was written in them. */
function plainOf({ atoms }: ValueSet, view: View, keyword: keyof typeof plain): ValueSet | undefined {
  const written = atoms.flatMap(({ object, array }) => {
    const [others, unevaluated] =
      keyword === "unevaluatedItems"
        ? [array?.items, array?.unevaluatedItems]
        : [object?.additionalProperties, object?.unevaluatedProperties];
    return others && asserts(others) ? [others === unevaluated] : [];
  });
  return written.length > 0 && written.every(Boolean) ? view[plain[keyword]] : undefined;
}
