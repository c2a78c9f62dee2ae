import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Diagnostics, hasErrors, type Report } from "../base/diagnostics.js";
import type { ConcordConfig } from "../config/config.js";
import type { DriftReport } from "../drift/changes/types.js";
import { type SourceFile, SourceFiles } from "../load/read/source-files.js";
import { explainPage } from "../pages/explain.js";
import { type ImportedFile, importFiles, printDescription } from "../pages/import-file.js";
import { printPrompt } from "../pages/prompt.js";
import type { PageFormat } from "../pages/readings.js";
import { type PageSummary, summarizePage } from "../pages/summary.js";
import { compareVersions, loadVersion } from "./compare-versions.js";
import { type DescriptionSettings, describeFiles, describeProvider } from "./descriptions.js";
import { readPage } from "./page-sources.js";
import { saveOutput } from "./save-output.js";

/** Pages to import into one description. */
export interface ImportJob {
  /** Files, addresses, or `-` for the input. */
  readonly pages: readonly string[];
  readonly overlays: readonly string[];
  /** Where the description belongs; it is only printed when absent. */
  readonly output?: string;
  /** Of the pages; found by their names and look when absent. */
  readonly format?: PageFormat;
  /** Settings of the description, by which its versions are compared. */
  readonly description?: DescriptionSettings;
}

export interface ImportOptions {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  readonly report: Report;
  /** Write nothing. */
  readonly check: boolean;
  /** What stands in for the page `-`. */
  readonly input?: string;
  /** For what is fetched, in milliseconds. */
  readonly timeout?: number;
}

/** What became of pages. Absent where errors were reported. */
export interface Imported extends Pick<ImportedFile, "file" | "reader"> {
  readonly text: string;
  readonly output: string | undefined;
  /** `unreadable` and `stale` when checking: there is no such description, or it is not what the page gives. */
  readonly state: "printed" | "written" | "current" | "stale" | "unreadable";
  readonly summary: PageSummary;
  /** What the new version changes, where there was one that could be compared. */
  readonly drift?: DriftReport;
  /** The pages with what was taken from where. */
  readonly explain: () => string;
  /** A text that asks for an overlay with what was not read. */
  readonly prompt: () => string;
}

/** The pages that a config names. */
export function planImports(config: ConcordConfig): readonly ImportJob[] {
  return Object.entries(config.providers).flatMap(([name, provider]): readonly ImportJob[] => {
    const { spec, import: source } = provider;
    if (source === undefined) return [];
    const { page, pages = [], overlays = [] } = source;
    return [{ pages: [page, ...pages], overlays, output: spec, description: describeProvider(name, provider, config) }];
  });
}

/** Makes descriptions of pages, one by one, each when the one before was taken. Trouble is reported with its lines. */
export async function* importPages(jobs: readonly ImportJob[], options: ImportOptions): AsyncGenerator<Imported> {
  const { cwd, report } = options;
  const diagnostics = new Diagnostics();
  // No option allows a page more.
  const reportPage: Report = (finding) =>
    diagnostics.report(
      finding.code === "file-too-large" ? { ...finding, hint: "Cut out the part that matters." } : finding,
    );
  const sources = new SourceFiles(cwd, reportPage);
  for (const job of jobs) {
    const { count } = diagnostics;
    const files: SourceFile[] = [];
    for (const page of job.pages) {
      const file = await readPage(page, { ...options, sources, report: diagnostics.report });
      if (file) files.push(file);
    }
    const isWhole = files.length === job.pages.length;
    const imported = isWhole ? await importFiles(files, { sources, report: diagnostics.report, ...job }) : undefined;
    const found = diagnostics.since(count);
    for (const diagnostic of sources.locateAll(found)) report(diagnostic);
    if (imported !== undefined && !hasErrors(found)) yield await settle(imported, job, options);
  }
}

async function settle(imported: ImportedFile, job: ImportJob, { cwd, check }: ImportOptions): Promise<Imported> {
  const { output, overlays } = job;
  const { file, reader, pages, document } = imported;
  const text = printDescription(imported, overlays, output);
  const result = {
    file,
    reader,
    text,
    output,
    summary: summarizePage(document),
    explain: () => pages.map((page) => explainPage(page.text, page)).join("\n"),
    prompt: () => printPrompt(pages, text),
  };
  if (output === undefined) return { ...result, state: "printed" };
  const path = resolve(cwd, output);
  const before = await readText(path);
  const drift = before === undefined || before === text ? undefined : await compare(output, text, job, cwd);
  const told = { ...result, ...(drift && { drift }) };
  if (check) return { ...told, state: before === undefined ? "unreadable" : before === text ? "current" : "stale" };
  await saveOutput(text, output, cwd);
  return { ...told, state: "written" };
}

async function compare(output: string, text: string, job: ImportJob, cwd: string): Promise<DriftReport | undefined> {
  const [described] = describeFiles([output], cwd);
  const description = job.description ?? described ?? { spec: output };
  return compareVersions(await loadVersion(description, cwd), await loadVersion(description, cwd, text));
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return undefined;
  }
}
