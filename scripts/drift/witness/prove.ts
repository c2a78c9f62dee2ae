import type { Origin } from "../../base/diagnostics.js";
import type { Json } from "../../base/json.js";
import type { Contract, Schema } from "../../contract/model/types.js";
import type { Difference, Edge, SchemaPair } from "../schemas/pair.js";
import type { Trace } from "../schemas/trace.js";
import { acceptsEachWay } from "../values/accepts.js";
import type { ValueSet } from "../values/value-set.js";
import { type ChoicesByTag, choicesAround, choicesByTag } from "./by-tag.js";
import { readAs } from "./read-as.js";
import { anythingInstead, areUndoneAlike, isUndone, undo, undoAll } from "./undo.js";

/** Differences of one place that are undone together: of more, a value hardly breaks all. */
const mostTogether = 16;

interface Contracts {
  readonly base: Contract;
  readonly revision: Contract;
}

interface Tried {
  readonly value: Json;
  /** The value at each place on the way to the difference, from the whole on. */
  readonly parts: readonly Json[];
  /** Exactly one branch of `oneOf` is what counts. */
  readonly isExact: boolean;
}

interface TriedByTag extends Tried {
  /** Choices of which the alternative counts that the tag leads to. */
  readonly byTag: ChoicesByTag;
}

/**
 * The difference refuses it, and nothing else does, or others do as well, at the same place or at another one, or its tag, which leads
 * nowhere on either side.
 */
type Proof = "alone" | "together";

/**
 * Both readings of `oneOf` agree: exactly one branch where it is accepted, not even one where it is refused, unless exactly
 * one is what counts. And this difference refuses it. Of the alternatives of a discriminator only the one is asked that the tag leads to.
 */
export function proofOf(contracts: Contracts, trace: Trace, tried: Tried): Proof | undefined {
  const proof = proofAsRead(contracts, trace, { ...tried, byTag: choicesByTag(trace) });
  return proof === "alone" && !isSentByTag(contracts, trace, tried.value) ? "together" : proof;
}

/** Its tags lead to what takes it, also in choices that stand around the difference or beside it. */
function isSentByTag({ base, revision }: Contracts, trace: Trace, value: Json): boolean {
  const byTag = choicesAround(trace);
  if (byTag.size === 0) return true;
  const isRequest = trace.root.context.direction === "request";
  const [contract, schema] = isRequest ? [base, trace.schemas.base] : [revision, trace.schemas.revision];
  return acceptsEachWay(schema, value, { schemas: contract.schemas, byTag }).atLeastOne;
}

function proofAsRead({ base, revision }: Contracts, trace: Trace, tried: TriedByTag): Proof | undefined {
  const { value, parts, isExact, byTag } = tried;
  const { schemas, root, pair } = trace;
  const taken = ({ schemas: named }: Contract, schema: Schema) => {
    const { atLeastOne, exactlyOne } = acceptsEachWay(schema, value, { schemas: named, byTag });
    return atLeastOne && exactlyOne;
  };
  const refused = ({ schemas: named }: Contract, schema: Schema) =>
    readAs(root, value).every((reading) => {
      const { atLeastOne, exactlyOne } = acceptsEachWay(schema, reading, { schemas: named, byTag });
      return !exactlyOne && (isExact || !atLeastOne);
    });
  const passes =
    ({ schemas: named }: Contract, schema: Schema) =>
    (instead: ReadonlyMap<Origin, Schema>) => {
      const { atLeastOne, exactlyOne } = acceptsEachWay(schema, value, { schemas: named, instead, byTag });
      return atLeastOne || exactlyOne;
    };
  const isRequest = root.context.direction === "request";
  const [before, after] = [[base, schemas.base] as const, [revision, schemas.revision] as const];
  const [taker, refuser] = isRequest ? [before, after] : [after, before];
  if (!taken(...taker) || !refused(...refuser)) return undefined;
  const shape = isRequest ? pair.revision : pair.base;
  const proof = proofBy(trace, shape, passes(...refuser));
  return proof ?? (isProvedWithin(trace, { parts, byTag }, isRequest ? revision : base) ? "together" : undefined);
}

/**
 * What the part is refused for the whole is refused for: any other alternative may take what one refuses, and items and
 * properties without a description of their own are those of both sides where neither describes some.
 */
function isCertain({ base, revision }: SchemaPair, { step: { kind }, byTag }: Edge): boolean {
  if (byTag) return true;
  const atoms = [...base.atoms, ...revision.atoms];
  if (kind === "items") return atoms.every(({ array }) => array?.prefixItems === undefined);
  if (kind === "additional") return atoms.every(({ object }) => !object?.patternProperties);
  return kind === "property" || kind === "prefix" || kind === "pattern";
}

/**
 * Whatever is refused at other places, too: the part that holds the difference is refused where it stands, and passes with
 * the difference undone.
 */
function isProvedWithin(trace: Trace, tried: Pick<TriedByTag, "parts" | "byTag">, { schemas }: Contract): boolean {
  const { parts, byTag } = tried;
  const { root, pair, edges } = trace;
  const uncertain = edges.findIndex((edge, index) => !isCertain(edges[index - 1]?.pair ?? root, edge));
  const depth = uncertain < 0 ? edges.length : uncertain;
  const [around, value] = [depth === 0 ? root : edges[depth - 1]?.pair, parts[depth]];
  // Read as a text, a list of one may be what is in it.
  const isRead = root.context.text && edges.slice(0, depth).some(({ step }) => step.kind !== "property");
  if (depth === 0 || around === undefined || value === undefined || isRead) return false;
  const isRequest = root.context.direction === "request";
  const refuser = isRequest ? around.revision : around.base;
  const schema: Schema = { at: { ...refuser.at }, notes: {}, allOf: refuser.atoms };
  const passes = (reading: Json, instead?: ReadonlyMap<Origin, Schema>) => {
    if (reading === null && refuser.nullable) return true;
    const options = { schemas, byTag, ...(instead && { instead }) };
    const { atLeastOne, exactlyOne } = acceptsEachWay(schema, reading, options);
    return atLeastOne || exactlyOne;
  };
  if (readAs(around, value).some((reading) => passes(reading))) return false;
  return proofBy(trace, isRequest ? pair.revision : pair.base, (instead) => passes(value, instead)) !== undefined;
}

/**
 * Where the difference alone is undone, the value passes; or where all that refuses it at its place is, and in what stands
 * there, and not without this one of them.
 */
function proofBy(
  trace: Trace,
  shape: ValueSet,
  passes: (instead: ReadonlyMap<Origin, Schema>) => boolean,
): Proof | undefined {
  const { pair, difference } = trace;
  const undone = undo(shape, difference);
  if (passes(undone)) return "alone";
  const beside = besideOf(trace);
  if (beside.size > 0 && !passes(beside) && passes(new Map([...beside, ...undone]))) return "together";
  const others = othersBeside(shape, difference, pair.differences);
  const inside = insideOf(pair, difference);
  if (others.length === 0 && inside.size === 0) return undefined;
  const isTogether =
    passes(new Map([...inside, ...undoAll(shape, [...others, difference])])) &&
    !passes(new Map([...inside, ...undoAll(shape, others)]));
  return isTogether ? "together" : undefined;
}

/** What differs in the parts of a pair, where a difference is of the whole: in the place of each of them anything may stand. */
function insideOf(pair: SchemaPair, difference: Difference): ReadonlyMap<Origin, Schema> {
  const { edges, context } = pair;
  const shape = context.direction === "request" ? pair.revision : pair.base;
  if (edges.length > mostTogether || !isUndone(shape, difference)) return new Map();
  return new Map(
    edges.flatMap(({ pair: part }) => [
      ...anythingInstead(context.direction === "request" ? part.revision : part.base),
    ]),
  );
}

/**
 * What differs in other parts on the way through an alternative, and of the schemas there, without all of which the part is looked at:
 * other parts may be anything.
 */
function besideOf({ root, edges }: Trace): ReadonlyMap<Origin, Schema> {
  const first = edges.findIndex(({ step }) => step.kind === "branch") + 1;
  if (first === 0) return new Map();
  const receiver = ({ base, revision, context }: SchemaPair) => (context.direction === "request" ? revision : base);
  const around = edges.slice(first).map((edge, index) => ({ edge, pair: edges[first + index - 1]?.pair ?? root }));
  const open = around.filter(({ edge, pair }) => edge.step.kind !== "branch" && pair.edges.length <= mostTogether);
  return new Map(
    open.flatMap(({ edge, pair }) => {
      const shape = receiver(pair);
      const others = pair.differences.filter((other) => isUndone(shape, other)).slice(0, mostTogether);
      const parts = pair.edges.filter((other) => other.pair !== edge.pair);
      return [...undoAll(shape, others), ...parts.flatMap((other) => [...anythingInstead(receiver(other.pair))])];
    }),
  );
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
