import { canonicalJson } from "../../base/json.js";
import { type ChildKind, type KeywordRow, keywordRows, type ValueKind } from "../../spec/keywords.js";
import type { ChildValues } from "./keyword-values.js";
import type { Discriminator, Schema } from "./types.js";

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

/** Compares what two places hold, keyword by keyword. */
function comparing(rows: readonly KeywordRow[]): (one: object, two: object, same: Same) => boolean {
  const slots = rows.map(({ keyword, kind }) => [keyword, comparisons[kind] as Compare] as const);
  return (one, two, same) =>
    slots.every(([keyword, compare]) => {
      const [left, right] = [(one as Members)[keyword], (two as Members)[keyword]];
      return left === undefined || right === undefined ? left === right : compare(left, right, same);
    });
}

const { schema: ownRows, ...groupRows } = keywordRows;
const sameOwn = comparing(ownRows);
const groups = Object.entries(groupRows).map(
  ([group, rows]) => [group as keyof typeof groupRows, comparing(rows)] as const,
);

/** Whether two schemas have the same keywords with the same values; `same` judges the schemas in them. Notes do not count. */
export function sameKeywords(one: Schema, two: Schema, same: Same): boolean {
  return (
    sameOwn(one, two, same) &&
    groups.every(([group, compare]) => {
      const [left, right] = [one[group], two[group]];
      return left === undefined || right === undefined ? left === right : compare(left, right, same);
    })
  );
}
