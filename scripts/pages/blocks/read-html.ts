import { HTMLElement, type Node, NodeType, parse, TextNode } from "node-html-parser";
import { type Block, countBreaks, depthMark, lineFinder, type TableRow, tidy } from "./block.js";

/** Reads HTML: headings, tables, code, data in scripts, and the text of everything else. */
export function readHtml(html: string, firstLine = 1): readonly Block[] {
  refuseDepth(html);
  // The parser takes it for text; blanks in its place keep the offsets.
  const page = html.replace(/^\s*<!doctype[^>]*>/i, (declaration) => declaration.replace(/\S/g, " "));
  const root = parse(page, { comment: false, blockTextElements: { script: true, style: true, noscript: true } });
  const reader = new HtmlReader(lineFinder(html, firstLine));
  reader.visit(root);
  return reader.blocks;
}

const maxDepth = 1000;

/** The parser needs time that grows with the square of the depth. Throws a RangeError, as recursion would. */
function refuseDepth(html: string): void {
  let depth = 0;
  for (const [tag, slash, name = ""] of html.matchAll(/<(\/?)([a-z][\w-]{0,40})[^<>]*>/gi)) {
    // What may stay open has no depth of its own.
    if (tag.endsWith("/>") || /^(?:br|img|hr|input|meta|link|col|wbr|p|li|td|th|tr|dt|dd|option|source)$/i.test(name))
      continue;
    depth = Math.max(0, depth + (slash === "/" ? -1 : 1));
    if (depth > maxDepth) throw new RangeError("The elements are nested too deeply.");
  }
}

const ignored: ReadonlySet<string> = new Set(["STYLE", "NAV", "NOSCRIPT", "TEMPLATE", "SVG", "BUTTON", "FOOTER"]);

const inline: ReadonlySet<string> = new Set(
  "A ABBR B BDI BDO BR CITE CODE DATA DEL DFN EM FONT I IMG INS KBD LABEL MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME TT U VAR WBR".split(
    " ",
  ),
);

class HtmlReader {
  readonly blocks: Block[] = [];

  constructor(private readonly lineAt: (offset: number) => number) {}

  visit(node: HTMLElement, depth = 0): void {
    let run: Node[] = [];
    const flush = (): void => {
      this.addText(run, depth);
      run = [];
    };
    for (const child of node.childNodes) {
      if (!(child instanceof HTMLElement) || isInline(child)) run.push(child);
      else {
        flush();
        this.visitBlock(child, depth);
      }
    }
    flush();
  }

  private visitBlock(element: HTMLElement, depth: number): void {
    const name = element.tagName;
    const line = this.lineOf(element);
    const endpoint = name === "BUTTON" ? endpointIn(element) : undefined;
    if (endpoint !== undefined) this.blocks.push({ kind: "text", text: endpoint, line });
    if (ignored.has(name)) return;
    const level = /^H([1-6])$/.exec(name)?.[1];
    if (level !== undefined) {
      const text = inlineText(element);
      if (text !== "") this.blocks.push({ kind: "heading", level: Number(level), text, line });
    } else if (name === "PRE") this.addCode(element);
    else if (name === "TABLE") this.addTable(element, line);
    else if (name === "SCRIPT") this.addScript(element, line);
    else if (name === "DL") this.addDefinitions(element, depth);
    else if (name === "LI" || isFieldElement(element)) this.addItem(element, depth + 1);
    else this.visit(element, depth);
  }

  /** What stands in an item behind its first line is below that line. */
  private addItem(element: HTMLElement, depth: number): void {
    const from = this.blocks.length;
    this.visit(element, depth + 1);
    const first = this.blocks[from];
    if (first?.kind === "text") this.blocks[from] = { ...first, depth };
  }

  /** A term and what is said of it, as an item of a list. */
  private addDefinitions(list: HTMLElement, depth: number): void {
    const parts = list.childNodes.filter((node) => node instanceof HTMLElement);
    for (const [index, part] of parts.entries()) {
      const next = parts[index + 1];
      const signature = part.tagName === "DT" ? signatureOf(part) : undefined;
      const [title, line] = [inlineText(part), this.lineOf(part)];
      if (signature !== undefined) {
        this.blocks.push({ kind: "text", text: signature, line });
        if (next?.tagName === "DD") this.visit(next, depth);
      } else if (part.tagName === "DD" && parts[index - 1] && signatureOf(parts[index - 1] as HTMLElement)) continue;
      else if (part.tagName === "DT" && next?.tagName === "DD" && next.querySelector("li") && title !== "")
        this.blocks.push({ kind: "text", text: title.replace(/[\s:：]+$/, ""), line, label: true });
      else if (part.tagName === "DT" && next?.tagName === "DD" && !next.querySelector(ownBlocks))
        this.addText([part, new TextNode(": "), next], depth + 1);
      else if (part.tagName !== "DD" || parts[index - 1]?.tagName !== "DT" || part.querySelector(ownBlocks))
        this.visit(part, depth + 1);
    }
  }

  private addText(nodes: readonly Node[], depth: number): void {
    const text = tidy(nodes.map((node) => partText(node)).join(""));
    const shown = nodes.filter((node) => node.text.trim() !== "");
    const [first] = shown;
    if (text === "" || !first) return;
    const isLabel =
      depth === 0 && shown.length === 1 && first instanceof HTMLElement && /^(?:STRONG|B)$/.test(first.tagName);
    const line = this.lineOf(first);
    this.blocks.push({ kind: "text", text, line, ...(depth > 0 && { depth }), ...(isLabel && { label: true }) });
  }

  private addCode(element: HTMLElement): void {
    const code = element.querySelector("code") ?? element;
    const language = /\b(?:language|lang|highlight-source)-([\w+-]+)/.exec(`${element.classNames} ${code.classNames}`);
    const text = codeText(code);
    const start = this.lineOf(code.childNodes[0] ?? code);
    const blank = /^\s*?\n(?=\S|\s*\S)/.exec(text)?.[0] ?? "";
    const line = start + countBreaks(blank);
    this.blocks.push({
      kind: "code",
      language: language?.[1]?.toLowerCase() ?? "",
      text: text.slice(blank.length),
      line,
    });
  }

  /** Pages keep the data that they are drawn from in scripts; only an embedded description is looked for there. */
  private addScript(element: HTMLElement, line: number): void {
    if (/json/i.test(element.getAttribute("type") ?? ""))
      this.blocks.push({ kind: "code", language: "script", text: element.rawText, line });
  }

  private addTable(element: HTMLElement, line: number): void {
    const rows = rowsOf(element);
    const merged = readMergedCells(rows);
    const read = rows.flatMap((row, index) => {
      const cells = merged?.[index];
      return cells === undefined
        ? this.readRow(row, 0)
        : cells.map((texts) => ({ cells: texts, line: this.lineOf(row) }));
    });
    // Redoc's tables of fields have no header.
    const [first] = read;
    if (first && rows[0] && fieldCells(rows[0]))
      read.unshift({ cells: ["name", "required", "type", "description"], line: first.line });
    if (read.length > 0) this.blocks.push({ kind: "table", rows: read, line });
  }

  /** A row; below one that describes a field, the row of the parts that its reader has opened. */
  private readRow(row: HTMLElement, depth: number): readonly TableRow[] {
    const field = fieldCells(row);
    if (field !== undefined) {
      const [name = "", ...cells] = field;
      return [{ cells: [depthMark.repeat(depth) + name, ...cells], line: this.lineOf(row) }];
    }
    const cells = cellsOf(row);
    const table = cells.length === 1 ? cells[0]?.querySelector("table") : undefined;
    const parts = table ? rowsOf(table) : [];
    if (!parts.some((part) => fieldCells(part))) return [{ cells: cells.map(cellText), line: this.lineOf(row) }];
    return parts.flatMap((part) => this.readRow(part, depth + 1));
  }

  private lineOf(node: Node): number {
    return this.lineAt(Math.max(0, node.range[0]));
  }
}

/** What a definition may hold that is more than a line of text. */
const ownBlocks = "dl, table, pre, li";

/** The method and path that Sphinx describes: `/berths/(int: number)` has the parameter `{number}`. */
function signatureOf(term: HTMLElement): string | undefined {
  if (!/(?:^|\s)(?:get|post|put|patch|delete)(?=--)/i.test(term.getAttribute("id") ?? "")) return undefined;
  const [, method = "", path = ""] = /^(GET|POST|PUT|PATCH|DELETE)\s+(\/.*)$/i.exec(inlineText(term)) ?? [];
  if (path === "") return undefined;
  return `${method.toUpperCase()} ${path.replace(/\(\s*(?:\w+\s*:)?\s*(\w+)\s*\)/g, "{$1}").replace(/\s+/g, "")}`;
}

/** The method and path that a button shows. */
function endpointIn(element: HTMLElement): string | undefined {
  const [, method, path] =
    /^\s*(get|post|put|patch|delete)\s*(\/\S*)\s*$/i.exec(element.childNodes.map((node) => partText(node)).join(" ")) ??
    [];
  return method === undefined ? undefined : `${method.toUpperCase()} ${path}`;
}

function rowsOf(table: HTMLElement): readonly HTMLElement[] {
  return table.querySelectorAll("tr").filter((row) => row.closest("table") === table);
}

function cellsOf(row: HTMLElement): readonly HTMLElement[] {
  return row.childNodes.filter(
    (cell): cell is HTMLElement => cell instanceof HTMLElement && /^T[HD]$/.test(cell.tagName),
  );
}

/** Cells that stand for more than this are a mistake of the page. */
const mostMerged = 1000;

/**
 * The rows of a table with merged cells, each as the rows that it stands for. A first header above several columns is above
 * the names of objects and of their parts: these become one column, where marks show the depth.
 */
function readMergedCells(rows: readonly HTMLElement[]): readonly (readonly (readonly string[])[])[] | undefined {
  const span = (cell: HTMLElement | undefined, name: "colspan" | "rowspan"): number =>
    Math.min(Math.max(Number.parseInt(cell?.getAttribute(name) ?? "1", 10) || 1, 1), mostMerged);
  const isMerged = (cell: HTMLElement): boolean => span(cell, "colspan") + span(cell, "rowspan") > 2;
  if (!rows.some((row) => cellsOf(row).some(isMerged)) || rows.some((row) => row.querySelector("table")))
    return undefined;
  const nameWidth = span(rows[0] && cellsOf(rows[0])[0], "colspan");
  /** By column: the cell from further up, and in how many more rows it stands. */
  const open = new Map<number, { readonly text: string; left: number }>();
  return rows.map((row) => {
    const cells = [...cellsOf(row)];
    const names: { readonly text: string; readonly isNew: boolean }[] = [];
    const others: string[] = [];
    for (let at = 0; at < mostMerged; ) {
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
function fieldCells(row: HTMLElement): readonly string[] | undefined {
  const [name, about] = row.childNodes.filter((node) => node instanceof HTMLElement);
  if (name?.getAttribute("kind") !== "field" || about === undefined) return undefined;
  const shown = tidy(name.childNodes.map((node) => partText(node)).join(" "));
  const lines = about.querySelector("div")?.childNodes.filter((node) => node instanceof HTMLElement) ?? [];
  const [typeLine = "", ...rest] = lines.map(inlineText);
  const [type = "", limits = ""] = typeLine.split(/(?=\s[[(] ?-?\d| [<>]=? ?\d| non-empty)/, 2);
  const said = [limits.replace(" .. ", ", ").trim(), ...rest].filter((text) => text !== "").join(" ");
  return [name.getAttribute("title") ?? shown, /\brequired$/.test(shown) ? "true" : "", type, said];
}

/** Generators of pages put each field, with its parts, into an element of a class that is known. */
function isFieldElement(element: HTMLElement): boolean {
  return /(?:^|\s)(?:openapi-schema__list-item|schemaItem|Param(?=[\s]|$)|[\w-]*param-field|[\w-]*property-item|parameter-item)(?:\s|$)/i.test(
    element.getAttribute("class") ?? "",
  );
}

/** True for an element that is part of a line of text. */
function isInline(element: HTMLElement): boolean {
  return (
    inline.has(element.tagName) &&
    element.childNodes.every((child) => !(child instanceof HTMLElement) || isInline(child))
  );
}

function inlineText(element: HTMLElement): string {
  return tidy(element.childNodes.map((node) => partText(node)).join(""));
}

/** Blanks that a page indents a name with become marks, so that its depth is not lost. */
function cellText(cell: HTMLElement): string {
  const [blanks = ""] = /^[ \t\n]*((?:[\u00a0\u2002\u2003\u3000][ \t\n]*)+)/.exec(cell.text)?.slice(1) ?? [];
  const parts = cell.childNodes.filter((node) => node instanceof HTMLElement);
  const isParted = parts.length > 1 && parts.every(({ tagName }) => tagName === "P");
  const text = isParted ? sentencesOf(parts.map(inlineText)) : inlineText(cell);
  return depthMark.repeat(blanks.replace(/[ \t\n]/g, "").length) + text;
}

/** Paragraphs in one line, where each stays apart from the next. */
function sentencesOf(paragraphs: readonly string[]): string {
  return paragraphs
    .filter((text) => text !== "")
    .map((text, at, all) => (at === all.length - 1 || /[.。:：,，;；!！?？]$/.test(text) ? text : `${text}.`))
    .join(" ");
}

function partText(node: Node, inCode = false): string {
  if (node instanceof TextNode) return node.text;
  if (!(node instanceof HTMLElement)) return "";
  if (node.tagName === "BR") return " ";
  if (ignored.has(node.tagName) || isAnchor(node)) return "";
  const isCode = inCode || node.tagName === "CODE";
  const text = node.childNodes.map((child) => partText(child, isCode)).join("");
  if (inCode) return text;
  if (node.tagName === "CODE" || node.tagName === "KBD") return text.trim() === "" ? "" : `\`${text.trim()}\``;
  // Labels beside a name are often set apart by their style alone.
  const isApart = !inline.has(node.tagName) || (/^(?:SPAN|STRONG)$/.test(node.tagName) && node.hasAttribute("class"));
  return isApart ? ` ${text} ` : text;
}

/** The sign beside a heading that leads to it. */
function isAnchor(element: HTMLElement): boolean {
  return element.tagName === "A" && /^[\s\u200b]*[¶#§]?[\s\u200b]*$/.test(element.text) && element.hasAttribute("href");
}

function codeText(node: Node): string {
  if (node.nodeType === NodeType.TEXT_NODE) return node.text;
  if (node instanceof HTMLElement && node.tagName === "BR") return "\n";
  return node.childNodes.map(codeText).join("");
}
