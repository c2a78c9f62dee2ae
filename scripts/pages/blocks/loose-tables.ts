const delimiter = /^[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*\||\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?)[ \t]*$/;

/** A type, or a value in quotes. */
const typeCell =
  '`?(?:(?:string|array|object|integer|number|boolean|float|int|list|null)(?:<[\\w<>\\[\\], ]{1,40}>)?(?:\\[\\])?\\??|"[^"|]{1,40}")`?';

/** A bar between two types that stand in cells of their own. */
const barBetween = new RegExp(`(?<=\\|[ \\t]*${typeCell}[ \\t]*)\\|(?=[ \\t]*${typeCell}[ \\t]*\\|)`, "i");

/**
 * Tables of Markdown with bars between types that are not escaped, so that a row has more cells than the header, and the line
 * below the header perhaps as well: `| stop | string | array | Where it ends. |`. That line may have too few cells, too.
 */
export function readLooseTables(page: string): string {
  if (!/\|[ \t]*\n[ \t]*\|?[ \t]*:?-{3,}/.test(page)) return page;
  const lines = page.split("\n");
  for (let at = 1; at < lines.length; at++) {
    const [header = "", below = ""] = [lines[at - 1], lines[at]];
    if (!header.includes("|") || !delimiter.test(below)) continue;
    const width = cellsIn(header);
    const marks = below
      .trim()
      .replace(/^\||\|$/g, "")
      .split("|");
    // Words that ran into a header are no cell of it.
    const isAlike = header.trimStart().startsWith("|") === below.trimStart().startsWith("|");
    if ((marks.length > width || (marks.length < width && isAlike)) && width > 1 && width <= mostColumns)
      lines[at] = `|${Array.from({ length: width }, (_, index) => marks[index] ?? "---").join("|")}|`;
    const most = header.split("|").length;
    for (at++; at < lines.length && (lines[at] ?? "").includes("|"); at++) {
      const row = lines[at] ?? "";
      if (row.split("|").length > most) lines[at] = joinTypes(row, width);
    }
  }
  return lines.join("\n");
}

/** No table has more columns. */
const mostColumns = 100;

/** No more cells of types stand beside each other. */
const mostTypes = 8;

/** What a type is made of, with a bar in it: `oneOf<string | array<string>>`. */
const withinType = /(?<=\w)<(?:[^<>]|<[^<>]*>){1,80}>/g;

/**
 * A row with more cells than a table, in which bars within and between types, and then those without a gap beside them, are no
 * edges.
 */
function joinTypes(row: string, width: number): string {
  let text = row.replace(withinType, (type) => type.replace(/(?<!\\)\|/g, "\\|"));
  const more = Math.min(cellsIn(text) - width, mostTypes);
  for (let count = 0; count < more && barBetween.test(text); count++) text = text.replace(barBetween, "\\|");
  return cellsIn(text) > width ? text.replace(/(?<=[^\s|\\])\|(?=[^\s|])/g, "\\|") : text;
}

/** The cells of such a row, as they are split elsewhere. */
export function cellsWithin(row: string, width: number, split: (row: string) => readonly string[]): readonly string[] {
  const cells = split(row);
  return cells.length <= width ? cells : split(joinTypes(row, width)).map((cell) => cell.replaceAll("\\|", "|"));
}

/** The cells of a line between bars; those that one has in addition to its table are of the last column. */
export function cellsOfLine(line: string, width: number, split: (row: string) => readonly string[]): readonly string[] {
  const cells = cellsWithin(line, width, split);
  if (cells.length <= width || !/^\s*\|.*\|\s*$/.test(line)) return cells;
  return [...cells.slice(0, width - 1), cells.slice(width - 1).join("|")];
}

function cellsIn(row: string): number {
  const bars = row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, "")
    .match(/(?<!\\)\|/g);
  return (bars?.length ?? 0) + 1;
}
