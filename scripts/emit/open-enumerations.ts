import { namesOfOpenEnums, type OpenEnums } from "../base/open-enums.js";
import { directionsOf } from "../contract/model/directions.js";
import { follow } from "../contract/model/follow.js";
import { eachSubschema } from "../contract/model/map-schema.js";
import { type EnumerationPlace, openEnums } from "../contract/model/open-enums.js";
import type { Contract, Schema } from "../contract/model/types.js";

/** The contract as clients are made of it. What tells the alternatives of a choice apart stays as it is. */
export function openEnumerations(contract: Contract, wanted: OpenEnums): Contract {
  if (wanted === false) return contract;
  const names = namesOfOpenEnums(wanted);
  const directions = directionsOf(contract);
  const tags = tagsOf(contract);
  const isOpen = ({ name, within = "" }: EnumerationPlace): boolean =>
    names.includes(name) ||
    ((wanted === "all" || (wanted === "responses" && directions.get(within) === "response")) &&
      tags.get(within)?.has(name) !== true);
  return openEnums(contract, isOpen, named);
}

/** A single value is no list but a mark. */
const named = { fewest: 2, keepNames: true };

const none: readonly Schema[] = [];

/** The properties by which named schemas say which alternative of a choice they are. */
function tagsOf({ schemas, operations }: Contract): ReadonlyMap<string, ReadonlySet<string>> {
  const tags = new Map<string, Set<string>>();
  const look = ({ oneOf = none, anyOf = none, discriminator }: Schema): void => {
    if (oneOf.length + anyOf.length < 2) return;
    for (const branch of [...oneOf, ...anyOf]) {
      const { schema, name } = follow(branch, schemas);
      if (name === undefined) continue;
      const own = tags.get(name) ?? new Set();
      tags.set(name, own);
      if (discriminator !== undefined) own.add(discriminator.property);
      else for (const [property, { enum: values }] of schema.object?.properties ?? []) if (values) own.add(property);
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
  for (const root of roots) eachSubschema(root, look);
  return tags;
}
