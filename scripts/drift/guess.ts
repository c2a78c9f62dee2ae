import { canonicalJson, type Json } from "../base/json.js";
import { tagLists } from "./schemas/branches.js";
import type { DriftFinding } from "./schemas/findings.js";
import type { ContractPair, SchemaPair } from "./schemas/pair.js";
import type { Trace } from "./schemas/trace.js";
import type { Canonicalizer } from "./values/canonical.js";
import { listedProperties } from "./values/tag-lists.js";
import { bits } from "./values/types-mask.js";
import type { ValueSet } from "./values/value-set.js";

/**
 * Nothing that is written says that it breaks: it rests on which alternatives were taken for each other, or is an alternative, or
 * a listed value of one, that no tag tells from those of the other side, so that another may take all of it; or the comparison says
 * so itself.
 */
export function isGuess({ trace, path }: DriftFinding, comparison: ContractPair): boolean {
  if (trace === undefined) return false;
  const { rule, branch, isTwin = false, isGuess: isGuessed = false } = trace.difference;
  if (
    isGuessed ||
    /^(?:alternatives|wrapped)-/.test(rule) ||
    path.some((step) => step.kind === "branch" && (step.alike || step.whole))
  )
    return true;
  if (isTwin) return false;
  if (trace.edges.some((_, index) => mayBeOfAnother(trace, index, comparison))) return true;
  const isAdded = rule.endsWith("-added");
  if (/^enum-value-/.test(rule)) return isListedElsewhere(trace, comparison, isAdded);
  if (branch === undefined || !/^(?:any|one)-of-/.test(rule)) return false;
  const own = tagLists(branch, comparison[isAdded ? "revision" : "base"]);
  const others = sideOf(trace.pair, comparison, isAdded ? "base" : "revision");
  return ![...own].some(([property, tags]) => isOfNone(property, tags, others));
}

/** What a nameless alternative takes may be of another one, which rules none of its tags out. */
function mayBeOfAnother({ root, edges }: Trace, index: number, comparison: ContractPair): boolean {
  const edge = edges[index];
  if (edge?.step.kind !== "branch" || edge.byTag !== undefined) return false;
  const { pair } = edge;
  if (pair.base.name !== undefined && pair.base.name === pair.revision.name) return false;
  const [from, to] =
    pair.context.direction === "request" ? (["base", "revision"] as const) : (["revision", "base"] as const);
  const own = [...listedProperties(pair[from], comparison[from].space)];
  const { branches, names } = sideOf(edges[index - 1]?.pair ?? root, comparison, to);
  return branches.some((branch) => {
    if (branch === pair[to] || (names.space.viewOf(branch).mask & pair.mask & bits.object) === 0) return false;
    const others = new Map(listedProperties(branch, names.space));
    return !own.some(([name, values]) => isRuledOut(values, others.get(name)));
  });
}

/** Some value is none of the others. */
function isRuledOut(values: readonly Json[], others: readonly Json[] | undefined): boolean {
  const known = others && new Set(others.map(canonicalJson));
  return known !== undefined && values.some((value) => !known.has(canonicalJson(value)));
}

interface Others {
  readonly whole: ValueSet;
  readonly branches: readonly ValueSet[];
  readonly names: Canonicalizer;
}

function sideOf(pair: SchemaPair, comparison: ContractPair, side: "base" | "revision"): Others {
  const names = comparison[side];
  const whole = pair[side];
  return { whole, names, branches: names.space.viewOf(whole).unions.flatMap(({ branches }) => branches) };
}

/** Some of the tags are listed by none of the schemas that list the property, of which there are some. */
function isOfNone(property: string, tags: readonly string[], { whole, branches, names }: Others): boolean {
  const lists = [whole, ...branches].flatMap((shape) => {
    const list = tagLists(shape, names).get(property);
    return list === undefined ? [] : [list];
  });
  return lists.length > 0 && tags.some((tag) => !lists.some((list) => list.includes(tag)));
}

/** The value is one of the same property of another alternative, on the side that lacks it here. */
function isListedElsewhere({ root, edges, difference }: Trace, comparison: ContractPair, isAdded: boolean): boolean {
  const { value, step } = difference;
  const last = edges.findLastIndex((edge) => edge.step.kind === "branch");
  const below = [...edges.slice(last + 1).map((edge) => edge.step), ...(step ? [step] : [])];
  const [property] = below;
  if (last < 0 || value === undefined || below.length !== 1 || property?.kind !== "property") return false;
  const { branches, names } = sideOf(edges[last - 1]?.pair ?? root, comparison, isAdded ? "base" : "revision");
  return branches.some((branch) => tagLists(branch, names).get(property.name)?.includes(canonicalJson(value)));
}
