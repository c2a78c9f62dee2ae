import { type Diagnostic, Diagnostics, type Origin } from "../base/diagnostics.js";
import { addTo } from "../base/group-by.js";
import { isStackOverflow, tooDeep } from "../base/input-limits.js";
import { isObject, type JsonObject, join, tokensOf } from "../base/json.js";
import { indexPositions } from "../load/read/positions.js";
import { operationsIn } from "../spec/path-item.js";
import { readAnnotations } from "./blocks/annotations.js";
import type { Block } from "./blocks/block.js";
import { readGitbook } from "./blocks/gitbook.js";
import { readGluedCommands } from "./blocks/glued-commands.js";
import { withoutMarks } from "./blocks/invisible-marks.js";
import { readLooseTables } from "./blocks/loose-tables.js";
import { readMkdocs } from "./blocks/mkdocs.js";
import { readHtml } from "./blocks/read-html.js";
import { isHttpFile, readHttp } from "./blocks/read-http.js";
import { readMarkdown } from "./blocks/read-markdown.js";
import { isMdx, readMdx } from "./blocks/read-mdx.js";
import { readText } from "./blocks/read-text.js";
import { readRunOnLines } from "./blocks/run-on-lines.js";
import { readScalar } from "./blocks/scalar.js";
import { readShortcodes } from "./blocks/shortcodes.js";
import { readSignatures } from "./blocks/signatures.js";
import { readSwaggerUi } from "./blocks/swagger-ui.js";
import { buildDocument } from "./description/build-document.js";
import { mergeEmbedded } from "./description/merge-embedded.js";
import { tellServer } from "./description/server.js";
import { settleOrigins } from "./description/settle-origins.js";
import { withoutStandIns } from "./description/stand-ins.js";
import { type EmbeddedDocument, findEmbedded } from "./facts/embedded.js";
import type { Note } from "./facts/field.js";
import { gatherFields } from "./facts/gather-fields.js";
import type { OperationFacts } from "./facts/operation-facts.js";
import { type PageOperations, readOperations } from "./facts/read-operations.js";
import { foreignFormat } from "./foreign.js";

export type PageFormat = "markdown" | "text" | "html" | "http";

export interface ImportPageOptions {
  /** Default: by the name of the file and the look of the text. */
  readonly format?: PageFormat;
  /** Name of the page in diagnostics and in `x-concord-origin`. Default `page`. */
  readonly file?: string;
}

export interface ImportedPage {
  /** An OpenAPI description; `undefined` when the page tells of no operation. */
  readonly document: JsonObject | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** `embedded` for a description that stood on the page as it is, else what its parts were read from. */
  readonly reader: "embedded" | "tables and examples" | undefined;
  /** Where on the page a part of {@link document} stands. */
  readonly originOf: (pointer: string) => Origin;
  /** The lines that parts of {@link document} were read from, by their pointers. */
  readonly lines: ReadonlyMap<string, number>;
}

/**
 * Makes an OpenAPI description of a docs page: from a description that is embedded in it, or else from its parameter
 * tables, `curl` commands and JSON examples. What was inferred says so (`x-concord-inferred`: `table` or `example`) and
 * names the heading it stands below (`x-concord-origin`).
 */
export function importPage(text: string, options: ImportPageOptions = {}): ImportedPage {
  const file = options.file ?? "page";
  try {
    return readPage(text, file, options);
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    return nothingOf(file, [tooDeep({ file, pointer: "" })]);
  }
}

function readPage(text: string, file: string, options: ImportPageOptions): ImportedPage {
  const { report, all: diagnostics } = new Diagnostics();
  const note: Note = (code, line, message, hint) =>
    report({ code, at: { file, pointer: "", line, column: 1 }, message, ...(hint !== undefined && { hint }) });
  const written = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const page = withoutMarks(written);
  const foreign = foreignFormat(page, file);
  if (foreign !== undefined) {
    note("import-foreign", 1, `This is ${foreign.name}, and no docs page.`, foreign.advice);
    return nothingOf(file, diagnostics);
  }
  const first = options.format ?? formatOf(page, file);
  const blocks = readBlocks(page, first, note);
  // What stands on the page as a whole is taken as it is.
  const shown = page === written ? blocks : readBlocks(written, first, () => undefined);
  const { found, broken } = findEmbedded(written, shown);
  if (found.length > 0) {
    const document = mergeEmbedded(found, note);
    const originOf = embeddedOrigin(found, file);
    tellServer(document, ({ pointer }) => originOf(pointer).line ?? 1, note);
    const lines = new Map(pointersOf(document).map((pointer) => [pointer, originOf(pointer).line ?? 1] as const));
    return { document, diagnostics, reader: "embedded", originOf, lines };
  }
  for (const { line, reason } of broken) {
    note(
      "import-embedded-broken",
      line,
      `A description begins here that cannot be read: ${reason}.`,
      "Is the page complete?",
    );
  }
  const reading = readAs(page, first, file, blocks);
  // Of a page that tells a lot, another way to read it does not tell more.
  const isPlain = options.format !== undefined || countFields(reading) >= plenty;
  const others = isPlain ? [] : otherFormats(page, first);
  const readings = [reading, ...others.map((format) => readAs(page, format, file, undefined))];
  const best = richest(readings, isMarked(page) ? 3 : 1.5);
  if (best.format !== first)
    note("import-format", 1, `Read as ${best.format}, the page says more than as ${first}; it was read so.`);
  for (const diagnostic of best.diagnostics) report(diagnostic);
  const { operations, base } = best;
  if (operations.length === 0) {
    const hint = "A page needs a method with its address or a curl command, and a parameter table or a JSON example.";
    note("import-empty", 1, "No OpenAPI description, parameter table or request example was found.", hint);
    return nothingOf(file, diagnostics);
  }
  const built = buildDocument({ blocks: best.blocks, ...withoutStandIns({ operations, base }, note), file }, note);
  const { document, lines } = settleOrigins(built, best.blocks, file);
  return { document, diagnostics, reader: "tables and examples", originOf: markedOrigin(lines, file), lines };
}

function nothingOf(file: string, diagnostics: readonly Diagnostic[]): ImportedPage {
  const originOf = (): Origin => ({ file, pointer: "" });
  return { document: undefined, diagnostics, reader: undefined, originOf, lines: new Map() };
}

/** What a page says when it is read in one way. */
interface Reading extends PageOperations {
  readonly format: PageFormat;
  readonly blocks: readonly Block[];
  readonly diagnostics: readonly Diagnostic[];
}

const plenty = 40;

function countFields({ operations }: Reading): number {
  return operations.reduce((sum, { fields }) => sum + fields.length, 0);
}

function readAs(page: string, format: PageFormat, file: string, known: readonly Block[] | undefined): Reading {
  const { report, all: diagnostics } = new Diagnostics();
  const note: Note = (code, line, message, hint) =>
    report({ code, at: { file, pointer: "", line, column: 1 }, message, ...(hint !== undefined && { hint }) });
  const blocks = known ?? readBlocks(page, format, note);
  const { operations, base } = readOperations(blocks, note);
  return { format, blocks, operations: tellOfSomething(operations), base, diagnostics };
}

/** Other ways to read a page; one that is nothing but elements is not read as text. */
function otherFormats(page: string, first: PageFormat): readonly PageFormat[] {
  if (first === "html" || first === "http" || isExtract(page)) return [];
  const other: PageFormat = first === "markdown" ? "text" : "markdown";
  return /<(?:table|h[1-6]|pre|p|div)\b/i.test(page) ? [other, "html"] : [other];
}

/** Whether code stands in fences all over a page, so that it hardly is anything but Markdown. */
function isMarked(page: string): boolean {
  return (page.match(/^ {0,3}(?:`{3,}|~{3,})/gm)?.length ?? 0) >= 4;
}

/** The reading that finds the most, with a handicap for those that the page does not look like. */
function richest(readings: readonly Reading[], handicap: number): Reading {
  const said = readings.map(({ operations }) =>
    operations.reduce(
      (sum, { fields, requests, forms }) => sum + fields.length + 2 * requests.length + forms.length,
      0,
    ),
  );
  // Names of operations alone are worth little beside what another way says of them.
  const isBare = said[0] === 0 && (readings[0]?.operations.length ?? 0) > 0;
  const scores = readings.map(({ operations }, index) => {
    const own = said[index] ?? 0;
    return (operations.length * (isBare ? 1 : 4) + own) / (index === 0 ? 1 : handicap);
  });
  const best = scores.indexOf(Math.max(...scores));
  return readings[best] as Reading;
}

const readers: Readonly<Record<PageFormat, (text: string) => readonly Block[]>> = {
  markdown: (page) => {
    const text = readLooseTables(readMkdocs(readAnnotations(readShortcodes(readGitbook(page)))));
    return isMdx(text) ? readMdx(text) : readMarkdown(text);
  },
  text: (page) => readText(readGluedCommands(readRunOnLines(readSwaggerUi(readScalar(readSignatures(page)))))),
  html: readHtml,
  http: readHttp,
};

function readBlocks(page: string, format: PageFormat, note: Note): readonly Block[] {
  try {
    return gatherFields(readers[format](page));
  } catch (error) {
    // The parsers of Markdown and HTML call themselves for every level.
    if (!(error instanceof RangeError)) throw error;
    note("import-value-ignored", 1, "The page is nested too deeply to be read.", "Cut out the part that matters.");
    return [];
  }
}

function formatOf(page: string, file: string): PageFormat {
  if (isHttpFile(file)) return "http";
  if (/\.html?$/i.test(file)) return "html";
  if (isExtract(page)) return "text";
  if (/\.(?:md|mdx|markdown)$/i.test(file)) return "markdown";
  if (/^\s*<(?:!doctype|html|head|body|main|article|div|section)\b/i.test(page)) return "html";
  return /^ {0,3}(?:`{3,}|~{3,}|#{1,6} \S)|^\|?\s*:?-{3,}:?\s*\|/m.test(page) ? "markdown" : "text";
}

/** A table of Markdown on a page that has nothing else of it, not even a blank line behind the table: the text of a page. */
function isExtract(page: string): boolean {
  const hasMarks = /^ {0,3}(?:`{3,}|~{3,}|#{1,6} \S)|^---\n|^[ \t]*<[A-Za-z][^>]*>$/m.test(page);
  return !hasMarks && Array.from(page.matchAll(underHeader)).some(({ index }) => endsInText(page.slice(index)));
}

/** The line below the header of a table. */
const underHeader = /^\|?\s*:?-{3,}:?\s*\|/gm;

/** Behind the rows of a table stands a text right away. */
function endsInText(table: string): boolean {
  const [, ...lines] = table.split("\n", mostRows);
  const end = lines.findIndex((line) => !line.includes("|"));
  return end > 0 && /\S/.test(lines[end] ?? "");
}

const mostRows = 1000;

/** An address alone makes no description, but one of several does, and one that is only to be read. */
function tellOfSomething(operations: readonly OperationFacts[]): readonly OperationFacts[] {
  const some = operations.some((facts) => isTold(facts) || facts.listed);
  return operations.filter((facts) => some || isTold(facts) || /^(?:GET|HEAD)$/.test(facts.method));
}

function isTold({ fields, requests, responses, events, forms }: OperationFacts): boolean {
  return [fields, requests, responses, events, forms].some((facts) => facts.length > 0);
}

function embeddedOrigin(found: readonly EmbeddedDocument[], file: string): ImportedPage["originOf"] {
  const indexes = new Map<EmbeddedDocument, ReturnType<typeof indexPositions>>();
  const holders = holdersOf(found);
  return (pointer) => {
    const tokens = tokensOf(pointer);
    const holds = ({ document }: EmbeddedDocument): boolean => tokens.reduce<unknown>(step, document) !== undefined;
    const known = tokens.length < 2 ? found : (holders.get(JSON.stringify(tokens.slice(0, 2))) ?? []);
    const source = known.find(holds) ?? (found[0] as EmbeddedDocument);
    const index = indexes.get(source) ?? indexPositions(source.text);
    indexes.set(source, index);
    const position = index(pointer);
    return { file, pointer, line: position.line + source.line - 1, column: position.column };
  };
}

/** The descriptions that have a member of one of their sections, by the names of both: there may be thousands. */
function holdersOf(found: readonly EmbeddedDocument[]): ReadonlyMap<string, readonly EmbeddedDocument[]> {
  const holders = new Map<string, EmbeddedDocument[]>();
  for (const source of found)
    for (const [section, members] of Object.entries(source.document))
      for (const name of isHolder(members) ? Object.keys(members) : [])
        addTo(holders, JSON.stringify([section, name]), source);
  return holders;
}

/** The line that a part or the nearest part around it was read from. */
function markedOrigin(lines: ReadonlyMap<string, number>, file: string): ImportedPage["originOf"] {
  return (pointer) => {
    let line: number | undefined;
    for (let at = pointer; line === undefined && at !== ""; at = at.slice(0, at.lastIndexOf("/"))) line = lines.get(at);
    return { file, pointer, line: line ?? 1, column: 1 };
  };
}

/** The pointers of the operations of a description. */
function pointersOf({ paths }: JsonObject): readonly string[] {
  return Object.entries(isObject(paths) ? paths : {}).flatMap(([path, item]) =>
    isObject(item) ? operationsIn(item, join("/paths", path)).map(({ pointer }) => pointer) : [],
  );
}

function step(node: unknown, token: string): unknown {
  return isHolder(node) && Object.hasOwn(node, token) ? node[token] : undefined;
}

/** An object or a list. */
function isHolder(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null;
}
