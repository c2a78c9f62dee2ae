import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { countOf } from "../base/count.js";
import type { Origin } from "../base/diagnostics.js";
import { isJoint } from "../base/joint-names.js";
import { valueAt } from "../base/json.js";
import type { Contract } from "../contract/model/types.js";
import type { DriftReport } from "../drift/changes/types.js";
import { isAddition } from "../drift/lack.js";
import { printChangelog } from "../report/print-changelog.js";
import { whyMajor } from "../report/verdict.js";
import { visibleText } from "../report/visible.js";
import { compareVersions, type LoadedVersion, loadVersion } from "./compare-versions.js";
import type { Generated } from "./generate.js";
import type { OutputJob } from "./output-job.js";

/** What became of a provider since the output was written last. */
export interface OutputChange {
  readonly provider: string;
  readonly report: DriftReport;
  readonly methods: NameChanges;
  readonly types: NameChanges;
}

/** Names of the generated client. */
interface NameChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** A document of the output as it was read, with what it was read for. */
interface OutputVersion {
  readonly text: string;
  readonly settings: string;
  readonly loaded: LoadedVersion;
}

/**
 * The documents that were last compared, by their path: who watches has read the one that is there when it was made. Empty where
 * nothing was compared yet; what does not fit is read anew.
 */
export type ComparedOutput = Map<string, OutputVersion>;

/**
 * The providers whose contract is another one than that of the output on disk. Both sides are read from their documents, so that
 * nothing differs but what they say. Call it before the output is written.
 */
export async function findOutputChanges(
  { contracts, files }: Generated,
  job: OutputJob,
  compared: ComparedOutput = new Map(),
): Promise<readonly OutputChange[]> {
  const changes: OutputChange[] = [];
  for (const contract of contracts.filter(({ provider }) => !isJoint(provider))) {
    const name = pathsOf(contract.provider).find((each) => files.has(each));
    if (name === undefined) continue;
    const path = join(job.out, name);
    const [before, after] = [await readFile(path).catch(() => undefined), files.get(name)];
    if (before === undefined || after === undefined || before.equals(Buffer.from(after))) continue;
    const read = readerOf(contract, job, compared.get(path));
    const [base, revision] = [await read(before.toString()), await read(after)];
    compared.set(path, revision);
    const change = compareOutputs(contract.provider, base, revision);
    if (change !== undefined) changes.push(change);
  }
  return changes;
}

/** Where the document of a provider may be: one of several, or the only one. */
function pathsOf(provider: string): readonly string[] {
  return [`providers/${provider}/openapi.json`, `${provider}/openapi.json`, "openapi.json"];
}

/** Reads documents of a provider, but for the one that is known. */
function readerOf(
  { provider, root }: Contract,
  { options, out }: OutputJob,
  known: OutputVersion | undefined,
): (text: string) => Promise<OutputVersion> {
  const description = { spec: "openapi.json", provider, root, naming: options.config?.naming ?? {} };
  const settings = JSON.stringify(description);
  return async (text) => {
    if (known?.text === text && known.settings === settings) return known;
    return { text, settings, loaded: await loadVersion(description, out, text) };
  };
}

function compareOutputs(provider: string, before: OutputVersion, after: OutputVersion): OutputChange | undefined {
  const [base, revision] = [before.loaded, after.loaded];
  const report = compareVersions(base, revision);
  if (report === undefined || base.contract === undefined || revision.contract === undefined) return undefined;
  const [old, now] = [membersOf(base.contract, before.text), membersOf(revision.contract, after.text)];
  return {
    provider,
    report,
    methods: compareNames(old.methods, now.methods),
    types: compareNames(old.types, now.types),
  };
}

/** What each name stands for in the document. */
type Members = ReadonlyMap<string, unknown>;

function membersOf(
  { operations, schemas }: Contract,
  text: string,
): { readonly methods: Members; readonly types: Members } {
  const document: unknown = JSON.parse(text);
  const read = ({ pointer }: Origin): unknown => valueAt(document, pointer);
  return {
    methods: new Map(operations.map(({ resource, action, at }) => [[...resource, action].join("."), read(at)])),
    types: new Map([...schemas].map(([name, { at }]) => [name, read(at)])),
  };
}

function compareNames(before: Members, after: Members): NameChanges {
  return {
    added: [...after.keys()].filter((name) => !before.has(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    changed: [...after].flatMap(([name, value]) =>
      before.has(name) && !isSameButForWords(before.get(name), value) ? [name] : [],
    ),
  };
}

const words: ReadonlySet<string> = new Set(["description", "summary", "title"]);

/** Whether types are made of the same: a property may have the name of a keyword, then it is no text. */
function isSameButForWords(left: unknown, right: unknown): boolean {
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return left === right;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [mine, theirs] = [keysButForWords(left), keysButForWords(right)];
  return (
    mine.length === theirs.length &&
    mine.every((key) => Object.hasOwn(right, key) && isSameButForWords(Reflect.get(left, key), Reflect.get(right, key)))
  );
}

function keysButForWords(value: object): readonly string[] {
  return Object.keys(value).filter((key) => !(words.has(key) && typeof Reflect.get(value, key) === "string"));
}

/** `openai: 2 added, 1 breaking → major`; where nothing is breaking, with the reason why it is major. */
export function driftLine({ provider, report }: OutputChange): string {
  const milder = report.changes.filter(({ breaking }) => !breaking);
  const added = milder.filter((change) => isAddition(change) || /^new-|-added(?:-|$)/.test(change.id)).length;
  const counts = [
    [added, "added"],
    [milder.length - added, "changed"],
    [report.changes.length - milder.length, "breaking"],
  ] as const;
  const told = counts.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`]));
  const what = told.length === 0 ? "nothing that clients notice" : told.join(", ");
  return `${provider}: ${what} → ${report.impact}${whyMajor(report)}`;
}

/** What that does to the generated client: `1 method added (files.list); 2 types changed (File, Purpose)`. */
export function effectLine({ methods, types }: OutputChange): string {
  const told = [...tellNames("method", methods), ...tellNames("type", types)];
  return told.length === 0 ? "no method and no type" : told.join("; ");
}

const shownNames = 5;

function tellNames(noun: string, changes: NameChanges): readonly string[] {
  return (["added", "removed", "changed"] as const).flatMap((what) => {
    const names = changes[what];
    if (names.length === 0) return [];
    const shown = names.slice(0, shownNames).map(visibleText).join(", ");
    const more = names.length > shownNames ? ", …" : "";
    return [`${countOf(names.length, noun)} ${what} (${shown}${more})`];
  });
}

/** A section of a changelog for each provider. */
export function printOutputChanges(changes: readonly OutputChange[], today: Date): string {
  return changes
    .map((change) => {
      const { provider, report } = change;
      const { base = "", revision = "" } = report.versions ?? {};
      const names = { base: `${provider} ${base}`.trim(), revision: `${provider} ${revision}`.trim() };
      const text = printChangelog([{ ...names, report }]);
      return `# ${today.toISOString().slice(0, 10)}, ${driftLine(change)}\n\nClient: ${effectLine(change)}.\n\n${text}\n`;
    })
    .join("");
}
