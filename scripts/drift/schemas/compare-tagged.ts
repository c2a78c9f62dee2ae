import { addTo } from "../../base/group-by.js";
import { canonicalJson, type Json } from "../../base/json.js";
import type { Canonicalizer } from "../values/canonical.js";
import type { ValueSet } from "../values/value-set.js";
import { callAlone, labelAmong } from "./branch-labels.js";
import { choiceRules, placeOf } from "./branches.js";
import { listText, shortJson, shortJsons } from "./compare-values.js";
import type { Scope } from "./pair.js";

/**
 * One object with a list of tags against a choice of objects with one tag each: `{ role: "user" | "tool", … }` against
 * a schema per role. Each tag of the object is compared with the alternative of that tag. Gives false when the
 * alternatives have no tag that the object has too.
 */
export function compareByTag(scope: Scope, side: "base" | "revision"): boolean {
  const { comparison } = scope;
  const union = (side === "base" ? scope.from : scope.to).unions[0];
  const names = comparison[side];
  const single = side === "base" ? scope.revision : scope.base;
  const singleNames = side === "base" ? comparison.revision : comparison.base;
  const view = side === "base" ? scope.to : scope.from;
  if (union === undefined || union.branches.length < 2) return false;
  const property = [...view.properties.keys()].find((name) => tellsApart(name, union.branches, names));
  if (property === undefined) return false;
  const listed = singleNames.space.viewOf(view.properties.get(property) ?? single).enum?.value;
  const tagged = new Map(
    union.branches.flatMap((branch) =>
      (tagValues(branch, property, names) ?? []).map((tag) => [canonicalJson(tag), { tag, branch }] as const),
    ),
  );
  const taken = new Map<ValueSet, Json[]>();
  for (const tag of listed ?? [...tagged.values()].map((entry) => entry.tag)) {
    const branch = tagged.get(canonicalJson(tag))?.branch;
    if (branch) addTo(taken, branch, tag);
  }
  for (const [branch, tags] of taken) {
    const step = { kind: "branch", label: labelAmong(branch, names, union.branches) } as const;
    const foreign = foreignTo(branch, union.branches, names);
    const part = singleNames.space.narrowedTo(single, { property, tags, foreign });
    scope.descend(step, side === "base" ? branch : part, side === "base" ? part : branch);
  }
  tellTags(scope, { side, property, listed, tagged });
  tellPresence(scope, property, {
    single: view.required.has(property),
    branches: union.branches.every((branch) => names.space.viewOf(branch).required.has(property)),
    side,
  });
  return true;
}

/** Every alternative lists values of the property, and no two list the same. */
function tellsApart(property: string, branches: readonly ValueSet[], names: Canonicalizer): boolean {
  const lists = branches.map((branch) => tagValues(branch, property, names));
  if (!lists.every((list) => list !== undefined && list.length > 0)) return false;
  const all = lists.flat().map(canonicalJson);
  return new Set(all).size === all.length;
}

interface Tags {
  readonly side: "base" | "revision";
  readonly property: string;
  /** The tags that the single object lists; absent when it takes any. */
  readonly listed: readonly Json[] | undefined;
  readonly tagged: ReadonlyMap<string, { readonly tag: Json; readonly branch: ValueSet }>;
}

function tellTags(scope: Scope, { side, property, listed, tagged }: Tags): void {
  const places = { base: scope.base.at, revision: scope.revision.at };
  const step = { kind: "property", name: property } as const;
  const all = [...tagged.values()].map(({ tag }) => tag);
  if (listed === undefined) {
    // Both values of a boolean are all of them.
    if (new Set(all.filter((tag) => typeof tag === "boolean")).size === 2) return;
    if (side === "revision")
      scope.add({ rule: "became-enum", to: shortJsons(all), mark: ["", "", listText(all)], step, ...places });
    else scope.add({ rule: "became-not-enum", from: shortJsons(all), mark: ["", listText(all), ""], step, ...places });
    return;
  }
  const known = new Set(listed.map(canonicalJson));
  const gone = side === "revision" ? "removed" : "added";
  for (const tag of listed.filter((item) => !tagged.has(canonicalJson(item)))) {
    scope.add({ rule: `enum-value-${gone}` as const, name: shortJson(tag), value: tag, step, ...places });
  }
  const { comparison } = scope;
  const union = (side === "base" ? scope.from : scope.to).unions[0];
  const rule = choiceRules[union?.kind ?? "anyOf"][side === "revision" ? "added" : "removed"];
  const shared = new Set([...tagged].filter(([text]) => known.has(text)).map(([, { branch }]) => branch));
  const extra = new Set([...tagged.values()].map(({ branch }) => branch).filter((branch) => !shared.has(branch)));
  for (const branch of extra) {
    const called = callAlone(branch, comparison[side], union?.branches ?? []);
    scope.add({ rule, ...called, branch, ...places, [side]: placeOf(branch, union?.atom, comparison[side]) });
  }
}

/** Whether the tag may be left out is told once, not for each alternative. */
function tellPresence(
  scope: Scope,
  property: string,
  {
    single,
    branches,
    side,
  }: { readonly single: boolean; readonly branches: boolean; readonly side: "base" | "revision" },
): void {
  if (single === branches) return;
  const required = side === "revision" ? branches : single;
  const rule = `${scope.context.direction}-property-became-${required ? "required" : "optional"}` as const;
  const step = { kind: "property", name: property } as const;
  scope.add({ rule, name: property, step, base: scope.base.at, revision: scope.revision.at });
}

function tagValues(branch: ValueSet, property: string, names: Canonicalizer): readonly Json[] | undefined {
  const shape = names.space.viewOf(branch).properties.get(property);
  return shape && names.space.viewOf(shape).enum?.value;
}

/** Properties that other alternatives have and this one does not. */
function foreignTo(branch: ValueSet, branches: readonly ValueSet[], { space }: Canonicalizer): ReadonlySet<string> {
  const own = space.viewOf(branch).properties;
  const all = branches.flatMap((other) => [...space.viewOf(other).properties.keys()]);
  return new Set(all.filter((name) => !own.has(name)));
}
