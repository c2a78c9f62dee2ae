import { firstOf } from "../../base/first-of.js";
import { groupBy } from "../../base/group-by.js";
import { canonicalJson } from "../../base/json.js";
import type { Schema } from "../../contract/model/types.js";
import { type Canonicalizer, first } from "../values/canonical.js";
import { maskText } from "../values/types-mask.js";
import type { ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";
import { type Alternatives, type Match, mappedTags, tagLists, tagOf } from "./branches.js";
import type { ContractPair, Mark } from "./pair.js";

/** How people call an alternative: by component, title, tag or type, and, of several that have one name, by what tells them apart. */
export function labelAmong(shape: ValueSet, names: Canonicalizer, among: readonly ValueSet[]): string {
  const known = knownLabels.get(among) ?? labelsOf(among, names);
  knownLabels.set(among, known);
  return known.get(shape) ?? labelOf(shape, names, among);
}

const knownLabels = new WeakMap<readonly ValueSet[], ReadonlyMap<ValueSet, string>>();

/** Of alternatives of one name each by what it must have and not all of them must, or else by its position. */
function labelsOf(among: readonly ValueSet[], names: Canonicalizer): ReadonlyMap<ValueSet, string> {
  const labels = new Map<ValueSet, string>();
  for (const [label, namesakes] of groupBy(among, (branch) => labelOf(branch, names, among))) {
    const needs = namesakes.map((branch) => [...names.space.viewOf(branch).required.keys()].sort());
    const needed = groupBy(needs.flat(), (name) => name);
    const own = needs.map((list) => list.filter((name) => (needed.get(name)?.length ?? 0) < needs.length));
    const alike = groupBy(own, (list) => list.join());
    namesakes.forEach((branch, index) => {
      const [list = []] = own.slice(index);
      const isOnly = list.length > 0 && alike.get(list.join())?.length === 1;
      const detail = isOnly ? `with ${firstOf(list, mostNamed)}` : `#${among.indexOf(branch) + 1}`;
      labels.set(branch, namesakes.length === 1 ? label : `${label} ${detail}`);
    });
  }
  return labels;
}

/** What it is called on its own, whatever others are called. */
export function labelOf(shape: ValueSet, names: Canonicalizer, among: readonly ValueSet[]): string {
  const title = first(shape, (notes) => notes.title);
  const view = names.space.viewOf(shape);
  const type = view.items ? `array of ${plainItems(names.space.viewOf(view.items), names)}` : plain(view);
  return (
    shape.name ??
    tagOf(shape, names) ??
    (view.items ? type : title) ??
    (type === "any" && view.required.size > 0 ? `with ${[...view.required.keys()].join(" and ")}` : undefined) ??
    (among.length > 1 && type === "any" ? `#${among.indexOf(shape) + 1}` : type)
  );
}

/** Items of a choice have the types of its alternatives. */
function plainItems(view: View, { space }: Canonicalizer): string {
  const [union] = view.unions;
  if (union === undefined || view.enum) return plain(view);
  return maskText(union.branches.reduce((mask, branch) => mask | space.viewOf(branch).mask, 0) & view.mask);
}

/** What a label names of a list. */
const mostNamed = 3;

function plain(view: Pick<View, "enum" | "mask">): string {
  return view.enum ? firstOf(view.enum.value.map(canonicalJson), mostNamed) : maskText(view.mask);
}

/** What tells an alternative from others, whatever its component is called: its tags, its title, what it must have or its type. */
export function traitsOf(shape: ValueSet, names: Canonicalizer): string {
  const { required, ...view } = names.space.viewOf(shape);
  const title = first(shape, (notes) => notes.title);
  return tagOf(shape, names) ?? title ?? (required.size > 0 ? [...required.keys()].sort().join(" and ") : trait(view));
}

/** What fingerprints know values by: the first of them alone. */
function trait(view: Pick<View, "enum" | "mask">): string {
  return view.enum ? view.enum.value.slice(0, mostNamed).map(canonicalJson).join(", ") : maskText(view.mask);
}

export function labels(branches: readonly ValueSet[], names: Canonicalizer): readonly string[] {
  return branches.map((branch) => labelAmong(branch, names, branches));
}

export function joinedTraits(branches: readonly ValueSet[], names: Canonicalizer): string {
  return branches
    .map((branch) => traitsOf(branch, names))
    .sort()
    .join(", ");
}

interface Called {
  readonly name: string;
  readonly mark: Mark;
}

/** How an alternative is called that nothing of its name stands against. */
export function callAlone(branch: ValueSet, names: Canonicalizer, among: readonly ValueSet[]): Called {
  return { name: labelAmong(branch, names, among), mark: [traitsOf(branch, names), "", ""] };
}

type CallBranch = (branch: ValueSet) => Called;

/**
 * How alternatives that came and went are called: by their tags, too, where one that went and one that came have one name.
 */
export function callersOf(
  { base, revision }: ContractPair,
  { removed, added }: Match,
  [before, after]: readonly [Omit<Alternatives, "kind">, Omit<Alternatives, "kind">],
): readonly [CallBranch, CallBranch] {
  const caller = (names: Canonicalizer, { branches, atom }: typeof before, others: readonly string[]): CallBranch => {
    return (branch) => {
      const label = labelOf(branch, names, branches);
      const tag = others.includes(label)
        ? (tagOf(branch, names) ?? listedTags(branch, names) ?? mappedTag(branch, atom))
        : undefined;
      const name = tag === undefined || tag === label ? labelAmong(branch, names, branches) : `${label} (${tag})`;
      return { name, mark: [traitsOf(branch, names), "", ""] };
    };
  };
  const went = removed.map((branch) => labelOf(branch, base, before.branches));
  const came = added.map((branch) => labelOf(branch, revision, after.branches));
  return [caller(base, before, came), caller(revision, after, went)];
}

function listedTags(branch: ValueSet, names: Canonicalizer): string | undefined {
  const lists = [...tagLists(branch, names)].map(([name, values]) => `${name}=${firstOf(values, mostNamed, "|")}`);
  return lists.length === 0 ? undefined : lists.join("&");
}

function mappedTag(branch: ValueSet, atom: Schema | undefined): string | undefined {
  const [tag] = mappedTags(branch, atom);
  return tag === undefined ? undefined : `${atom?.discriminator?.property}=${canonicalJson(tag)}`;
}
