import { acceptsAll } from "../../contract/model/follow.js";
import type { Schema } from "../../contract/model/types.js";
import type { Exclusion } from "../exclusions.js";
import { describedAs, type Side } from "../side.js";

export type MissingField = Pick<Exclusion, "rule" | "providers"> & { readonly part: string };

/** What a schema says in one place: itself and all that applies to the same value. */
interface Spot extends Omit<Side, "schema"> {
  readonly schemas: Side["schemas"];
  readonly parts: readonly Schema[];
}

/** Whether values are sent, to who takes them, or returned, by who promises them: a free object takes any name and promises none. */
export type ValueFlow = "sent" | "returned";

/** The fields of sides that a portable schema lacks, each once: what is below one that is missing is missing with it. */
export function missingFields(
  place: string,
  portable: Side,
  sides: readonly Side[],
  flow: ValueFlow,
): readonly MissingField[] {
  const found: MissingField[] = [];
  // A place that has nothing new says what an earlier one said: no more places than schemas are looked at.
  const seen = new Set<Schema>();
  const visit = (path: string, own: Spot, others: readonly Spot[]): void => {
    if (own.parts.every((part) => seen.has(part))) return;
    for (const part of own.parts) seen.add(part);
    for (const name of namesIn(others)) {
      const next = step(own, ({ object }) => object?.properties.get(name));
      const inner = others.map((spot) => step(spot, ({ object }) => object?.properties.get(name)));
      if (next.parts.some(({ never }) => !never)) visit(`${path}.${name}`, next, inner);
      else found.push({ part: `${path}.${name}`, ...whyMissing(name, others, flow) });
    }
    const items = ({ array }: Schema): readonly Schema[] => [
      ...(array?.prefixItems ?? []),
      ...(array?.items ? [array.items] : []),
    ];
    visit(
      `${path}[]`,
      step(own, items),
      others.map((spot) => step(spot, items)),
    );
    const values = ({ object }: Schema): Schema | undefined => object?.additionalProperties;
    visit(
      `${path}{}`,
      step(own, values),
      others.map((spot) => step(spot, values)),
    );
  };
  visit(
    place,
    spotOf(portable, [portable.schema]),
    sides.map((side) => spotOf(side, [side.schema])),
  );
  return found;
}

function namesIn(spots: readonly Spot[]): readonly string[] {
  const objects = spots.flatMap(({ parts }) => parts.flatMap(({ object }) => object ?? []));
  return [...new Set(objects.flatMap(({ properties }) => [...properties.keys()]))];
}

/** Where a value of a part is described, with all that applies to it. */
function step(spot: Spot, read: (part: Schema) => Schema | readonly Schema[] | undefined): Spot {
  return spotOf(
    spot,
    spot.parts.flatMap((part) => read(part) ?? []),
  );
}

function spotOf({ provider, schemas }: Omit<Side, "schema">, start: readonly Schema[]): Spot {
  const parts = new Set<Schema>();
  const add = (part: Schema): void => {
    if (parts.has(part)) return;
    parts.add(part);
    const target = part.ref === undefined ? undefined : schemas.get(part.ref);
    if (target !== undefined) add(target);
    for (const branch of [...(part.allOf ?? []), ...(part.anyOf ?? []), ...(part.oneOf ?? [])]) add(branch);
  };
  for (const schema of start) add(schema);
  return { provider, schemas, parts: [...parts] };
}

function whyMissing(name: string, spots: readonly Spot[], flow: ValueFlow): Pick<MissingField, "rule" | "providers"> {
  const isThere = (part: Schema): boolean =>
    flow === "sent" ? describes(part, name) : part.object?.properties.has(name) === true;
  const lacking = spots.filter(({ parts }) => !parts.some(isThere));
  if (lacking.length > 0) return { rule: "absent", providers: lacking.map(({ provider }) => provider) };
  const isElsewhere = ({ object }: Schema): boolean =>
    object !== undefined && object.properties.size > 0 && !object.properties.has(name);
  const inPart = spots.filter(({ parts }) => parts.some(isElsewhere));
  return inPart.length > 0
    ? { rule: "alternatives", providers: inPart.map(({ provider }) => provider) }
    : { rule: "values", providers: spots.map(({ provider }) => provider) };
}

/** Lists the name, or lets any name pass. */
function describes(part: Schema, name: string): boolean {
  if (part.object !== undefined) return describedAs(part.object, name) !== undefined;
  return (
    acceptsAll(part) || (part.types?.has("object") === true && part.allOf === undefined && part.anyOf === undefined)
  );
}
