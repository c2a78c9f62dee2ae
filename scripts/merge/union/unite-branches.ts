import { isAlias } from "../../contract/model/follow.js";
import type { Schema } from "../../contract/model/types.js";

/** A choice with each component once: two that were alternatives may have become one. */
export function uniteBranches(part: Schema): Schema {
  const { anyOf } = part;
  if (anyOf === undefined) return part;
  const names = anyOf.filter(isAlias).map(({ ref }) => ref);
  if (new Set(names).size === names.length) return part;
  const united = anyOf.flatMap((branch, index): Schema[] => {
    if (!isAlias(branch)) return [branch];
    const same = anyOf.filter((other) => isAlias(other) && other.ref === branch.ref);
    return anyOf.findIndex((other) => isAlias(other) && other.ref === branch.ref) === index ? [withAllMarks(same)] : [];
  });
  return { ...part, anyOf: united };
}

function withAllMarks(same: readonly Schema[]): Schema {
  const [first] = same;
  if (first === undefined || same.length === 1) return first as Schema;
  const { providers: _, ...notes } = first.notes;
  const marks = same.map((branch) => branch.notes.providers);
  const isOfAll = marks.some((providers) => providers === undefined);
  return {
    ...first,
    notes: isOfAll ? notes : { ...notes, providers: [...new Set(marks.flatMap((one) => one ?? []))] },
  };
}
