import type { Origin } from "../../base/diagnostics.js";
import type { Json } from "../../base/json.js";
import type { ContractPair, ReadByTag, ReadTags, SchemaPair } from "../schemas/pair.js";
import type { Trace } from "../schemas/trace.js";
import { onlyAlternative } from "../values/choice-of-one.js";
import type { KnownTags } from "../values/chosen-by-tag.js";
import type { OwnedSet } from "../values/space.js";
import type { ValueSet } from "../values/value-set.js";
import { isAccepted } from "./is-accepted.js";
import { isMap } from "./objects.js";
import type { Sampler } from "./sampler.js";
import { taggedAs, tagOf } from "./tags-of-choices.js";
import { valuesOfAlternative } from "./values-of-alternative.js";

/** Values of the tags that the schema chosen for them takes, and the one that the receiver chooses refuses. */
export function* valuesByTag(
  byTag: readonly ReadByTag[],
  { taker, refuser }: { readonly taker: OwnedSet; readonly refuser: OwnedSet },
  sampler: Sampler,
): Iterable<Json> {
  for (const { sent, taken } of byTag) {
    const [part, other] = [{ ...taker, shape: sent }, taken && { ...refuser, shape: taken }];
    const fits = (value: Json) => isAccepted(taker, value) && !(other && isAccepted(other, value));
    yield* valuesOfAlternative({ whole: taker, part, other, fits }, sampler);
  }
}

/** The tags by which both sides choose an alternative, and all by which the sender does. */
type SentTags = Pick<ReadTags, "property" | "tags" | "sent">;

/** The tags of a choice by tags that has come down to one alternative on both sides. */
export function tagsOfOne({ base, revision }: ContractPair, pair: SchemaPair): SentTags | undefined {
  const before = onlyAlternative(pair.base, base.space);
  const after = before && onlyAlternative(pair.revision, revision.space);
  if (before === undefined || before.property !== after?.property) return undefined;
  const [sender, receiver] = pair.context.direction === "request" ? [before, after] : [after, before];
  const tags = sender.tags.filter((tag) => receiver.tags.includes(tag));
  return tags.length === 0 ? undefined : { property: sender.property, tags, sent: sender.tags };
}

/** The value of an alternative with one of the tags by which that is chosen. */
export function withTag(value: Json, byTag: SentTags | undefined): Json {
  if (byTag === undefined || !isMap(value)) return value;
  const { property, tags, sent } = byTag;
  const tag = tagOf(value, property);
  return tag !== undefined && sent.includes(tag) ? value : taggedAs(value, property, tags);
}

/** Choices by where they stand, with the tags that are known there. */
export type ChoicesByTag = ReadonlyMap<Origin, KnownTags>;

/** Where the choices stand of which tags decide, on the way to the difference and at its place; none where no tag does. */
export function choicesByTag({ root, edges, pair, difference }: Trace): ChoicesByTag {
  const pairs = edges.flatMap(({ byTag }, index) => (byTag ? [edges[index - 1]?.pair ?? root] : []));
  return new Map([...pairs, ...(difference.byTag ? [pair] : [])].flatMap(tagsByOrigin));
}

/** All choices on the way of which both sides have tags of one property, whatever the way goes through. */
export function choicesAround({ root, edges }: Trace): ChoicesByTag {
  const propertiesOf = ({ atoms }: ValueSet) => atoms.flatMap(({ discriminator }) => discriminator?.property ?? []);
  const isTagged = ({ base, revision }: SchemaPair) => {
    const known = propertiesOf(base);
    return propertiesOf(revision).some((property) => known.includes(property));
  };
  return new Map([root, ...edges.map(({ pair }) => pair)].filter(isTagged).flatMap(tagsByOrigin));
}

/** Each choice with the tags that either side maps. */
function tagsByOrigin({ base, revision }: SchemaPair): readonly (readonly [Origin, KnownTags])[] {
  const choices = [...base.atoms, ...revision.atoms].filter(({ discriminator }) => discriminator !== undefined);
  const known = new Set(choices.flatMap(({ discriminator }) => [...(discriminator?.mapping.keys() ?? [])]));
  return choices.map(({ at }) => [at, known]);
}
