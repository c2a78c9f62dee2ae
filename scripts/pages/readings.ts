import { type Diagnostic, Diagnostics } from "../base/diagnostics.js";
import { readAnnotations } from "./blocks/annotations.js";
import type { Block } from "./blocks/block.js";
import { readEscaped } from "./blocks/escaped-markdown.js";
import { readGitbook } from "./blocks/gitbook.js";
import { readGluedCommands } from "./blocks/glued-commands.js";
import { readLooseTables } from "./blocks/loose-tables.js";
import { readMintlify } from "./blocks/mintlify.js";
import { readMkdocs } from "./blocks/mkdocs.js";
import { readHtml } from "./blocks/read-html.js";
import { isHttpFile, readHttp } from "./blocks/read-http.js";
import { readMarkdown } from "./blocks/read-markdown.js";
import { isMdx, readMdx } from "./blocks/read-mdx.js";
import { readText } from "./blocks/read-text.js";
import { readReadme } from "./blocks/readme-blocks.js";
import { readRunOnLines } from "./blocks/run-on-lines.js";
import { readScalar } from "./blocks/scalar.js";
import { readShortcodes } from "./blocks/shortcodes.js";
import { readSignatures } from "./blocks/signatures.js";
import { readStarlight } from "./blocks/starlight.js";
import { readSwaggerUi } from "./blocks/swagger-ui.js";
import type { Note } from "./facts/field.js";
import { gatherFields } from "./facts/gather-fields.js";
import type { OperationFacts } from "./facts/operation-facts.js";
import { type PageOperations, readOperations } from "./facts/read-operations.js";

export type PageFormat = "markdown" | "text" | "html" | "http";

/** What a page says when it is read in one way. */
export interface Reading extends PageOperations {
  readonly format: PageFormat;
  readonly blocks: readonly Block[];
  readonly diagnostics: readonly Diagnostic[];
}

export const plenty = 40;

export function countFields({ operations }: Reading): number {
  return operations.reduce((sum, { fields }) => sum + fields.length, 0);
}

export function readAs(page: string, format: PageFormat, file: string, known: readonly Block[] | undefined): Reading {
  const { report, all: diagnostics } = new Diagnostics();
  const note: Note = (code, line, message, hint) =>
    report({ code, at: { file, pointer: "", line, column: 1 }, message, ...(hint !== undefined && { hint }) });
  const blocks = known ?? readBlocks(page, format, note);
  const { operations, base } = readOperations(blocks, note);
  return { format, blocks, operations: tellOfSomething(operations, known !== undefined), base, diagnostics };
}

/** Other ways to read a page; one that is nothing but elements is not read as text. */
export function otherFormats(page: string, first: PageFormat): readonly PageFormat[] {
  if (first === "html" || first === "http" || isExtract(page)) return [];
  const other: PageFormat = first === "markdown" ? "text" : "markdown";
  return /<(?:table|h[1-6]|pre|p|div)\b/i.test(page) ? [other, "html"] : [other];
}

/** Whether code stands in fences all over a page, so that it hardly is anything but Markdown. */
export function isMarked(page: string): boolean {
  return (page.match(/^ {0,3}(?:`{3,}|~{3,})/gm)?.length ?? 0) >= 4;
}

/** The reading that finds the most, with a handicap for those that the page does not look like. */
export function richest(readings: readonly Reading[], handicap: number): Reading {
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
    // Where the first way tells nothing of any, one that finds as many operations is no worse.
    const isAsGood = isBare && operations.length >= (readings[0]?.operations.length ?? 0);
    return (operations.length * (isBare ? 1 : 4) + own) / (index === 0 || isAsGood ? 1 : handicap);
  });
  const best = scores.indexOf(Math.max(...scores));
  return readings[best] as Reading;
}

const readers: Readonly<Record<PageFormat, (text: string) => readonly Block[]>> = {
  markdown: (page) => {
    const text = readLooseTables(readMkdocs(readAnnotations(readShortcodes(readGitbook(readEscaped(page))))));
    return readReadme(text, (rest) => (isMdx(rest) ? readMdx(rest) : readMarkdown(rest)));
  },
  text: (page) =>
    readText(
      readGluedCommands(readRunOnLines(readSwaggerUi(readScalar(readStarlight(readSignatures(readMintlify(page))))))),
    ),
  html: readHtml,
  http: readHttp,
};

export function readBlocks(page: string, format: PageFormat, note: Note): readonly Block[] {
  try {
    return gatherFields(readers[format](page));
  } catch (error) {
    // The parsers of Markdown and HTML call themselves for every level.
    if (!(error instanceof RangeError)) throw error;
    note("import-value-ignored", 1, "The page is nested too deeply to be read.", "Cut out the part that matters.");
    return [];
  }
}

export function formatOf(page: string, file: string): PageFormat {
  if (isHttpFile(file)) return "http";
  if (/\.html?$/i.test(file)) return "html";
  if (isExtract(page)) return "text";
  if (/\.(?:md|mdx|markdown)$/i.test(file)) return "markdown";
  if (/^\s*<(?:!doctype|html|head|body|main|article|div|section)\b/i.test(page)) return "html";
  return /^ {0,3}(?:`{3,}|~{3,}|#{1,6} \S)|^\|?[ \t]*:?-{3,}:?[ \t]*\|/m.test(page) ? "markdown" : "text";
}

/** A table of Markdown on a page that has nothing else of it, not even a blank line behind the table: the text of a page. */
function isExtract(page: string): boolean {
  const hasMarks = /^ {0,3}(?:`{3,}|~{3,}|#{1,6} \S)|^---\n|^[ \t]*<[A-Za-z][^>]*>$/m.test(page);
  return !hasMarks && Array.from(page.matchAll(underHeader)).some(({ index }) => endsInText(page.slice(index)));
}

/** The line below the header of a table. */
const underHeader = /^\|?[ \t]*:?-{3,}:?[ \t]*\|/gm;

/** Behind the rows of a table stands a text right away. */
function endsInText(table: string): boolean {
  const [, ...lines] = table.split("\n", mostRows);
  const end = lines.findIndex((line) => !line.includes("|"));
  return end > 0 && /\S/.test(lines[end] ?? "");
}

const mostRows = 1000;

/**
 * An address alone makes no description, but one of several does, as the page looks at first, and one to which nothing is
 * sent.
 */
function tellOfSomething(operations: readonly OperationFacts[], isFirst: boolean): readonly OperationFacts[] {
  const some = (isFirst && operations.length > 1) || operations.some((facts) => isTold(facts) || facts.listed);
  return operations.filter((facts) => some || isTold(facts) || /^(?:GET|HEAD|DELETE)$/.test(facts.method));
}

function isTold({ fields, requests, responses, events, forms }: OperationFacts): boolean {
  return [fields, requests, responses, events, forms].some((facts) => facts.length > 0);
}
