import { HTMLElement } from "node-html-parser";
import { depthMark, tidy } from "./block.js";
import { cellText, inlineText, partText } from "./html-text.js";

export function rowsOf(table: HTMLElement): readonly HTMLElement[] {
  return table.querySelectorAll("tr").filter((row) => row.closest("table") === table);
}

export function cellsOf(row: HTMLElement): readonly HTMLElement[] {
  return row.childNodes.filter(
    (cell): cell is HTMLElement => cell instanceof HTMLElement && /^T[HD]$/.test(cell.tagName),
  );
}

/** Cells that stand for more rows or columns than these are a mistake of the page. */
const mostMerged = { rowspan: 1000, colspan: 60 };

/**
 * The rows of a table with merged cells, each as the rows that it stands for. A first header above several columns is above
 * the names of objects and of their parts: these become one column, where marks show the depth.
 */
export function readMergedCells(rows: readonly HTMLElement[]): readonly (readonly (readonly string[])[])[] | undefined {
  const span = (cell: HTMLElement | undefined, name: "colspan" | "rowspan"): number =>
    Math.min(Math.max(Number.parseInt(cell?.getAttribute(name) ?? "1", 10) || 1, 1), mostMerged[name]);
  const isMerged = (cell: HTMLElement): boolean => span(cell, "colspan") + span(cell, "rowspan") > 2;
  if (!rows.some((row) => cellsOf(row).some(isMerged)) || rows.some((row) => row.querySelector("table")))
    return undefined;
  // A title above all columns names none of them.
  if (rows[0] && cellsOf(rows[0]).length === 1 && rows.slice(1).every((row) => !cellsOf(row).some(isMerged)))
    return undefined;
  const nameWidth = span(rows[0] && cellsOf(rows[0])[0], "colspan");
  /** By column: the cell from further up, and in how many more rows it stands. */
  const open = new Map<number, { readonly text: string; left: number }>();
  return rows.map((row) => {
    const cells = [...cellsOf(row)];
    const names: { readonly text: string; readonly isNew: boolean }[] = [];
    const others: string[] = [];
    for (let at = 0; at < mostMerged.colspan; ) {
      const above = open.get(at);
      const cell = above !== undefined && above.left > 0 ? undefined : cells.shift();
      if (above === undefined || above.left === 0) {
        if (cell === undefined) break;
        const text = cellText(cell);
        const width = span(cell, "colspan");
        for (let column = at; column < at + width; column++)
          open.set(column, { text: column === at ? text : "", left: span(cell, "rowspan") - 1 });
        if (at < nameWidth) names.push({ text, isNew: true });
        else others.push(text);
        for (let column = Math.max(at + 1, nameWidth); column < at + width; column++) others.push("");
        at += width;
        continue;
      }
      above.left--;
      if (at < nameWidth) names.push({ text: above.text, isNew: false });
      else others.push(above.text);
      at++;
    }
    const named = names.filter(({ text }) => text !== "");
    return named.flatMap(({ text, isNew }, depth) => {
      const isOwn = depth === named.length - 1;
      // The row of a part that its object begins with is that of the object as well.
      return isOwn || isNew ? [[depthMark.repeat(depth) + text, ...(isOwn ? others : [])]] : [];
    });
  });
}

/** The cells of a row that Redoc describes a field in: its name, a mark, its type, and limits with the description. */
export function fieldCells(row: HTMLElement): readonly string[] | undefined {
  const [name, about] = row.childNodes.filter((node) => node instanceof HTMLElement);
  if (name?.getAttribute("kind") !== "field" || about === undefined) return undefined;
  const shown = tidy(name.childNodes.map((node) => partText(node)).join(" "));
  const lines = about.querySelector("div")?.childNodes.filter((node) => node instanceof HTMLElement) ?? [];
  const [typeLine = "", ...rest] = lines.map(inlineText);
  const [type = "", limits = ""] = typeLine.split(/(?=\s[[(] ?-?\d| [<>]=? ?\d| non-empty)/, 2);
  const said = [limits.replace(" .. ", ", ").trim(), ...rest].filter((text) => text !== "").join(" ");
  return [name.getAttribute("title") ?? shown, /\brequired$/.test(shown) ? "true" : "", type, said];
}
