import type { ArrayRules, Schema } from "../../contract/model/types.js";
import { inside, type Place } from "../conflicts.js";
import { sameRules } from "../schema-traits.js";
import type { Side } from "../side.js";
import type { Alternative } from "./forms.js";
import type { Join } from "./joining.js";
import { loosenRules } from "./union-rules.js";

/** One schema for all lists that any of the forms takes. */
export function joinArrays(forms: readonly Alternative[], place: Place, join: Join): Schema {
  const groups = forms.map(({ schema }) => schema.array ?? {});
  const length = Math.max(...groups.map(({ prefixItems = [] }) => prefixItems.length));
  const at = forms[0]?.schema.at ?? { file: "", pointer: "" };
  const joinAt = (index: number): Schema | undefined => joinItems(forms, index, place, join);
  const prefixItems = Array.from({ length }, (_, index) => joinAt(index) ?? { at, notes: {} });
  const items = joinAt(length);
  const plain = groups
    .map(plainRules)
    .reduce<ArrayRules | undefined>((sum, one) => loosenRules(sum, one), plainRules(groups[0] ?? {}));
  const rules = {
    ...plain,
    ...(length > 0 && { prefixItems }),
    ...(items && { items }),
    ...containing(forms, groups, place, join),
  };
  return { at, notes: {}, types: new Set(["array"]), ...(Object.keys(rules).length > 0 && { array: rules }) };
}

/** What may stand at an index, or at any that comes after the named ones; absent where it may be anything. */
function joinItems(forms: readonly Alternative[], index: number, place: Place, join: Join): Schema | undefined {
  const sides = forms.map(({ side, schema: { array } }): Side | undefined => {
    const schema = array?.prefixItems?.[index] ?? array?.items;
    return schema && { ...side, schema };
  });
  if (!sides.every((side) => side !== undefined)) return undefined;
  const possible = sides.filter(({ schema }) => !schema.never);
  return possible.length === 0 ? sides[0]?.schema : join(possible, inside(place, "[]"));
}

function plainRules({ minItems, maxItems, uniqueItems }: ArrayRules): ArrayRules {
  return {
    ...(minItems !== undefined && { minItems }),
    ...(maxItems !== undefined && { maxItems }),
    ...(uniqueItems && { uniqueItems }),
  };
}

/** `contains` stays where all want the same, as often as the least of them wants it. */
function containing(
  forms: readonly Alternative[],
  groups: readonly ArrayRules[],
  place: Place,
  join: Join,
): ArrayRules | undefined {
  const wanted = groups.map(({ contains }) => contains);
  const [first] = wanted;
  if (first === undefined || !wanted.every((one) => one !== undefined && sameRules(one, first))) return undefined;
  const sides = forms.flatMap(({ side, schema }) =>
    schema.array?.contains ? [{ ...side, schema: schema.array.contains }] : [],
  );
  const counts = groups.map(({ minContains, maxContains }) => ({
    minContains: minContains ?? 1,
    ...(maxContains !== undefined && { maxContains }),
  }));
  const [start, ...others] = counts;
  // The same words can mean components that differ: what is at most there cannot be counted then.
  const { maxContains, ...rest } = others.reduce<ArrayRules>((sum, one) => loosenRules(sum, one) ?? {}, start ?? {});
  const isFixed = forms.length === 1 || !JSON.stringify(first).includes('"ref"');
  return {
    contains: join(sides, inside(place, "[]")),
    ...rest,
    ...(isFixed && maxContains !== undefined && { maxContains }),
  };
}
