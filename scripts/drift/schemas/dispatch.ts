import { addTo } from "../../base/group-by.js";
import type { Json } from "../../base/json.js";
import type { Canonicalizer } from "../values/canonical.js";
import { type KnownTags, nameChosenBy } from "../values/chosen-by-tag.js";
import type { Space } from "../values/space.js";
import type { ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";

/** What the discriminator of a choice says: by which alternative the values of a tag are read. */
export interface Dispatch {
  readonly property: string;
  /** The alternatives by their names. */
  readonly named: ReadonlyMap<string, ValueSet>;
  /** `undefined` where the tag leads nowhere. */
  readonly chosenBy: (tag: string, known?: KnownTags) => ValueSet | undefined;
  /** Tags that are mapped. */
  readonly known: KnownTags;
  /** The tags that lead to an alternative. */
  readonly tagsOf: (branch: { readonly name?: string }) => readonly string[];
  /** Without a mapping the names of the components are the tags, and who knows whether they are meant. */
  readonly isOfNames: boolean;
}

/** `undefined` without a discriminator. */
export function dispatchOf(view: View, { space }: Canonicalizer): Dispatch | undefined {
  const { discriminator, unions } = view;
  if (discriminator === undefined) return undefined;
  const known = dispatches.get(view);
  if (known) return known;
  const { property, mapping, implied } = discriminator;
  const named = new Map(unions.length > 0 ? branchesOf(view) : targetsOf(mapping, space));
  const tags = new Map<string, string[]>();
  for (const [tag, name] of mapping) addTo(tags, name, tag);
  const dispatch: Dispatch = {
    property,
    named,
    chosenBy: (tag, known) => {
      const by = { isAlternative: (name: string) => named.has(name), ...(known && { known }) };
      return named.get(nameChosenBy(discriminator, tag, by) ?? "");
    },
    known: mapping,
    tagsOf: ({ name = "" }) => tags.get(name) ?? [],
    isOfNames: [...mapping.keys()].every((tag) => implied?.has(tag)),
  };
  dispatches.set(view, dispatch);
  return dispatch;
}

type Named = readonly (readonly [name: string, shape: ValueSet])[];

function branchesOf({ unions }: View): Named {
  const branches = unions.flatMap((union) => union.branches);
  return branches.flatMap((branch) => (branch.name === undefined ? [] : [[branch.name, branch] as const]));
}

/** A choice of one is written as what its tags lead to. */
function targetsOf(mapping: ReadonlyMap<string, string>, space: Space): Named {
  return [...new Set(mapping.values())].flatMap((name) => {
    const schema = space.target(name);
    return schema === undefined ? [] : [[name, space.shapeOf(schema)] as const];
  });
}

const dispatches = new WeakMap<View, Dispatch>();

/** A mapping names its tags as texts, also where they are numbers (OpenAPI 3.1.1, "Discriminator Object"). */
export function valuesOfTag(tag: string): readonly Json[] {
  const isNumber = tag.trim() !== "" && String(Number(tag)) === tag;
  const isTruth = tag === "true" || tag === "false";
  return [tag, ...(isNumber ? [Number(tag)] : []), ...(isTruth ? [tag === "true"] : [])];
}
