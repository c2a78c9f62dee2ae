/** The cells of a line, none or one where it is no row. */
export type Split = (line: string) => readonly string[];

/** Nothing, or the line below a header. */
export function isEmptyRow(line: string): boolean {
  return /^[\s|:+-]*$/.test(line);
}

export function splitBars(line: string): readonly string[] {
  const text = line.trim();
  if (!text.includes("|") || (!text.startsWith("|") && text.split("|").length < 3)) return [];
  return text.replace(/^\||\|$/g, "").split(/(?<!\\)\|/);
}

export function splitTabs(line: string): readonly string[] {
  return line.includes("\t") ? line.split("\t") : [];
}

/** Columns that at least two blanks set apart. */
export function splitGaps(line: string): readonly string[] {
  const cells = line.trim().split(/ {2,}/);
  return cells.length >= 3 ? cells : [];
}
