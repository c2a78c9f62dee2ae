import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Diagnostics, hasErrors, type Report } from "../base/diagnostics.js";
import type { ConcordConfig } from "../config/config.js";
import { SourceFiles } from "../load/read/source-files.js";
import { type ImportedFile, importFile, printDescription } from "../pages/import-file.js";
import type { PageFormat } from "../pages/import-page.js";
import { replaceFile } from "../write/replace-file.js";

/** A page to import. */
export interface ImportJob {
  readonly page: string;
  readonly overlays: readonly string[];
  /** Where the description belongs; it is only printed when absent. */
  readonly output?: string;
  /** Of the page; found by its name and look when absent. */
  readonly format?: PageFormat;
}

export interface ImportOptions {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  readonly report: Report;
  /** Write nothing. */
  readonly check: boolean;
}

/** What became of a page. Absent where errors were reported. */
export interface Imported extends Pick<ImportedFile, "file" | "reader"> {
  readonly text: string;
  readonly output: string | undefined;
  /** `unreadable` and `stale` when checking: there is no such description, or it is not what the page gives. */
  readonly state: "printed" | "written" | "current" | "stale" | "unreadable";
}

/** The pages that a config names. */
export function planImports({ providers }: ConcordConfig): readonly ImportJob[] {
  return Object.values(providers).flatMap(({ spec, import: source }): readonly ImportJob[] =>
    source === undefined ? [] : [{ page: source.page, overlays: source.overlays ?? [], output: spec }],
  );
}

/** Makes descriptions of pages, one by one, each when the one before was taken. Trouble is reported with its lines. */
export async function* importPages(jobs: readonly ImportJob[], options: ImportOptions): AsyncGenerator<Imported> {
  const { cwd, report } = options;
  const diagnostics = new Diagnostics();
  const sources = new SourceFiles(cwd, diagnostics.report);
  for (const { page, ...job } of jobs) {
    const { count } = diagnostics;
    const imported = await importFile(page, { sources, report: diagnostics.report, ...job });
    const found = diagnostics.since(count);
    for (const diagnostic of sources.locateAll(found)) report(diagnostic);
    if (imported !== undefined && !hasErrors(found)) yield await settle(imported, job, options);
  }
}

async function settle(
  imported: ImportedFile,
  { output, overlays }: Omit<ImportJob, "page">,
  { cwd, check }: ImportOptions,
): Promise<Imported> {
  const { file, reader } = imported;
  const text = printDescription(imported, overlays, output);
  const result = { file, reader, text, output };
  if (output === undefined) return { ...result, state: "printed" };
  const path = resolve(cwd, output);
  if (check) return { ...result, state: await compare(path, text) };
  await replaceFile(path, text);
  return { ...result, state: "written" };
}

async function compare(path: string, text: string): Promise<"current" | "stale" | "unreadable"> {
  try {
    return (await readFile(path, "utf8")) === text ? "current" : "stale";
  } catch {
    return "unreadable";
  }
}
