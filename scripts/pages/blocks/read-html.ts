import { HTMLElement, type Node, parse, TextNode } from "node-html-parser";
import { type Block, countBreaks, depthMark, lineFinder, type TableRow, tidy, withCodedName } from "./block.js";
import { cellsOf, fieldCells, readMergedCells, rowsOf } from "./html-table.js";
import { cellText, codeText, ignored, inlineText, isInline, partText } from "./html-text.js";

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
    if (first?.kind !== "text") return;
    const bold = element.querySelector("strong, b")?.text.trim() ?? "";
    const text = first.text.startsWith(bold) ? withCodedName(bold, first.text.slice(bold.length)) : undefined;
    this.blocks[from] = { ...first, depth, ...(text !== undefined && { text }) };
  }

  /** A term and what is said of it, as an item of a list. */
  private addDefinitions(list: HTMLElement, depth: number): void {
    const parts = list.childNodes.filter((node) => node instanceof HTMLElement);
    for (const [index, part] of parts.entries()) {
      const [before, next] = [parts[index - 1], parts[index + 1]];
      const signature = part.tagName === "DT" ? signatureOf(part) : undefined;
      const [title, line] = [inlineText(part), this.lineOf(part)];
      const labelled = part.tagName === "DT" && next?.tagName === "DD" ? labelledText(title, next) : undefined;
      if (part.tagName === "DD" && before?.tagName === "DT" && labelledText(inlineText(before), part)) continue;
      if (signature !== undefined) {
        this.blocks.push({ kind: "text", text: signature, line });
        if (next?.tagName === "DD") this.visit(next, depth);
      } else if (labelled !== undefined && next !== undefined) {
        this.blocks.push({ kind: "text", text: labelled, line, depth: depth + 1 });
        for (const child of next.childNodes)
          if (child instanceof HTMLElement && holdsBlocks(child)) this.visitBlock(child, depth + 1);
      } else if (part.tagName === "DD" && before && signatureOf(before)) continue;
      else if (part.tagName === "DT" && next?.tagName === "DD" && next.querySelector("li") && title !== "")
        this.blocks.push({ kind: "text", text: title.replace(/[\s:：]+$/, ""), line, label: true });
      else if (part.tagName === "DT" && next?.tagName === "DD" && !next.querySelector(ownBlocks))
        this.addText([part, new TextNode(": "), next], depth + 1);
      else if (part.tagName !== "DD" || before?.tagName !== "DT" || part.querySelector(ownBlocks))
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
    const [first] = read;
    const width = Math.max(0, ...read.map(({ cells }) => cells.length));
    if (first?.cells.length === 1 && width > 1)
      read[0] = { ...first, cells: [...first.cells, ...Array.from({ length: width - 1 }, () => "")] };
    // Redoc's tables of fields have no header.
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

function holdsBlocks(element: HTMLElement): boolean {
  return /^(?:UL|OL|DL|TABLE|PRE)$/.test(element.tagName) || element.querySelector(ownBlocks) !== null;
}

/**
 * A name and its definition that begins with labels, each in an element of its own, before its paragraphs:
 * `harbour (string, required): Where to.`
 */
function labelledText(name: string, definition: HTMLElement): string | undefined {
  if (!/^`?[A-Za-z_][\w.[\]-]*`?$/.test(name)) return undefined;
  const shown = definition.childNodes.filter((node) => node.text.trim() !== "");
  const first = shown.findIndex((node) => !(node instanceof HTMLElement) || !isInline(node));
  const labels = shown.slice(0, Math.max(first, 0)).map((node) => tidy(partText(node)));
  const rest = shown.slice(labels.length);
  const isText = (node: Node): boolean => !(node instanceof HTMLElement);
  if (labels.length === 0 || rest.some(isText) || labels.some((label) => label.length > 60 || /[,，(（]/.test(label)))
    return undefined;
  const texts = rest.filter((node) => node instanceof HTMLElement && !holdsBlocks(node)).map((node) => partText(node));
  return tidy(`${name} (${labels.join(", ")}): ${texts.join(" ")}`);
}

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

/** Generators of pages put each field, with its parts, into an element of a class that is known. */
function isFieldElement(element: HTMLElement): boolean {
  return /(?:^|\s)(?:openapi-schema__list-item|schemaItem|Param|[\w-]*param-field|[\w-]*property-item|parameter-item)(?:\s|$)/i.test(
    element.getAttribute("class") ?? "",
  );
}
