import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type Diagnostic, hasErrors } from "../base/diagnostics.js";
import { hashFile, hashOf, hasOutput } from "../write/output.js";
import { replaceFile } from "../write/replace-file.js";
import type { Generated } from "./generate.js";
import { historyName } from "./history-file.js";
import type { OutputJob } from "./output-job.js";
import { type RunSummary, summarize } from "./run-summary.js";
import { lintFiles, settingFiles } from "./setting-files.js";
import { fingerprintTool } from "./tool-fingerprint.js";

/** What a run said; the files that it wrote are known by their hashes alone. */
export interface CachedRun {
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: RunSummary;
  readonly inputs: readonly string[];
  /** How many files the output has. */
  readonly total: number;
}

interface Entry {
  readonly key: string;
  /** Hashes by absolute path, `null` of what could not be read. */
  readonly inputs: Readonly<Record<string, string | null>>;
  /** Hashes by path below the output. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: RunSummary;
}

/** The folder of the cache for a job: that of the nearest package. */
export function cacheFolder({ options: { cwd = "." } }: OutputJob): string {
  const start = resolve(cwd);
  let folder = start;
  while (!["package.json", "node_modules"].some((name) => existsSync(join(folder, name)))) {
    if (dirname(folder) === folder) return join(start, "node_modules/.cache/openapi-concord");
    folder = dirname(folder);
  }
  return join(folder, "node_modules/.cache/openapi-concord");
}

/**
 * Remembers of each output what the last run read, wrote and said. Where none of that has changed, another run would write what is
 * there. An entry that is damaged, or of other settings, is none; nothing of the output is taken from it.
 */
export class RunCache {
  private constructor(
    private readonly job: OutputJob,
    private readonly file: string,
    private readonly key: string,
    private readonly settings: Readonly<Record<string, string | null>>,
  ) {}

  /** `undefined` where what goes in cannot be known by its bytes: functions, other servers, Redocly's plugins. */
  static async open(job: OutputJob, folder: string): Promise<RunCache | undefined> {
    const { options, out } = job;
    if (options.config?.emitters !== undefined || (options.allowRemoteRefs?.length ?? 0) > 0) return undefined;
    const cwd = resolve(options.cwd ?? ".");
    const settings = hashAll(settingFiles(cwd, options.config !== undefined));
    if (options.config !== undefined && (await reachesFurther(cwd))) return undefined;
    const key = hashOf(JSON.stringify([await fingerprintTool(), process.cwd(), cwd, out, options]));
    return new RunCache(job, join(folder, `${hashOf(`${cwd}\n${out}`).slice(0, 32)}.json`), key, settings);
  }

  private get history(): string {
    return join(this.job.out, historyName);
  }

  /** What the last run said, where another one would say and write the same and all that it would write is there. */
  async find(): Promise<CachedRun | undefined> {
    const entry = await readEntry(this.file);
    if (entry?.key !== this.key) return undefined;
    const now = hashAll(Object.keys(entry.inputs));
    for (const [path, hash] of Object.entries(entry.inputs)) if (now[path] !== hash) return undefined;
    // Of the settings there may be more by now.
    for (const [path, hash] of Object.entries(this.settings))
      if ((entry.inputs[path] ?? null) !== hash) return undefined;
    if (!hasOutput(this.job.out, new Map(Object.entries(entry.outputs)))) return undefined;
    const { diagnostics, summary, inputs, outputs } = entry;
    const own = Object.keys(inputs).filter((path) => !Object.hasOwn(this.settings, path) && path !== this.history);
    return { diagnostics, summary, inputs: own, total: Object.keys(outputs).length };
  }

  /** Remembers a run that had no error. A cache that cannot be written is none. */
  async store({ files, diagnostics, contracts, fingerprints }: Generated): Promise<void> {
    // What could not be read and was begun anew is told once.
    if (hasErrors(diagnostics) || diagnostics.some(({ code }) => code === "file-unreadable")) return;
    const settings = hashAll(Object.keys(this.settings));
    if (Object.entries(this.settings).some(([path, hash]) => settings[path] !== hash)) return;
    const unread = [...fingerprints].flatMap(([path, hash]) => (hash === undefined ? [path] : []));
    const outputs = Object.fromEntries([...files].map(([path, text]) => [path, hashOf(text)]));
    // Written with what it was read with, the history stays as it is.
    const history = this.job.options.config && { [this.history]: outputs[historyName] ?? null };
    const inputs = { ...settings, ...hashAll(unread), ...compact(fingerprints), ...history };
    const entry: Entry = { key: this.key, inputs, outputs, diagnostics, summary: summarize(contracts) };
    const body = JSON.stringify(entry);
    try {
      await replaceFile(this.file, `${hashOf(body)}\n${body}`);
    } catch {
      // The next run takes as long as this one.
    }
  }
}

function compact(fingerprints: ReadonlyMap<string, string | undefined>): Record<string, string> {
  return Object.fromEntries([...fingerprints].filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** `extends` with Redocly's own rules alone. */
const ownRules = /^extends:[ \t]*\n(?:[ \t]*-[ \t]*(?:minimal|recommended|recommended-strict|spec)[ \t]*\n)+(?=\S|\n)/m;

/** Whether the rules of the linter are, or may be, in files that they name. */
async function reachesFurther(cwd: string): Promise<boolean> {
  const texts = await Promise.all(lintFiles.map((name) => readFile(join(cwd, name), "utf8").catch(() => "")));
  return texts.some((text) => /plugins|extends|\$ref|\\/.test(text.replace(ownRules, "")));
}

function hashAll(paths: readonly string[]): Readonly<Record<string, string | null>> {
  return Object.fromEntries(paths.map((path) => [path, hashFile(path) ?? null]));
}

async function readEntry(file: string): Promise<Entry | undefined> {
  const text = await readFile(file, "utf8").catch(() => "");
  const end = text.indexOf("\n");
  const body = text.slice(end + 1);
  if (end < 0 || hashOf(body) !== text.slice(0, end)) return undefined;
  return JSON.parse(body) as Entry;
}
