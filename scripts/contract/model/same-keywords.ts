import { canonicalJson } from "../../base/json.js";
import { type ChildKind, type KeywordRow, keywordRows, type ValueKind } from "../../spec/keywords.js";
import type { Discriminator } from "./discriminator.js";
import type { ChildValues } from "./keyword-values.js";
import type { Schema } from "./types.js";

/** Whether two subschemas are the same. */
type Same = (one: Schema, two: Schema) => boolean;

const is = (one: unknown, two: unknown): boolean => one === two;

const sameLists = (one: ChildValues["list"], two: ChildValues["list"], same: Same): boolean =>
  one.length === two.length &&
  one.every((schema, index) => {
    const other = two[index];
    return other !== undefined && same(schema, other);
  });

function sameMaps(one: ChildValues["map"], two: ChildValues["map"], same: Same): boolean {
  if (one.size !== two.size) return false;
  for (const [name, schema] of one) {
    const other = two.get(name);
    if (other === undefined || !same(schema, other)) return false;
  }
  return true;
}

function sameSets(one: ReadonlySet<string>, two: ReadonlySet<string>): boolean {
  if (one.size !== two.size) return false;
  for (const item of one) if (!two.has(item)) return false;
  return true;
}

function sameDiscriminators(one: Discriminator, two: Discriminator): boolean {
  if (one.property !== two.property || one.otherwise !== two.otherwise || one.mapping.size !== two.mapping.size)
    return false;
  for (const [tag, name] of one.mapping) if (two.mapping.get(tag) !== name) return false;
  return true;
}

/** By what a keyword holds. */
const comparisons = {
  one: (one: Schema, two: Schema, same: Same) => same(one, two),
  list: sameLists,
  map: sameMaps,
  number: is,
  count: is,
  step: is,
  text: is,
  flag: is,
  constant: is,
  reference: is,
  names: sameSets,
  types: sameSets,
  namesByName: (one: ReadonlyMap<string, unknown>, two: ReadonlyMap<string, unknown>) =>
    canonicalJson(Object.fromEntries(one)) === canonicalJson(Object.fromEntries(two)),
  values: (one: unknown, two: unknown) => canonicalJson(one) === canonicalJson(two),
  discriminator: sameDiscriminators,
} as const satisfies Readonly<Record<ChildKind | ValueKind, (one: never, two: never, same: Same) => boolean>>;

type Members = Readonly<Record<string, unknown>>;
type Compare = (one: unknown, two: unknown, same: Same) => boolean;

/** Compares what two places hold, by the keywords that they have: few of the many that there are. */
function comparing(rows: readonly KeywordRow[]): Compare {
  const slots = new Map(rows.map(({ keyword, kind }) => [keyword as string, comparisons[kind] as Compare]));
  return comparingMembers(slots);
}

function comparingMembers(slots: ReadonlyMap<string, Compare>): Compare {
  return (one, two, same) => {
    const [left, right] = [one as Members, two as Members];
    for (const key in right) if (right[key] !== undefined && left[key] === undefined && slots.has(key)) return false;
    for (const key in left) {
      const compare = left[key] === undefined ? undefined : slots.get(key);
      if (compare && (right[key] === undefined || !compare(left[key], right[key], same))) return false;
    }
    return true;
  };
}

const { schema: ownRows, ...groupRows } = keywordRows;

/** Whether two schemas have the same keywords with the same values; `same` judges the schemas in them. Notes do not count. */
export const sameKeywords: (one: Schema, two: Schema, same: Same) => boolean = comparingMembers(
  new Map<string, Compare>([
    ...ownRows.map(({ keyword, kind }) => [keyword, comparisons[kind] as Compare] as const),
    ...Object.entries(groupRows).map(([group, rows]) => [group, comparing(rows)] as const),
  ]),
);
