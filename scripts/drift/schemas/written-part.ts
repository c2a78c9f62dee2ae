import type { Origin } from "../../base/diagnostics.js";
import type { Schema } from "../../contract/model/types.js";
import type { Step } from "../changes/step.js";
import { asserts, type ValueSet } from "../values/value-set.js";
import type { Difference, Scope, WrittenParts } from "./pair.js";

/** The schema that is written for a part of a shape. */
export function writtenPart({ atoms }: ValueSet, step: Step): Schema | undefined {
  for (const atom of atoms) {
    const written = partOf(atom, step);
    if (written) return written;
  }
  return undefined;
}

function partOf({ object, array }: Schema, step: Step): Schema | undefined {
  switch (step.kind) {
    case "property":
      return object?.properties.get(step.name);
    case "items":
      return array?.items;
    case "prefix":
      return array?.prefixItems?.[step.index];
    case "additional":
      return object?.additionalProperties;
    case "pattern":
      return object?.patternProperties?.get(step.pattern);
    default:
      return undefined;
  }
}

interface Places {
  readonly base: Origin;
  readonly revision: Origin;
}

/**
 * Where both sides say something, or would: a note beside a reference is told where that is written, on both sides, and not at
 * what the reference leads to.
 */
export function placesOfNote({ base, revision, written: [one, two] }: Scope, has: (atom: Schema) => boolean): Places {
  const [before, after] = [base.atoms.find(has), revision.atoms.find(has)];
  const instead = (other: Schema | undefined, theirs: Schema | undefined, own: Schema | undefined) =>
    other && theirs && other.at.pointer === theirs.at.pointer ? own?.at : undefined;
  return {
    base: before?.at ?? instead(after, two, one) ?? base.at,
    revision: after?.at ?? instead(before, one, two) ?? revision.at,
  };
}

/**
 * The schemas as they are written, where null stands beside what one of them says; absent where a component takes it, or neither
 * does. Where `nullable` says it, the alternative of null is in no file.
 */
export function placesOfNull([one, two]: WrittenParts): Places | undefined {
  if (one === undefined || two === undefined || hasNullBeside(one) === hasNullBeside(two)) return undefined;
  return { base: one.at, revision: two.at };
}

/** One of its alternatives is null alone. */
function hasNullBeside({ anyOf, oneOf }: Schema): boolean {
  return (anyOf ?? oneOf)?.some(({ types }) => types?.size === 1 && types.has("null")) === true;
}

/** Where one side refers to a component and the other does not, it is the use that changed, and not what is referred to. */
export function placedAtUse(difference: Difference, { base, revision, written: [one, two] }: UsedPair): Difference {
  if (one === undefined || two === undefined || isReference(one) === isReference(two)) return difference;
  const isOf = (place: Origin | null, { at }: ValueSet) => place?.pointer === at.pointer;
  return {
    ...difference,
    ...(isReference(one) && isOf(difference.base, base) && { base: one.at }),
    ...(isReference(two) && isOf(difference.revision, revision) && { revision: two.at }),
  };
}

interface UsedPair {
  readonly base: ValueSet;
  readonly revision: ValueSet;
  readonly written: WrittenParts;
}

function isReference(schema: Schema): boolean {
  return schema.ref !== undefined && !asserts(schema);
}

/** Null beside a reference is told wherever it came or went, not once for what the reference leads to. */
export function keyOfNull(base: ValueSet, revision: ValueSet, written: WrittenParts): string {
  const places = base.nullable === revision.nullable ? undefined : placesOfNull(written);
  return places === undefined ? "" : ` ${places.base.pointer} ${places.revision.pointer}`;
}
