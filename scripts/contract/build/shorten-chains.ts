import { isAlias } from "../model/follow.js";
import type { Schema } from "../model/types.js";

type Schemas = ReadonlyMap<string, Schema>;

/** So many names in a row are left as they are. */
const longestChain = 16;

/** Where a name leads that says nothing of its own, and how far it is. */
interface End {
  readonly name: string;
  readonly steps: number;
}

/**
 * Leads names at the start of a long chain (`A` is nothing but `B`, that nothing but `C` …) straight to its end. Whoever
 * follows each of thousands of such names to its end would take a step for each pair of them.
 */
export function shortenChains(schemas: Schemas): Schemas {
  const ends = findEnds(schemas);
  if (![...ends.values()].some(({ steps }) => steps > longestChain)) return schemas;
  return new Map(
    [...schemas].map(([name, schema]) => {
      const { name: end, steps } = ends.get(name) ?? { name, steps: 0 };
      return [name, steps > longestChain ? leadTo(schema, end) : schema];
    }),
  );
}

/** The ends of chains. Names of one that goes round are each its own. */
function findEnds(schemas: Schemas): ReadonlyMap<string, End> {
  const ends = new Map<string, End>();
  for (const start of schemas.keys()) {
    const way = new Set<string>();
    let name = start;
    let next = targetOf(schemas.get(name));
    while (next !== undefined && schemas.has(next) && !ends.has(name) && !way.has(name)) {
      way.add(name);
      name = next;
      next = targetOf(schemas.get(name));
    }
    if (way.has(name)) {
      for (const each of way) ends.set(each, { name: each, steps: 0 });
      continue;
    }
    const { name: end, steps } = ends.get(name) ?? { name, steps: 0 };
    ends.set(name, { name: end, steps });
    for (const [index, each] of [...way].entries()) ends.set(each, { name: end, steps: steps + way.size - index });
  }
  return ends;
}

/** The name that a schema is nothing but: as a reference, or as the only part or branch. */
function targetOf(schema: Schema | undefined): string | undefined {
  for (let part = schema; part !== undefined; part = onlyPart(part)) if (isAlias(part)) return part.ref;
  return undefined;
}

const holders = ["allOf", "anyOf", "oneOf"] as const;

function onlyPart(schema: Schema): Schema | undefined {
  const { at, notes, ...rules } = schema;
  const [holder, other] = Object.keys(rules);
  const parts = other === undefined ? holders.find((each) => each === holder) : undefined;
  return parts !== undefined && schema[parts]?.length === 1 ? schema[parts][0] : undefined;
}

function leadTo(schema: Schema, ref: string): Schema {
  if (isAlias(schema)) return { ...schema, ref };
  const holder = holders.find((each) => schema[each] !== undefined);
  const part = onlyPart(schema);
  return holder === undefined || part === undefined ? schema : { ...schema, [holder]: [leadTo(part, ref)] };
}
