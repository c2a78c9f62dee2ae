import { isObject, type JsonObject, own } from "../../base/json.js";
import { isNote } from "../../spec/nullable.js";

const spellings = ["nullable", "x-nullable"] as const;

/** The keywords by which a schema says beside its type that it may be null. */
export function spellingsOf(schema: unknown): readonly string[] {
  return isObject(schema) ? spellings.filter((keyword) => own(schema, keyword) === true) : [];
}

export function isNullable(schema: unknown): boolean {
  return spellingsOf(schema).length > 0;
}

/** A part that says of values that they may be null, and at most of which type they are else. */
export function isNullPart(part: unknown): part is JsonObject {
  return (
    isObject(part) &&
    isNullable(part) &&
    Object.keys(part).every((keyword) => isSaidBeside(keyword) || keyword === "type")
  );
}

/** An alternative that says nothing else at all. */
export function isNullAlone(part: unknown): part is JsonObject {
  return (
    isObject(part) &&
    isNullable(part) &&
    Object.keys(part).every((keyword) => spellings.some((spelling) => spelling === keyword))
  );
}

/** Takes out what says null, and gives the notes that it lacks to the whole; their keywords. */
export function takeNull(part: JsonObject, schema: JsonObject): readonly string[] {
  for (const spelling of spellings) delete part[spelling];
  const taken = Object.keys(part).filter((keyword) => isNote(keyword) && own(schema, keyword) === undefined);
  for (const keyword of taken) {
    schema[keyword] = part[keyword];
    delete part[keyword];
  }
  return taken;
}

/** It says of values at most that they may be null. */
export function isSaidBeside(keyword: string): boolean {
  return isNote(keyword) || keyword === "nullable" || keyword === "example";
}

/** It may refuse values. */
export function asserts(schema: unknown): boolean {
  return isObject(schema) && Object.keys(schema).some((keyword) => !isSaidBeside(keyword));
}
