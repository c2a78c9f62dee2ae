import type { Annotations } from "../../contract/model/annotations.js";
import type { Parameter, Schema } from "../../contract/model/types.js";
import { commentText, placeComment } from "../code/encode.js";

/** Longer values are shown in the description alone. */
const longestValue = 200;

/** What an editor shows of a schema, safe inside a comment: its text, who has it, and a tag for each limit. */
export function schemaDoc(schema: Schema, source?: string): string {
  const { description = "", title = "", providers } = schema.notes;
  const text = commentText(description.trim() === "" ? title.trim() : description.trim());
  const who = providers === undefined ? "" : `Only at ${providers.map(commentText).join(", ")}.`;
  // Beside a sentence, so that a property of one costs one line.
  const isSentence = /^[^\n]{1,80}\.$/.test(text);
  const paragraphs = [
    ...(isSentence && who !== "" ? [`${text} ${who}`] : [text, who]),
    source === undefined ? "" : `Source: ${placeComment(source)}`,
  ];
  return [paragraphs.filter((text) => text !== "").join("\n\n"), ...tagsOf(schema)].filter(Boolean).join("\n");
}

/** As {@link schemaDoc}, of a parameter and the schema of its values. */
export function parameterDoc({ schema, description, deprecated, providers }: Parameter): string {
  const notes: Annotations = {
    ...schema.notes,
    ...(description !== undefined && { description }),
    ...(deprecated && { deprecated }),
    ...(providers && { providers }),
  };
  return schemaDoc({ ...schema, notes });
}

function tagsOf({ notes, format, string, number, array, object }: Schema): readonly string[] {
  const { default: fallback, examples = [], deprecated } = notes;
  // Most schemas have nothing that could be told.
  if ([fallback, notes.examples, deprecated, format, string, number, array, object].every((each) => each === undefined))
    return [];
  const { minLength, maxLength, pattern } = string ?? {};
  const { minItems, maxItems, uniqueItems } = array ?? {};
  const { minProperties, maxProperties } = object ?? {};
  const values = {
    deprecated: deprecated && "",
    default: fallback,
    ...number,
    minLength,
    maxLength,
    pattern,
    format,
    minItems,
    maxItems,
    uniqueItems: uniqueItems && "",
    minProperties,
    maxProperties,
    example: examples[0],
  };
  const tags: string[] = [];
  let tag: keyof typeof values;
  for (tag in values) {
    const value: unknown = values[tag];
    if (value === undefined) continue;
    const text = typeof value === "string" ? value : JSON.stringify(value);
    if (text.length <= longestValue && !text.includes("\n")) tags.push(`@${tag} ${commentText(text)}`.trimEnd());
  }
  return tags;
}
