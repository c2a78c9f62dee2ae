import type { Origin } from "../../base/diagnostics.js";
import type { Json } from "../../base/json.js";
import { valuesOfTag } from "../schemas/dispatch.js";
import type { Edge, ReadByTag, SchemaPair } from "../schemas/pair.js";
import type { Trace } from "../schemas/trace.js";
import type { OwnedSet } from "../values/space.js";
import { isAccepted } from "./is-accepted.js";
import { isMap, type Sampler, withProperty } from "./sampler.js";

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

/** The value of an alternative with one of the tags by which that is chosen. */
export function withTag(value: Json, { byTag }: Edge): Json {
  if (byTag === undefined || !isMap(value)) return value;
  const { property, tags, sent } = byTag;
  const tag = Object.hasOwn(value, property) ? value[property] : undefined;
  const isKnown = tag !== undefined && tag !== null && typeof tag !== "object" && sent.includes(String(tag));
  if (isKnown) return value;
  const of = tags.flatMap((name) => valuesOfTag(name));
  const chosen = of.find((other) => typeof other === typeof tag) ?? of[0];
  return chosen === undefined ? value : withProperty(value, property, chosen);
}

/** Where the choices stand of which tags decide, on the way to the difference and at its place; none where no tag does. */
export function choicesByTag({ root, edges, pair, difference }: Trace): ReadonlySet<Origin> {
  const pairs = edges.flatMap(({ byTag }, index) => (byTag ? [edges[index - 1]?.pair ?? root] : []));
  return new Set([...pairs, ...(difference.byTag ? [pair] : [])].flatMap(originsOf));
}

function originsOf({ base, revision }: SchemaPair): readonly Origin[] {
  return [...base.atoms, ...revision.atoms].flatMap(({ at, discriminator }) => (discriminator ? [at] : []));
}
