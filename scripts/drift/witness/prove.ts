import type { Origin } from "../../base/diagnostics.js";
import type { Json } from "../../base/json.js";
import type { Contract, Schema } from "../../contract/model/types.js";
import type { Difference, ReadByTag } from "../schemas/pair.js";
import type { Trace } from "../schemas/trace.js";
import { acceptsEachWay } from "../values/accepts.js";
import type { ValueSet } from "../values/value-set.js";
import { chosenBy, tagIn } from "./by-tag.js";
import { readAs } from "./read-as.js";
import { areUndoneAlike, isUndone, undo, undoAll } from "./undo.js";

/** Differences of one place that are undone together: of more, a value hardly breaks all. */
const mostTogether = 16;

interface Contracts {
  readonly base: Contract;
  readonly revision: Contract;
}

interface Tried {
  readonly value: Json;
  /** Exactly one branch of `oneOf` is what counts. */
  readonly isExact: boolean;
}

/** The difference refuses it, and nothing else does, or others of the same place do as well. */
type Proof = "alone" | "together";

/**
 * Both readings of `oneOf` agree: exactly one branch where it is accepted, not even one where it is refused, unless exactly
 * one is what counts. And this difference refuses it.
 */
export function proofOf({ base, revision }: Contracts, trace: Trace, { value, isExact }: Tried): Proof | undefined {
  const { schemas, root, pair, difference } = trace;
  const taken = ({ schemas: named }: Contract, schema: Schema) => {
    const { atLeastOne, exactlyOne } = acceptsEachWay(schema, value, { schemas: named });
    return atLeastOne && exactlyOne;
  };
  const refused = ({ schemas: named }: Contract, schema: Schema) =>
    readAs(root, value).every((reading) => {
      const { atLeastOne, exactlyOne } = acceptsEachWay(schema, reading, { schemas: named });
      return !exactlyOne && (isExact || !atLeastOne);
    });
  const passes =
    ({ schemas: named }: Contract, schema: Schema) =>
    (instead: ReadonlyMap<Origin, Schema>) => {
      const { atLeastOne, exactlyOne } = acceptsEachWay(schema, value, { schemas: named, instead });
      return atLeastOne || exactlyOne;
    };
  const isRequest = root.context.direction === "request";
  const [before, after] = [[base, schemas.base] as const, [revision, schemas.revision] as const];
  const [taker, refuser] = isRequest ? [before, after] : [after, before];
  if (difference.byTag) {
    const shapes = isRequest ? ([pair.base, pair.revision] as const) : ([pair.revision, pair.base] as const);
    return proofByTag(difference.byTag, value, { taken: passes(...taker), read: passes(...refuser), shapes });
  }
  if (!taken(...taker) || !refused(...refuser)) return undefined;
  return proofBy(trace, isRequest ? pair.revision : pair.base, passes(...refuser));
}

/**
 * Where the difference alone is undone, the value passes; or where all that refuses it at its place is, and not without this
 * one of them.
 */
function proofBy(
  { pair, difference }: Trace,
  shape: ValueSet,
  passes: (instead: ReadonlyMap<Origin, Schema>) => boolean,
): Proof | undefined {
  if (passes(undo(shape, difference))) return "alone";
  const others = othersBeside(shape, difference, pair.differences);
  const isTogether =
    others.length > 0 && passes(undoAll(shape, [...others, difference])) && !passes(undoAll(shape, others));
  return isTogether ? "together" : undefined;
}

interface ReadSides {
  readonly taken: (instead: ReadonlyMap<Origin, Schema>) => boolean;
  readonly read: (instead: ReadonlyMap<Origin, Schema>) => boolean;
  readonly shapes: readonly [taker: ValueSet, refuser: ValueSet];
}

/** Each side reads the value by the schema that its discriminator chooses, which is all that refuses it. */
function proofByTag(byTag: readonly ReadByTag[], value: Json, { taken, read, shapes }: ReadSides): Proof | undefined {
  const reading = tagIn(byTag, value);
  if (reading === undefined) return undefined;
  const [taker, refuser] = shapes;
  const isRefused = !read(chosenBy(refuser, reading.taken ?? "none")) && read(chosenBy(refuser, "any"));
  return isRefused && taken(chosenBy(taker, reading.sent)) ? "alone" : undefined;
}

/** What else of one place can be undone by itself; nothing where this one cannot, or where too much differs. */
function othersBeside(
  shape: ValueSet,
  difference: Difference,
  differences: readonly Difference[],
): readonly Difference[] {
  if (differences.length > mostTogether || !isUndone(shape, difference)) return [];
  return differences.filter((other) => isUndone(shape, other) && !areUndoneAlike(other, difference));
}
