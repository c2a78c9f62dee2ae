import type { SupportRow } from "../report/support.js";

/** Letters and digits of a text, in lower case; whatever else it has is a dash. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** A file for each operation, by its identity. Those of one name, on any file system, are told apart by a number. */
export function pagesOf(rows: readonly SupportRow[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    rows.map(({ identity, key }) => {
      const wanted = slug(key).slice(0, 120) || "operation";
      let name = wanted;
      for (let round = 2; taken.has(name); round++) name = `${wanted}-${round}`;
      taken.add(name);
      return [identity, `operations/${name}.html`];
    }),
  );
}

/** Where a field stands on the page of its operation. What is no letter or digit is spelt out, so that no two names meet. */
export function anchorOf({ in: where, name }: { readonly in: string; readonly name: string }): string {
  return `${where}-${name.replace(/[^A-Za-z0-9-]/g, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`)}`;
}
