import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { countOf } from "../base/count.js";
import { Diagnostics, hasErrors, type Origin, type Report } from "../base/diagnostics.js";
import type { ConcordConfig, PageImport, ProviderConfig } from "../config/config.js";
import type { DriftReport } from "../drift/changes/types.js";
import { type Download, download } from "../load/read/download.js";
import { SourceFiles } from "../load/read/source-files.js";
import { importFiles, printDescription } from "../pages/import-file.js";
import { replaceFile } from "../write/replace-file.js";
import { compareVersions, type LoadedVersion, loadVersion } from "./compare-versions.js";
import { describeProvider } from "./descriptions.js";
import type { LockEntry } from "./lock-file.js";
import { readPage } from "./page-sources.js";

export interface PullOptions {
  /** Folder of the config. */
  readonly cwd: string;
  readonly report: Report;
  /** Write nothing. */
  readonly check: boolean;
  readonly locked: LockEntry | undefined;
  /** What the config sets for all providers. */
  readonly shared?: Pick<ConcordConfig, "naming" | "pages" | "include" | "exclude">;
  /** In milliseconds. */
  readonly timeout?: number;
  readonly maxBytes?: number;
  /** The clock unless given. */
  readonly now?: Date;
}

export interface Pulled {
  /** `current`: the source is what the file has. `changed`: it differs (and was written, unless checking). */
  readonly state: "current" | "changed" | "failed";
  /** What to put in the lock; absent when it stays as it is. */
  readonly entry?: LockEntry;
  /** What the new version changes, where both can be compared. */
  readonly drift?: DriftReport;
}

/** Fetches a provider's source and puts it in place of its description, if it is one. Trouble is reported. */
export async function pullProvider(name: string, provider: ProviderConfig, options: PullOptions): Promise<Pulled> {
  const { source: url = "", spec } = provider;
  // A page is kept as it came, and the description is made of it anew.
  const kept = provider.import?.page ?? spec;
  const path = resolve(options.cwd, kept);
  const present = await readBytes(path);
  const { locked } = options;
  // An entity tag speaks for the file only while the file is what came with it.
  const isLocked = locked?.url === url && present !== undefined && locked.sha256 === hash(present);
  const fetched = await download({
    url,
    ...(provider.redirects && { redirects: provider.redirects }),
    ...(isLocked && locked.etag !== undefined && { etag: locked.etag }),
    ...(options.timeout !== undefined && { timeout: options.timeout }),
    ...(options.maxBytes !== undefined && { maxBytes: options.maxBytes }),
  });
  if (fetched.kind === "unchanged") return { state: "current" };
  if (fetched.kind === "failed") return fail(fetched, url, options.report);
  const entry = entryOf(url, fetched, options, isLocked ? locked : undefined);
  if (present !== undefined && entry.sha256 === hash(present)) return { state: "current", entry };
  const text = decode(fetched);
  const refusal = refuse(text, fetched.contentType, provider.import !== undefined);
  if (text === undefined || refusal !== undefined)
    return fail({ refused: true, reason: refusal ?? "" }, url, options.report);
  const made = provider.import ? await makeDescription(text, provider.import, spec, options) : { text };
  if (made.text === undefined)
    return fail({ refused: true, reason: "It is no page that can be imported." }, url, options.report);
  const description = describeProvider(name, provider, options.shared ?? {});
  const revision = await loadVersion(description, options.cwd, made.text);
  if (hasErrors(revision.diagnostics)) return failInvalid(revision, url, options.report);
  const base = (await readBytes(resolve(options.cwd, spec))) && (await loadVersion(description, options.cwd));
  if (!options.check) {
    await replaceFile(path, fetched.bytes);
    if (provider.import) await replaceFile(resolve(options.cwd, spec), made.text);
  }
  const drift = compareVersions(base, revision);
  return { state: "changed", entry, ...(drift && { drift }) };
}

/** The description that a new version of a page gives. What is said of the page is reported. */
async function makeDescription(
  text: string,
  { page, pages = [], overlays = [] }: PageImport,
  spec: string,
  { cwd, report }: PullOptions,
): Promise<{ readonly text?: string }> {
  const diagnostics = new Diagnostics();
  const sources = new SourceFiles(cwd, diagnostics.report);
  const files = [sources.add(sources.nameOf(resolve(cwd, page)), text)];
  for (const more of pages) {
    const file = await readPage(more, { sources, report: diagnostics.report });
    if (file) files.push(file);
  }
  const imported = await importFiles(files, { sources, report: diagnostics.report, overlays });
  for (const diagnostic of sources.locateAll(diagnostics.all)) report(diagnostic);
  return imported === undefined || diagnostics.hasErrors ? {} : { text: printDescription(imported, overlays, spec) };
}

type Content = Extract<Download, { kind: "content" }>;

function entryOf(
  url: string,
  { bytes, etag }: Content,
  { now }: PullOptions,
  locked: LockEntry | undefined,
): LockEntry {
  const sha256 = hash(bytes);
  const time = locked?.sha256 === sha256 ? locked.time : (now ?? new Date()).toISOString();
  return { url, sha256, ...(etag !== undefined && { etag }), time };
}

function fail(failure: { refused: boolean; reason: string; hint?: string }, url: string, report: Report): Pulled {
  const { refused, reason, hint = "The file on disk stays as it is." } = failure;
  report({
    code: refused ? "source-refused" : "source-unreachable",
    at: { file: url, pointer: "" },
    message: reason,
    hint,
  });
  return { state: "failed" };
}

/** What was found in the description is in what the server sent; an overlay is where it was. */
function failInvalid({ diagnostics, file }: LoadedVersion, url: string, report: Report): Pulled {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const placeOf = (at: Origin): Origin => (at.file === file ? { ...at, file: url } : at);
  for (const error of errors.slice(0, 5)) report({ ...error, at: placeOf(error.at) });
  const count = countOf(errors.length, "error");
  return fail({ refused: true, reason: `It is no description that can be used: ${count}.` }, url, report);
}

function decode({ bytes }: Content): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Pages come with status 200 where a file was moved, and scripts of portals instead of what they show. */
function refuse(text: string | undefined, contentType: string, mayBePage: boolean): string | undefined {
  if (text === undefined) return "It is not UTF-8 text.";
  if (text.trim() === "") return "It is empty.";
  if (mayBePage) return undefined;
  const isPage = /^\s*<(?:!doctype|html|head|body|\?xml)\b/i.test(text) || /^text\/html\b/i.test(contentType);
  return isPage ? "It is a web page, not a description." : undefined;
}

async function readBytes(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch {
    return undefined;
  }
}

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
