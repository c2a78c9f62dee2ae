import { directionsOf } from "../contract/model/directions.js";
import { follow } from "../contract/model/follow.js";
import { subschemas } from "../contract/model/map-schema.js";
import { type EnumerationPlace, openEnums } from "../contract/model/open-enums.js";
import type { Contract, Schema } from "../contract/model/types.js";

/**
 * Which enumerations types and validators take for a list of known values: those of answers, all, those of properties and
 * parameters with some names, or none. Those of `model` are open with the first two.
 */
export type OpenEnums = "responses" | "all" | readonly string[] | false;

/** The contract as clients are made of it. What tells the alternatives of a choice apart stays as it is. */
export function openEnumerations(contract: Contract, wanted: OpenEnums): Contract {
  if (wanted === false) return contract;
  if (typeof wanted !== "string") return openEnums(contract, ({ name }) => wanted.includes(name), named);
  const directions = directionsOf(contract);
  const tags = tagsOf(contract);
  const isTag = ({ name, within = "" }: EnumerationPlace): boolean => tags.get(within)?.has(name) === true;
  const isOpen = (place: EnumerationPlace): boolean => {
    if (place.name === "model") return true;
    const isAnswer = place.within !== undefined && directions.get(place.within) === "response";
    return (wanted === "all" || isAnswer) && !isTag(place);
  };
  return openEnums(contract, isOpen, named);
}

/** A single value is no list but a mark. */
const named = { fewest: 2, keepNames: true };

/** The properties by which named schemas say which alternative of a choice they are. */
function tagsOf({ schemas, operations }: Contract): ReadonlyMap<string, ReadonlySet<string>> {
  const tags = new Map<string, Set<string>>();
  const look = ({ oneOf = [], anyOf = [], discriminator }: Schema): void => {
    const branches = [...oneOf, ...anyOf];
    if (branches.length < 2) return;
    for (const branch of branches) {
      const { schema, name } = follow(branch, schemas);
      const listed = [...(schema.object?.properties ?? [])].filter(([, { enum: values }]) => values !== undefined);
      const own = discriminator === undefined ? listed.map(([property]) => property) : [discriminator.property];
      if (name !== undefined) tags.set(name, new Set([...(tags.get(name) ?? []), ...own]));
    }
  };
  const roots = [
    ...schemas.values(),
    ...operations.flatMap(({ responses, request }) =>
      [...responses.flatMap(({ content }) => content), ...(request?.content ?? [])].flatMap(
        ({ schema }) => schema ?? [],
      ),
    ),
  ];
  for (const root of roots) for (const schema of subschemas(root)) look(schema);
  return tags;
}
