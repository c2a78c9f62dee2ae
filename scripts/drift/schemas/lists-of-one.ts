import { isUncut } from "../values/joined-texts.js";
import type { Space } from "../values/space.js";
import { anyType, bits } from "../values/types-mask.js";
import type { ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";
import { cutOf } from "./list-styles.js";
import type { ListStyles, Scope } from "./pair.js";
import { isTakenAsSent } from "./taken-as-sent.js";
import { knownBits, scalars } from "./text-rules.js";

/** A field of a form is written again for each item, unless its encoding says otherwise (OpenAPI 3.1.1, "Encoding Object"). */
const repeated: ListStyles = ["repeated", "repeated"];

/** How the lists of a field are written. */
export function listsOf(fieldLists: ReadonlyMap<string, ListStyles>, name: string): ListStyles {
  return fieldLists.get(name) ?? repeated;
}

/** One side has a list and the other what is in it, which is sent alike and taken. */
export function isOfLists(scope: Scope): boolean {
  return isListOf(scope) || isOneOfList(scope);
}

/** The revision takes a list of what base took once, with no closer rules for an item, or for one alone, than there were for the value. */
function isListOf(scope: Scope): boolean {
  const { comparison, from, base, revision } = scope;
  const item = itemInPlace(scope);
  if (item === undefined) return false;
  const { space } = comparison.base;
  if (isBytes(from)) return isBytes(comparison.viewOfRevision(item));
  const single = withoutNull(base, from, space);
  if (isCut(scope)) return isTakenAsSent(scope, single, revision);
  return comparison.widens(space.shapeOf(space.plain.text), item) || comparison.widensTexts(single, item);
}

/** A list of texts stands where base took one value, which only what is asked of those texts may refuse. */
export function mayBeListOf(scope: Scope): boolean {
  const item = scope.context.text ? itemInPlace(scope) : undefined;
  return item !== undefined && !isBytes(scope.from) && isOfText(scope.comparison.viewOfRevision(item));
}

/** It takes texts of any kind, but for what limits, patterns and formats ask. */
export function isOfText(view: View): boolean {
  return view.enum === undefined && view.unions.length === 0 && (view.mask & bits.string) !== 0;
}

/** What the only item must be of the list that the revision has in the place of one value. */
function itemInPlace({ context, from, to }: Scope): ValueSet | undefined {
  const cutAt = cutOf(context.lists);
  if (context.lists?.[1] !== "repeated" && cutAt === undefined) return undefined;
  // A text that is cut may be as many.
  if ((to.limits.minItems?.value ?? 0) > 1 && (cutAt === undefined || isUncut(from, cutAt))) return undefined;
  const isList = knownBits(to) === bits.array && isOne(from, context.jsonParts !== undefined);
  return isList && !asksForMore(to) ? firstItem(to) : undefined;
}

/** A text may hold what joins items, and would be several of them. */
function isCut({ context, from }: Scope): boolean {
  const cutAt = cutOf(context.lists);
  return cutAt !== undefined && !isUncut(from, cutAt);
}

/** Whether null is taken is told apart. */
export function withoutNull(base: ValueSet, { mask }: View, space: Space): ValueSet {
  return (mask & bits.null) === 0 ? base : space.shapeBeside({ ...base, nullable: false }, [space.plain.notNull]);
}

/** What the only item of a list must be; `undefined` where there may be none, or any. */
function firstItem({ prefixItems: [first], items, room }: View): ValueSet | undefined {
  return room() === 0 ? undefined : (first ?? items);
}

/** Besides its items and their number: which list of one fits then is not looked at. */
function asksForMore({ enum: listed, limits, contains, unions, nots, conditionals, unevaluatedItems }: View): boolean {
  const isOther = [contains, unions, nots, conditionals].some((rules) => rules.length > 0);
  return isOther || (listed ?? unevaluatedItems) !== undefined || (limits.maxItems?.value ?? 1) < 1;
}

/** Base sent a list of one item at most, which looks like the item. */
function isOneOfList({ comparison, context, from, to, revision }: Scope): boolean {
  const style = context.lists?.[0] ?? "other";
  if (style === "other" || context.direction === "response" || knownBits(from) !== bits.array) return false;
  const item = firstItem(from);
  const most = Math.min(from.room() ?? 2, from.limits.maxItems?.value ?? 2);
  if (most > 1 || item === undefined) return false;
  return (knownBits(to) & bits.array) === 0 && comparison.widensTexts(item, revision);
}

/** It is one text, or one part of a form, which may be an object in JSON or a file. */
function isOne(view: View, isForm: boolean): boolean {
  return isBytes(view) || (knownBits(view) & ~(isForm ? scalars | bits.object : scalars)) === 0;
}

/** A file as OpenAPI 3.1 describes it, without a type. */
function isBytes({ mask, contentMediaType, contentEncoding }: View): boolean {
  return (mask | bits.null) === anyType && contentMediaType !== undefined && contentEncoding === undefined;
}
