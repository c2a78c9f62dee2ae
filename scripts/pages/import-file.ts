import { dump } from "js-yaml";
import { Diagnostics, hasErrors, type Report } from "../base/diagnostics.js";
import type { JsonObject } from "../base/json.js";
import { applyOverlays } from "../load/overlay/overlay.js";
import type { SourceFile, SourceFiles } from "../load/read/source-files.js";
import { mergeEmbedded } from "./description/merge-embedded.js";
import type { Note } from "./facts/field.js";
import { type ImportedPage, importPage } from "./import-page.js";
import type { PageFormat } from "./readings.js";

export interface ImportFileOptions {
  readonly sources: SourceFiles;
  readonly report: Report;
  readonly format?: PageFormat;
  /** Overlays that add what the page does not say, relative to the working directory. */
  readonly overlays?: readonly string[];
}

/** A page as it was read, and what it says. */
export interface ReadPage extends Pick<ImportedPage, "diagnostics" | "lines"> {
  readonly file: string;
  readonly text: string;
}

/** A description that was made of one page or several. */
export interface ImportedFile {
  /** Names of the pages. */
  readonly file: string;
  readonly document: JsonObject;
  readonly reader: "embedded" | "tables and examples";
  readonly pages: readonly ReadPage[];
}

/**
 * Imports pages and applies overlays to what comes out. What several pages say goes into one description; where they
 * contradict each other, the first one holds. Trouble is reported, and of a page with an error nothing is made.
 */
export async function importFiles(
  files: readonly SourceFile[],
  options: ImportFileOptions,
): Promise<ImportedFile | undefined> {
  const { sources, report, format, overlays = [] } = options;
  const [first] = files;
  const read = files.map(({ file, text }) => ({
    file,
    text,
    ...importPage(text, { file, ...(format && { format }) }),
  }));
  for (const { diagnostics } of read) for (const diagnostic of diagnostics) report(diagnostic);
  const documents = read.flatMap(({ document, file }) => (document ? [{ document, text: "", line: 1, file }] : []));
  if (first === undefined || documents.length < read.length) return undefined;
  const { all, report: tell } = new Diagnostics();
  const merged = mergeEmbedded(documents, noteOf(read.at(-1)?.file ?? "", tell));
  for (const diagnostic of all) report(diagnostic);
  if (hasErrors(all)) return undefined;
  const { parsed } = await applyOverlays(first, merged, { sources, report, overlays });
  return {
    file: files.map(({ file }) => file).join(", "),
    document: parsed as JsonObject,
    reader: read.every(({ reader }) => reader === "embedded") ? "embedded" : "tables and examples",
    pages: read,
  };
}

function noteOf(file: string, report: Report): Note {
  return (code, line, message, hint) =>
    report({ code, at: { file, pointer: "", line, column: 1 }, message, ...(hint !== undefined && { hint }) });
}

/** The text of an imported description: JSON for a path that ends so, else YAML that says what it was made of. */
export function printDescription(imported: ImportedFile, overlays: readonly string[], path = ""): string {
  const { document, file } = imported;
  if (/\.json$/i.test(path)) return `${JSON.stringify(document, null, 2)}\n`;
  const made = [
    `# Imported from ${file} by \`concord import\`.`,
    ...overlays.map((overlay) => `# Overlay: ${overlay}`),
  ];
  return `${made.join("\n")}\n${dump(document, { noRefs: true, lineWidth: 120 })}`;
}
