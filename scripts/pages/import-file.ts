import { dump } from "js-yaml";
import type { Report } from "../base/diagnostics.js";
import type { JsonObject } from "../base/json.js";
import { applyOverlays } from "../load/overlay/overlay.js";
import type { SourceFiles } from "../load/read/source-files.js";
import { importPage, type PageFormat } from "./import-page.js";

export interface ImportFileOptions {
  readonly sources: SourceFiles;
  readonly report: Report;
  readonly format?: PageFormat;
  /** Overlays that add what the page does not say, relative to the working directory. */
  readonly overlays?: readonly string[];
}

/** A description that was made of a page. */
export interface ImportedFile {
  /** Name of the page. */
  readonly file: string;
  readonly document: JsonObject;
  readonly reader: "embedded" | "tables and examples";
}

/** Imports a page from its file and applies overlays to what comes out. Trouble is reported. */
export async function importFile(path: string, options: ImportFileOptions): Promise<ImportedFile | undefined> {
  const { sources, report, format, overlays = [] } = options;
  const source = await sources.read(path);
  if (source === undefined) return undefined;
  const { document, diagnostics, reader } = importPage(source.text, { file: source.file, ...(format && { format }) });
  for (const diagnostic of diagnostics) report(diagnostic);
  if (document === undefined || reader === undefined) return undefined;
  const { parsed } = await applyOverlays(source, document, { sources, report, overlays });
  return { file: source.file, document: parsed as JsonObject, reader };
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
