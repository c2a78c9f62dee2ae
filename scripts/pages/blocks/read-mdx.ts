import { type Block, countBreaks, depthMark, lineFinder, type TableRow, tidy } from "./block.js";
import { type JsxTag, jsxTags } from "./jsx-tags.js";
import { readMarkdown } from "./read-markdown.js";

/** A custom element that describes a field: `<x-field data-name="model" data-type="string">`. */
const customField = /^[ \t]*<[a-z]{1,20}-[a-z-]{1,40}(?=[^<>\n]{0,400}\sdata-name=")[^<>\n]{0,400}\sdata-type="/m;

/** Whether a page has components between its lines, as MDX has. */
export function isMdx(text: string): boolean {
  return /^[ \t]*<[A-Z]\w*(?:[\s/>]|$)/m.test(text) || customField.test(text);
}

/** Reads MDX: components that stand for fields (`<ParamField>`, `<Expandable>`) become rows of a table. */
export function readMdx(text: string): readonly Block[] {
  const reader = new MdxReader(text);
  reader.read();
  return reader.blocks;
}

interface OpenTag {
  readonly name: string;
  readonly row?: MutableRow;
}

interface MutableRow {
  readonly cells: string[];
  readonly line: number;
}

/** The names of the columns as we call them. */
const header = ["name", "type", "required", "default", "place", "description", "values"];
const descriptionAt = header.indexOf("description");

/** Components whose title stands above what is in them. */
const titled = /^(?:Tab|TabItem|Accordion|Expandable|Step|Card|Panel|CodeGroup|Section|Heading)$/;

class MdxReader {
  readonly blocks: Block[] = [];
  readonly #lineAt: (offset: number) => number;
  readonly #open: OpenTag[] = [];
  #rows: MutableRow[] = [];

  constructor(private readonly text: string) {
    this.#lineAt = lineFinder(text);
  }

  read(): void {
    let offset = 0;
    for (const tag of jsxTags(this.text)) {
      const field = fieldOf(tag);
      if (!tag.startsLine && field === undefined && !this.#open.some(({ name }) => tag.closes && name === tag.name))
        continue;
      this.#addText(offset, tag.start);
      offset = tag.end;
      if (tag.closes) this.#close(tag.name);
      else this.#enter(tag, field);
    }
    this.#addText(offset, this.text.length);
    this.#flush();
  }

  #enter(tag: JsxTag, field: Field | undefined): void {
    const { attributes } = tag;
    const line = this.#lineAt(tag.start);
    const row = field && this.#addRow(tag, field, line);
    const title = attributes.get("title") ?? attributes.get("label");
    const method = attributes.get("method") ?? "";
    const address = ["path", "url", "endpoint"].map((key) => attributes.get(key)).find(Boolean);
    if (/^(?:get|post|put|patch|delete)$/i.test(method) && address !== undefined) {
      this.#flush();
      this.blocks.push({ kind: "text", text: `\`${method.toUpperCase()} ${address}\``, line });
    }
    const inField = this.#open.some((open) => open.row !== undefined);
    if (!row && !inField) {
      if (/^(?:Request|Response)Example$/.test(tag.name)) this.#label(tag.name.replace("Example", " example"), line);
      else if (titled.test(tag.name) && title) this.#label(title, line);
    }
    if (!tag.isEmpty) this.#open.push({ name: tag.name, ...(row && { row }) });
  }

  #addRow({ attributes }: JsxTag, { name, place }: Field, line: number): MutableRow {
    const parents = this.#open.filter(({ row }) => row !== undefined);
    const required = attributes.get("required");
    const isRequired = required !== undefined && required !== "false";
    const isDeprecated = attributes.has("deprecated") && attributes.get("deprecated") !== "false";
    const said = attributes.get("description") ?? attributes.get("desc") ?? "";
    const cells = [
      depthMark.repeat(parents.length) + name,
      attributes.get("type") ?? "",
      isRequired ? "true" : "",
      attributes.get("default") ?? attributes.get("defaultValue") ?? "",
      parents[0]?.row?.cells[header.indexOf("place")] ?? place,
      isDeprecated ? tidy(`Deprecated. ${said}`) : said,
      attributes.get("enum") ?? attributes.get("options") ?? "",
    ];
    const row = { cells, line };
    this.#rows.push(row);
    return row;
  }

  #close(name: string): void {
    const at = this.#open.findLastIndex((open) => open.name === name);
    if (at >= 0) this.#open.length = at;
  }

  #label(text: string, line: number): void {
    this.#flush();
    this.blocks.push({ kind: "text", text, line, label: true });
  }

  /** Text inside of a field is its description. */
  #addText(from: number, to: number): void {
    const text = this.text.slice(from, to);
    if (text.trim() === "") return;
    const row = this.#open.findLast((open) => open.row !== undefined)?.row;
    const lead = /^(?:[ \t]*\n)*/.exec(text)?.[0] ?? "";
    const line = this.#lineAt(from) + countBreaks(lead);
    for (const block of from === 0 ? readMarkdown(text) : readMarkdown(dedent(text.slice(lead.length)), line)) {
      if (row && block.kind === "text") {
        row.cells[descriptionAt] = tidy(`${row.cells[descriptionAt] ?? ""} ${block.text}`);
        continue;
      }
      this.#flush();
      this.blocks.push(block);
    }
  }

  #flush(): void {
    const [first] = this.#rows;
    if (first === undefined) return;
    // Rows of open fields may still get text: they are kept as they are.
    const rows: TableRow[] = [{ cells: header, line: first.line }, ...this.#rows];
    this.blocks.push({ kind: "table", rows, line: first.line });
    this.#rows = [];
  }
}

interface Field {
  readonly name: string;
  readonly place: string;
}

const places = ["body", "query", "path", "header", "cookie", "formData", "form"];

/** The field that a component describes: `<ParamField body="model">`, `<Property name="id" type="string">`. */
function fieldOf({ name: tag, attributes, closes }: JsxTag): Field | undefined {
  if (closes) return undefined;
  // What has a name and a type of its own is a field, whatever the page calls it.
  const isTyped = /^[A-Za-z_][\w.[\]-]*$/.test(attributes.get("name") ?? "") && (attributes.get("type") ?? "") !== "";
  if (!isTyped && !/(?:Field|-field|Param|Parameter|Property|Attribute|Prop)$/.test(tag)) return undefined;
  const place = places.find((key) => attributes.has(key));
  const response = /^Response/.test(tag) ? "response" : "";
  if (place !== undefined) {
    const name = attributes.get(place) ?? "";
    return name === "" ? undefined : { name, place: response || place.replace("formData", "form") };
  }
  const name = attributes.get("name") ?? attributes.get("field") ?? attributes.get("param");
  return name ? { name, place: response || (attributes.get("in") ?? "") } : undefined;
}

/** Text without the blanks that all of its lines begin with. */
function dedent(text: string): string {
  const lines = text.split("\n");
  const widths = lines.filter((line) => line.trim() !== "").map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const width = widths.reduce((least, each) => Math.min(least, each), 80);
  return lines.map((line) => line.slice(Math.min(width, /^[ \t]*/.exec(line)?.[0].length ?? 0))).join("\n");
}
