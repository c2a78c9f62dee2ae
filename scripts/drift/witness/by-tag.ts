import type { Origin } from "../../base/diagnostics.js";
import type { Json } from "../../base/json.js";
import type { Schema } from "../../contract/model/types.js";
import type { ReadByTag } from "../schemas/pair.js";
import type { OwnedSet } from "../values/space.js";
import type { ValueSet } from "../values/value-set.js";
import { isAccepted, isMap, type Sampler } from "./sampler.js";

/** Values of the tags that the schema chosen for them takes, and the one that the receiver chooses refuses. */
export function* valuesByTag(
  byTag: readonly ReadByTag[],
  { taker, refuser }: { readonly taker: OwnedSet; readonly refuser: OwnedSet },
  sampler: Sampler,
): Iterable<Json> {
  for (const { sent, taken } of byTag) {
    const [part, other] = [{ ...taker, shape: sent }, taken && { ...refuser, shape: taken }];
    for (const value of sampler.ofBranch(taker, part, { other }))
      if (isAccepted(part, value) && isAccepted(taker, value) && !(other && isAccepted(other, value))) yield value;
  }
}

/** The tag of which the value, or a part of it, is read. */
export function tagIn(byTag: readonly ReadByTag[], value: Json): ReadByTag | undefined {
  if (value === null || typeof value !== "object") return undefined;
  const own = isMap(value) ? byTag.find(({ property, tag }) => value[property] === tag) : undefined;
  return (
    own ?? Object.values(value).reduce<ReadByTag | undefined>((found, part) => found ?? tagIn(byTag, part), undefined)
  );
}

/** The choice of a shape in the place of which one schema stands: the one that its discriminator chooses, none, or any. */
export function chosenBy(shape: ValueSet, chosen: ValueSet | "none" | "any"): ReadonlyMap<Origin, Schema> {
  const read = ({ anyOf: _anyOf, oneOf: _oneOf, ...atom }: Schema): Schema => {
    if (chosen === "any") return atom;
    return chosen === "none" ? { ...atom, never: true } : { ...atom, allOf: [...(atom.allOf ?? []), ...chosen.atoms] };
  };
  const choices = shape.atoms.filter(({ anyOf, oneOf }) => anyOf ?? oneOf);
  return new Map(choices.map((atom) => [atom.at, read(atom)] as const));
}
