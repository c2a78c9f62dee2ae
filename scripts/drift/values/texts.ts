import { canonicalJson, type Json } from "../../base/json.js";
import type { Schema } from "../../contract/model/types.js";
import { accepts } from "./accepts.js";
import type { NumberedSet } from "./claim.js";
import { fewValues } from "./few-values.js";
import type { Inclusion } from "./includes.js";
import { mostItems } from "./item-positions.js";
import { cutTexts, isUncut, joinedTexts } from "./joined-texts.js";
import { piecesOf } from "./pieces.js";
import { bits, numberBits } from "./types-mask.js";
import { schemaOf, type ValueSet } from "./value-set.js";
import type { View } from "./view.js";

/** Equal for values that are sent alike where everything is text. */
export function sentText(value: Json): string {
  if (value === null || typeof value !== "object") return String(value);
  const parts = Object.entries(value).map(([name, part]): readonly [string, string] => [name, sentText(part)]);
  return canonicalJson(Array.isArray(value) ? parts.map(([, text]) => text) : Object.fromEntries(parts));
}

/** The scalars that are sent as the same text, the value itself first: `true` and `"true"`. */
function readingsOf(value: Json): readonly Json[] {
  if (value === null || typeof value === "object") return [value];
  const text = String(value);
  const isNumber = text !== "" && String(Number(text)) === text && Number.isFinite(Number(text));
  const others: readonly Json[] = [
    text,
    ...(text === "true" || text === "false" ? [text === "true"] : []),
    ...(isNumber ? [Number(text)] : []),
  ];
  return [value, ...others.filter((other) => other !== value)];
}

/** Of readings of a value with many parts, not all are tried. */
const mostReadings = 32;

/** The same of all that is in a list or an object, but for parts that are no text. */
export function deepReadingsOf(
  value: Json,
  isText: (part: Json, name: string) => boolean = () => true,
): readonly Json[] {
  if (value === null || typeof value !== "object") return readingsOf(value);
  const isList = Array.isArray(value);
  let read: readonly (readonly (readonly [string, Json])[])[] = [[]];
  for (const [name, part] of Object.entries(value)) {
    const isRead = read.length < mostReadings && isText(part, name);
    const parts = isRead ? deepReadingsOf(part, isText) : [part];
    read = parts.flatMap((one) => read.map((others) => [...others, [name, one] as const]));
  }
  return read
    .slice(0, mostReadings)
    .map((parts) => (isList ? parts.map(([, part]) => part) : Object.fromEntries(parts)));
}

/** What is sent alike where everything is text: a value and, where `ofOne` says so, a list of it. */
export interface SentAlike {
  readonly ofOne: boolean;
  /** A text is cut to items where it holds this. */
  readonly cutAt?: string;
  /** A list is one text, whose items this joins. */
  readonly joinedBy?: string;
}

/** Whether `wide` takes every text that is sent of `narrow`. What it cannot prove it denies. */
export function includesTexts(
  inclusion: Inclusion,
  [wide, narrow]: readonly [NumberedSet, NumberedSet],
  alike: SentAlike,
): boolean {
  if (inclusion.includes(wide, narrow)) return true;
  const { space } = narrow.names;
  const view = space.viewOf(narrow.shape);
  const taken = (shape: ValueSet) => includesTexts(inclusion, [wide, { ...narrow, shape }], alike);
  const listed = valuesOf(narrow);
  if (listed?.every((value) => isRead(wide, value, alike))) return true;
  const isNull = space.acceptsNull(narrow.shape) && !wide.names.space.acceptsNull(wide.shape);
  // However a text is cut, its parts are texts.
  const { cutAt, joinedBy } = alike;
  const isOfText = cutAt !== undefined && !isNull && (view.mask & (bits.array | bits.object)) === 0;
  if (isOfText && inclusion.includes(wide, { ...narrow, shape: cutTexts(narrow.shape, space) })) return true;
  const isWhole = cutAt === undefined || isUncut(view, cutAt);
  const one = alike.ofOne && isWhole && !isNull ? listOfOne(narrow) : undefined;
  if (one && inclusion.includes(wide, { ...narrow, shape: one })) return true;
  if (listed) return false;
  const isList = view.mask === bits.array;
  const joined = isList && joinedBy !== undefined ? joinedTexts(narrow.shape, space, joinedBy) : undefined;
  if (joined && inclusion.includes(wide, { ...narrow, shape: joined })) return true;
  const list = isList ? listAsRead(inclusion, [wide, narrow]) : undefined;
  if (list && inclusion.includes(wide, { ...wide, shape: list })) return true;
  const [union] = view.unions;
  const parts = union ? space.branchesBeside(narrow.shape, union) : piecesOf(narrow.shape, space);
  if (union || parts.length > 1) return !isNull && !parts.includes(narrow.shape) && parts.every(taken);
  // Whatever a number is, its text has some characters.
  const isOfNumbers = !isNull && (view.mask & ~bits.null & ~numberBits) === 0;
  return isOfNumbers && inclusion.includes(wide, { ...narrow, shape: space.shapeOf(space.plain.someText) });
}

const listsAsRead = new WeakMap<ValueSet, WeakMap<ValueSet, Schema>>();

/** The lists as which `wide` reads those of `narrow`, where it takes the texts of all items. */
function listAsRead(inclusion: Inclusion, [wide, narrow]: readonly [NumberedSet, NumberedSet]): ValueSet | undefined {
  const { space } = wide.names;
  const [large, small] = [space.viewOf(wide.shape), narrow.names.space.viewOf(narrow.shape)];
  if ((large.mask & bits.array) === 0 || large.unions.length + small.unions.length > 0) return undefined;
  const itemOf = (view: View, index: number, other: ValueSet) => view.prefixItems[index] ?? view.items ?? other;
  const length = Math.max(large.prefixItems.length, small.prefixItems.length);
  const most = Math.min(mostItems(small), length + 1);
  const read = Array.from({ length: most }, (_, index) => itemOf(large, index, space.anything));
  const isTakenAt = (shape: ValueSet, index: number) => {
    const sent = { ...narrow, shape: itemOf(small, index, narrow.names.space.anything) };
    return includesTexts(inclusion, [{ ...wide, shape }, sent], { ofOne: false });
  };
  if (!read.every(isTakenAt)) return undefined;
  const known = listsAsRead.get(wide.shape) ?? new WeakMap<ValueSet, Schema>();
  listsAsRead.set(wide.shape, known);
  const schema = known.get(narrow.shape) ?? listOf(wide.shape, read.map(schemaOf), { small, length });
  known.set(narrow.shape, schema);
  return space.shapeOf(schema);
}

/** Lists of such items, as many as there may be, the last of which stands for all that follow. */
function listOf(
  { at }: ValueSet,
  schemas: readonly Schema[],
  { small, length }: { readonly small: View; readonly length: number },
): Schema {
  const { minItems } = small.limits;
  const most = mostItems(small);
  return {
    ...{ at, notes: {}, types: new Set(["array"]) },
    array: {
      prefixItems: schemas.slice(0, length),
      ...(schemas[length] && { items: schemas[length] }),
      ...(minItems && { minItems: minItems.value }),
      ...(Number.isFinite(most) && { maxItems: most }),
      ...(small.uniqueItems && { uniqueItems: true }),
    },
  };
}

function isRead(set: NumberedSet, value: Json, { ofOne, cutAt }: SentAlike): boolean {
  const readings = deepReadingsOf(value);
  if (!ofOne || value === null) return readings.some((reading) => isTaken(set, reading));
  const parts = cutAt !== undefined && typeof value === "string" ? value.split(cutAt) : [];
  const lists = parts.length > 1 ? deepReadingsOf(parts) : readings.map((reading) => [reading]);
  return [...readings, ...lists].some((reading) => isTaken(set, reading));
}

const listsOfOne = new WeakMap<ValueSet, Schema>();

/** The lists of one of its values, which are no lists and not null themselves; each made once. */
function listOfOne({ names: { space }, shape }: NumberedSet): ValueSet | undefined {
  if ((space.viewOf(shape).mask & (bits.array | bits.object)) !== 0) return undefined;
  const { at } = shape;
  const items: Schema = { at, allOf: [...shape.atoms, space.plain.notNull], notes: {} };
  const list: Schema = listsOfOne.get(shape) ?? {
    ...{ at, notes: {}, types: new Set(["array"]) },
    array: { items, minItems: 1, maxItems: 1 },
  };
  listsOfOne.set(shape, list);
  return space.shapeOf(list);
}

/** The values, where they are few. */
function valuesOf(set: NumberedSet): readonly Json[] | undefined {
  const values = fewValues(set.names.space.viewOf(set.shape));
  const nulls = values && set.names.space.acceptsNull(set.shape) ? [null] : [];
  return values && [...values.filter((value) => isTaken(set, value)), ...nulls];
}

function isTaken({ names, shape }: NumberedSet, value: Json): boolean {
  if (value === null) return names.space.acceptsNull(shape);
  const { schemas } = names.space.contract;
  return shape.atoms.every((atom) => accepts(atom, value, { schemas, exactlyOne: true }));
}
