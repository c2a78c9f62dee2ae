import { canonicalJson, type Json } from "../../base/json.js";
import type { Annotations } from "../../contract/model/annotations.js";
import { sameKeywords } from "../../contract/model/same-keywords.js";
import type { Schema } from "../../contract/model/types.js";
import { annotationKeywords } from "../../spec/keywords.js";
import type { Side } from "../side.js";

/** The first side's words, and those of others where it has none. What holds for one alone is not said of all. */
export function joinNotes(sides: readonly Side[]): Annotations {
  const all = sides.map(({ schema }) => schema.notes);
  const [first = {}] = all;
  const { readOnly, writeOnly, title, ...rest } = first;
  const filled = (key: "description"): string | undefined => all.map((notes) => notes[key]).find((text) => text);
  const description = filled("description");
  const examples = all.map((notes) => notes.examples).find((list) => list !== undefined);
  const everywhere = (key: "readOnly" | "writeOnly"): boolean => all.every((notes) => notes[key]);
  return {
    ...(title !== undefined && { title }),
    ...rest,
    ...(description !== undefined && { description }),
    ...(examples && { examples }),
    ...(everywhere("readOnly") && { readOnly: true as const }),
    ...(everywhere("writeOnly") && { writeOnly: true as const }),
  };
}

/** The default that is said first; the reference's, where it has one. */
export function defaultOf(side: Side): Json | undefined {
  return side.schema.notes.default;
}

/** The same rules in the same words; of what it holds, also with the same said of it. */
export function sameInFull(one: Schema, other: Schema): boolean {
  return one === other || sameKeywords(one, other, sameWithNotes);
}

/** The same rules, whatever is said of them. */
export function sameInRules(one: Schema, other: Schema): boolean {
  return one === other || sameKeywords(one, other, sameInRules);
}

function sameWithNotes(one: Schema, other: Schema): boolean {
  return one === other || (sameNotes(one.notes, other.notes) && sameKeywords(one, other, sameWithNotes));
}

function sameNotes(one: Annotations, other: Annotations): boolean {
  return annotationKeywords.every((keyword) => {
    const [left, right] = [one[keyword], other[keyword]];
    return left === right || (left !== undefined && canonicalJson(left) === canonicalJson(right));
  });
}
