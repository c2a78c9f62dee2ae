import { firstOf } from "../base/first-of.js";
import type { Change, ChangeLocation } from "../drift/changes/types.js";
import { cutMiddle } from "./wrap.js";

/** Of one location in a list. */
const maxPlace = 72;
/** What a sentence names of them. */
const maxNamed = 3;

/**
 * The other locations where changes show, one for each webhook and callback first: who receives only that looks for nothing
 * else. An operation is named where it is not the one that the changes stand under.
 */
export function alsoAt(changes: readonly Change[]): readonly string[] {
  const [first] = changes;
  const hooks = new Set(changes.flatMap((change) => hookOf(change) ?? []));
  const places = changes.flatMap((change) => change.alsoAt ?? []);
  const firstOfHooks = places.filter((place) => {
    const hook = hookOf(place);
    const isFirst = hook !== undefined && !hooks.has(hook);
    if (isFirst) hooks.add(hook);
    return isFirst;
  });
  const nameOf = ({ operation, location }: ChangeLocation) =>
    operation === null || operation === first?.operation ? location : `${operation} ${location}`;
  return [...new Set([...firstOfHooks, ...places].map(nameOf))];
}

/** A sentence that names the first of them and says how many more there are; `""` where there are none. */
export function alsoAtSentence(changes: readonly Change[], code: (text: string) => string = (text) => text): string {
  const places = alsoAt(changes);
  return places.length === 0 ? "" : ` Also at ${firstPlaces(places, code)}.`;
}

/** The first of some places that are not cut to the same text, and how many more there are. */
export function firstPlaces(places: readonly string[], code: (text: string) => string): string {
  const texts = places.map((place) => code(cutMiddle(place, maxPlace)));
  const different = new Set(texts);
  const others = texts.filter((text, index) => texts.indexOf(text) < index);
  return firstOf([...different, ...others], Math.min(maxNamed, different.size));
}

/** A place for programs. Part and path are in the location, as text. */
export function nameOfPlace({ operation, location }: ChangeLocation): Pick<ChangeLocation, "operation" | "location"> {
  return { operation, location };
}

/** Which webhook or callback a place is in. */
function hookOf({ operation, part }: Pick<ChangeLocation, "operation" | "part">): string | undefined {
  const inside = "body" in part ? part.body : part;
  const [kind] = /^(?:webhook|callback)/.exec(inside.kind) ?? [];
  return kind !== undefined && "name" in inside ? `${kind} ${operation ?? ""} ${inside.name}` : undefined;
}
