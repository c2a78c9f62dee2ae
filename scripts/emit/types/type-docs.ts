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
  const isBeside = who !== "" && /^[^\n]{1,80}\.$/.test(text);
  const about = isBeside ? `${text} ${who}` : joined([text, who], "\n\n");
  const whole = source === undefined ? about : joined([about, `Source: ${placeComment(source)}`], "\n\n");
  return joined([whole, ...tagsOf(schema)], "\n");
}

function joined(texts: readonly string[], separator: string): string {
  let all = "";
  for (const text of texts) if (text !== "") all = all === "" ? text : all + separator + text;
  return all;
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
  const tags: string[] = [];
  const tell = (tag: string, value: unknown): void => {
    if (value === undefined) return;
    const text = typeof value === "string" ? value : JSON.stringify(value);
    if (text.length <= longestValue && !text.includes("\n")) tags.push(`@${tag} ${commentText(text)}`.trimEnd());
  };
  const tellAll = (rules: object | undefined, names: readonly string[]): void => {
    if (rules !== undefined) for (const name of names) tell(name, (rules as Readonly<Record<string, unknown>>)[name]);
  };
  tell("deprecated", notes.deprecated && "");
  tell("default", notes.default);
  if (number !== undefined) tellAll(number, Object.keys(number));
  tellAll(string, limitsOfTexts);
  tell("format", format);
  tellAll(array, limitsOfArrays);
  tell("uniqueItems", array?.uniqueItems && "");
  tellAll(object, limitsOfObjects);
  tell("example", notes.examples?.[0]);
  return tags;
}

const limitsOfTexts = ["minLength", "maxLength", "pattern"];
const limitsOfArrays = ["minItems", "maxItems"];
const limitsOfObjects = ["minProperties", "maxProperties"];
