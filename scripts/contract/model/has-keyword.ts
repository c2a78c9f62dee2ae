import { type Keyword, keywordRows } from "../../spec/keywords.js";
import type { Schema } from "./types.js";

const { schema: _own, ...groups } = keywordRows;
const groupNames = Object.keys(groups) as (keyof typeof groups)[];

/** Whether a schema itself has one of the keywords. */
export function hasKeyword(schema: Schema, wanted: ReadonlySet<Keyword>): boolean {
  const hasOne = (rules: object | undefined): boolean => {
    for (const member in rules) if (wanted.has(member as Keyword)) return true;
    return false;
  };
  return hasOne(schema) || groupNames.some((group) => hasOne(schema[group]));
}
