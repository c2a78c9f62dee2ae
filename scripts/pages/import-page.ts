import { type Diagnostic, Diagnostics, type Origin } from "../base/diagnostics.js";
import { addTo } from "../base/group-by.js";
import { isStackOverflow, tooDeep } from "../base/input-limits.js";
import { isObject, type JsonObject, join, tokensOf } from "../base/json.js";
import { indexPositions } from "../load/read/positions.js";
import { operationsIn } from "../spec/path-item.js";
import { closeCutJson } from "./blocks/cut-json.js";
import { withoutMarks } from "./blocks/invisible-marks.js";
import { buildDocument } from "./description/build-document.js";
import { mergeEmbedded } from "./description/merge-embedded.js";
import { tellServer } from "./description/server.js";
import { settleOrigins } from "./description/settle-origins.js";
import { withoutStandIns } from "./description/stand-ins.js";
import { type EmbeddedDocument, findEmbedded } from "./facts/embedded.js";
import type { Note } from "./facts/field.js";
import { foreignFormat } from "./foreign.js";
import {
  countFields,
  formatOf,
  isMarked,
  otherFormats,
  type PageFormat,
  plenty,
  readAs,
  readBlocks,
  richest,
} from "./readings.js";

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
  const written = text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .replace(blanksAtEnd, "")
    .replace(/\bhttp[[(]s[\])]:\/\//g, "https://");
  const whole = withoutMarks(written);
  const foreign = foreignFormat(whole, file);
  if (foreign !== undefined) {
    note("import-foreign", 1, `This is ${foreign.name}, and no docs page.`, foreign.advice);
    return nothingOf(file, diagnostics);
  }
  const first = options.format ?? formatOf(whole, file);
  const cut = first === "html" || first === "http" ? undefined : closeCutJson(whole);
  if (cut) note("import-guessed", cut.line, "The page ends within this JSON; it is read up to there.");
  const page = cut?.page ?? whole;
  const blocks = readBlocks(page, first, note);
  // What stands on the page as a whole is taken as it is.
  const marked =
    whole === written
      ? undefined
      : findEmbedded(
          written,
          readBlocks(written, first, () => undefined),
        );
  const { found, broken } = marked !== undefined && marked.found.length > 0 ? marked : findEmbedded(page, blocks);
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

/** At the end of a line: one of ours, of which two would break it, and any of those that only copies have. */
const blanksAtEnd = /(?<=\S)(?:[ \t]|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+)$/gm;

function nothingOf(file: string, diagnostics: readonly Diagnostic[]): ImportedPage {
  const originOf = (): Origin => ({ file, pointer: "" });
  return { document: undefined, diagnostics, reader: undefined, originOf, lines: new Map() };
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
