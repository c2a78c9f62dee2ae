import { isObject, type Json } from "../../base/json.js";
import type { Schema } from "../../contract/model/types.js";
import { codePoints } from "../../contract/model/within-limits.js";
import { lengthOf } from "./covers-limits.js";
import { mayHoldInFormat } from "./formats.js";
import { mostItems } from "./item-positions.js";
import { type Lengths, mayHold } from "./patterns.js";
import type { Space } from "./space.js";
import { bits } from "./types-mask.js";
import type { ValueSet } from "./value-set.js";
import type { View } from "./view.js";

/** What joins the items of a list to one text, by the style of what is not exploded (OpenAPI 3.1.1, "Parameter Object"). */
export const joiners = { simple: ",", form: ",", spaceDelimited: " ", pipeDelimited: "|" } as const;

/** A style that joins items. */
export type JoinedStyle = keyof typeof joiners;

/** None of its texts holds what joins items. */
export function isUncut({ mask, enum: listed, patterns, formats }: View, joiner: string): boolean {
  if (listed) return !listed.value.some((value) => String(value).includes(joiner));
  if ((mask & bits.string) === 0) return true;
  return !mayHold(patterns, joiner) || formats.some((format) => !mayHoldInFormat(format, joiner));
}

const partsOfTexts = new WeakMap<ValueSet, Schema>();

/** The lists to which texts are cut: their parts are no longer than they are. */
export function cutTexts(shape: ValueSet, space: Space): ValueSet {
  const view = space.viewOf(shape);
  const most = view.mask === bits.string ? lengthOf(view, "maxLength") : undefined;
  if (most === undefined) return space.shapeOf(space.plain.texts);
  const items: Schema = { ...space.plain.text, string: { maxLength: most } };
  const known = partsOfTexts.get(shape);
  const lists: Schema = known ?? { ...space.plain.texts, array: { items, minItems: 1, maxItems: most + 1 } };
  partsOfTexts.set(shape, lists);
  return space.shapeOf(lists);
}

/** Of more texts, only their lengths count. */
const mostTexts = 32;

const textsOfLists = new WeakMap<ValueSet, Schema>();

/** The texts to which lists of some item at least are joined: each of them, where they are few, or how long they are. */
export function joinedTexts(shape: ValueSet, space: Space, joiner: string): ValueSet {
  const known = textsOfLists.get(shape) ?? schemaOfJoined(space.viewOf(shape), space, joiner);
  textsOfLists.set(shape, known);
  return space.shapeOf(known);
}

function schemaOfJoined(view: View, space: Space, joiner: string): Schema {
  const { text } = space.plain;
  const parts = [...view.prefixItems, view.items].map((item) => item && space.viewOf(item));
  const listed = parts.length === 1 && parts[0] ? listedTexts(parts[0]) : undefined;
  const most = mostItems(view);
  const texts = listed && joinUpTo(listed, most, joiner);
  if (texts) return { ...text, enum: texts };
  const lengths = parts.map((part) => (part ? lengthsOfTexts(part) : anyLength));
  const least = Math.max(1, view.limits.minItems?.value ?? 0);
  const minLength = least * Math.min(...lengths.map((each) => each.minLength)) + least - 1;
  const maxLength = most * Math.max(...lengths.map((each) => each.maxLength)) + most - 1;
  return { ...text, string: { minLength, ...(Number.isFinite(maxLength) && { maxLength }) } };
}

/** Each text of up to so many, where there are few. */
function joinUpTo(listed: readonly string[], most: number, joiner: string): readonly string[] | undefined {
  if (listed.length === 0) return undefined;
  let last = listed;
  let all = listed;
  for (let length = 1; length < most; length++) {
    if (all.length + last.length * listed.length > mostTexts) return undefined;
    last = last.flatMap((text) => listed.map((item) => `${text}${joiner}${item}`));
    all = [...all, ...last];
  }
  return all;
}

function listedTexts({ mask, enum: listed }: View): readonly string[] | undefined {
  if (listed) return listed.value.every(isPlain) ? listed.value.map(String) : undefined;
  return mask === bits.boolean ? ["false", "true"] : undefined;
}

function isPlain(value: Json): boolean {
  return value !== null && !Array.isArray(value) && !isObject(value);
}

const anyLength: Lengths = { minLength: 0, maxLength: Number.POSITIVE_INFINITY };

function lengthsOfTexts(view: View): Lengths {
  const texts = listedTexts(view)?.map(codePoints);
  if (texts) return { minLength: Math.min(...texts), maxLength: Math.max(...texts) };
  if (view.mask !== bits.string) return anyLength;
  const [minLength, maxLength] = [lengthOf(view, "minLength"), lengthOf(view, "maxLength")];
  return { minLength: minLength ?? 0, maxLength: maxLength ?? Number.POSITIVE_INFINITY };
}
