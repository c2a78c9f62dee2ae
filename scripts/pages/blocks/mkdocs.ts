const boxHead = /^( *)(?:!!!|\?{3}\+?|===)\+?[ \t]+\S/;
const fence = /^ *(?:`{3,}|~{3,})/;
const definition = /^( *):[ \t]{1,3}(?=\S)/;

/**
 * Writes what Python's Markdown has beside the common one as the common one does, line for line: boxes and tabs
 * (`!!! note`, `=== "cURL"`), whose content is indented, and lists of definitions.
 */
export function readMkdocs(page: string): string {
  if (!/^ *(?:!!!|\?{3}\+?|===)\+?[ \t]+\S|^ *:[ \t]{1,3}\S/m.test(page)) return page;
  return withItems(withoutBoxes(page.split("\n"))).join("\n");
}

/** The content of boxes at the depth of their first lines. */
function withoutBoxes(lines: readonly string[]): readonly string[] {
  /** How many blanks the content of the open boxes has, and how many of them are taken away. */
  const open: number[] = [];
  let isCode = false;
  return lines.map((line) => {
    if (fence.test(line)) isCode = !isCode;
    const indent = line.search(/\S/);
    if (indent >= 0) while (open.length > 0 && indent < (open.at(-1) ?? 0)) open.pop();
    const shown = indent < 0 ? "" : line.slice(4 * open.length);
    const head = isCode ? null : boxHead.exec(line);
    if (head !== null) open.push((head[1] ?? "").length + 4);
    return shown;
  });
}

/** A term with its definition below it becomes an item. */
function withItems(lines: readonly string[]): readonly string[] {
  const items = [...lines];
  let isCode = false;
  for (const [at, line] of lines.entries()) {
    if (fence.test(line)) isCode = !isCode;
    const found = isCode ? null : definition.exec(line);
    if (found === null) continue;
    const [mark, indent = ""] = found;
    const above = (items[at - 1] ?? "").trim() === "" ? at - 2 : at - 1;
    const term = items[above] ?? "";
    if (term.search(/\S/) !== indent.length || /^\s*(?:[-*+#|>]|\d+[.)])\s/.test(term)) continue;
    items[above] = `${indent}- ${term.trim()}`;
    items[at] = `${indent}  ${line.slice(mark.length)}`;
  }
  return items;
}
