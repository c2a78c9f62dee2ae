import type { Column } from "../words/page-words.js";

/** What a field is said to be, by the columns that a table would have for it. */
export type FieldCells = Partial<Record<Column, string>>;

/** How the name of a field is written, with the names of those that it is a part of. */
export const nameSource = String.raw`[A-Za-z_$@][\w$@-]{0,60}(?:\.[\w$@-]{1,60}|\[\w{0,8}\]){0,8}(?:\.\{\w{1,20}\})?`;
const nameAlone = new RegExp(String.raw`^(\x60?)(${nameSource})\1(\s*\*)?$`);

/** The name that is all of a text: `model`, in code or not, with or without a star. */
export function nameOf(text: string): { readonly name: string; readonly starred: boolean } | undefined {
  const found = nameAlone.exec(text);
  return found?.[2] === undefined ? undefined : { name: found[2], starred: found[3] !== undefined };
}
