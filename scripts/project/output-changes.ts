import { readFile } from "node:fs/promises";
import { join, posix, relative, resolve } from "node:path";
import { type Diagnostic, isOurFault, type Origin } from "../base/diagnostics.js";
import { isJoint } from "../base/joint-names.js";
import { valueAt } from "../base/json.js";
import type { Contract } from "../contract/model/types.js";
import type { DriftReport } from "../drift/changes/types.js";
import { compareOutput } from "../write/output.js";
import { compareVersions, type LoadedVersion, loadVersion } from "./compare-versions.js";
import type { Generated } from "./generate.js";
import type { OutputJob } from "./output-job.js";

/** What became of the client of a provider, or of the portable one, since the output was written last. */
export type OutputChange = ChangedClient | ComeOrGone;

interface ClientEffect {
  readonly provider: string;
  readonly methods: NameChanges;
  readonly types: NameChanges;
}

interface ChangedClient extends ClientEffect {
  readonly kind: "changed";
  readonly report: DriftReport;
}

interface ComeOrGone extends ClientEffect {
  readonly kind: "new" | "removed";
}

/** Names of the generated client. */
export interface NameChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

export interface OutputChanges {
  readonly changes: readonly OutputChange[];
  /** Of which client it cannot be told what changed, and why. */
  readonly diagnostics: readonly Diagnostic[];
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
 * The clients whose contract is another one than that of the output on disk, that have come and that have gone. Both sides are
 * read from their documents, so that nothing differs but what they say. Call it before the output is written.
 */
export async function findOutputChanges(
  generated: Generated,
  job: OutputJob,
  compared: ComparedOutput = new Map(),
): Promise<OutputChanges> {
  const { contracts, files } = generated;
  if (files.size === 0) return { changes: [], diagnostics: [] };
  const run: Run = { job, compared, changes: [], diagnostics: [] };
  const earlier = findEarlier(generated, job);
  for (const contract of contracts.filter(({ provider }) => provider !== "merged")) {
    const name = pathsOf(contract.provider).find((each) => files.has(each));
    const after = name === undefined ? undefined : files.get(name);
    if (name !== undefined && after !== undefined) await findChange(contract, name, after, earlier, run);
  }
  for (const name of earlier.gone) await findRemoval(name, run);
  return run;
}

interface Run {
  readonly job: OutputJob;
  readonly compared: ComparedOutput;
  readonly changes: OutputChange[];
  readonly diagnostics: Diagnostic[];
}

async function findChange(
  { provider, root }: Contract,
  name: string,
  after: string,
  earlier: Earlier,
  run: Run,
): Promise<void> {
  const { job, compared, changes } = run;
  const path = join(job.out, name);
  const before = await readFile(path).catch(() => undefined);
  if (before === undefined) {
    const client = posix.join(posix.dirname(name), "client.ts");
    if (earlier.present.has(client)) return tellUnknown(provider, name, ["there is no such file."], run);
    if (!earlier.missing.has(client)) return;
    const { loaded } = await readerOf(provider, root, job)(after);
    if (loaded.contract !== undefined)
      changes.push({ kind: "new", provider, ...compareMembers(noMembers, membersOf(loaded.contract, parsed(after))) });
    return;
  }
  if (isJoint(provider) || before.equals(Buffer.from(after))) return;
  const read = readerOf(provider, root, job, compared.get(path));
  const [base, revision] = [await read(before.toString()), await read(after)];
  compared.set(path, revision);
  const change = compareOutputs(provider, base, revision);
  if (change === undefined) tellUnknown(provider, name, reasonOf(base), run);
  else changes.push(change);
}

async function findRemoval(name: string, run: Run): Promise<void> {
  const provider = name.split("/").at(-2) ?? name;
  const base = await readerOf(provider, undefined, run.job)(await readFile(join(run.job.out, name), "utf8"));
  const document = parsed(base.text);
  const contract = document === undefined ? undefined : base.loaded.contract;
  if (contract === undefined) tellUnknown(provider, name, reasonOf(base), run);
  const old = contract === undefined ? noMembers : membersOf(contract, document);
  run.changes.push({ kind: "removed", provider, ...compareMembers(old, noMembers) });
}

/** What keeps a document of the output from being compared, and where in it. */
type Reason = readonly [message: string, place?: Origin];

function tellUnknown(provider: string, name: string, [reason, place]: Reason, { job, diagnostics }: Run): void {
  const file = relative(resolve(job.options.cwd ?? "."), join(job.out, name));
  diagnostics.push({
    code: "file-unreadable",
    severity: "warning",
    at: { pointer: "", ...place, file },
    message: `It cannot be told what changed of ${provider}: ${reason}`,
    hint: "Version control has the one of before.",
  });
}

/** What an earlier run has left of documents, and of the modules beside them that tell whose they are. */
interface Earlier {
  readonly present: ReadonlySet<string>;
  /** Not there, in an output that is: before the first run there is nothing that could be missed. */
  readonly missing: ReadonlySet<string>;
  /** Documents of clients that are no longer made. */
  readonly gone: readonly string[];
}

function findEarlier({ files, diagnostics }: Generated, { out }: OutputJob): Earlier {
  const telling = new Map([...files].filter(([path]) => /(?:^|\/)(?:openapi\.json|client\.ts)$/.test(path)));
  const { missing, stale, foreign } = compareOutput(out, telling);
  const isThere = foreign.length === 0 && missing.length < telling.size + stale.length;
  if (!isThere) return { present: new Set(), missing: new Set(), gone: [] };
  return {
    present: new Set([...telling.keys()].filter((path) => !missing.includes(path))),
    missing: new Set(missing),
    // What could not be made this time stays as it is.
    gone: diagnostics.some(isOurFault) ? [] : stale.filter((path) => posix.basename(path) === "openapi.json"),
  };
}

function reasonOf({ text, loaded }: OutputVersion): Reason {
  const error = loaded.diagnostics.find(({ severity }) => severity === "error");
  if (error !== undefined) return [error.message, error.at];
  return [parsed(text) === undefined ? "its document is no JSON." : "its document cannot be compared."];
}

/** Where the document of a provider may be: one of several, or the only one. */
function pathsOf(provider: string): readonly string[] {
  return [`providers/${provider}/openapi.json`, `${provider}/openapi.json`, "openapi.json"];
}

/** Reads documents of a provider, but for the one that is known. */
function readerOf(
  provider: string,
  root: string | undefined,
  { options, out }: OutputJob,
  known?: OutputVersion,
): (text: string) => Promise<OutputVersion> {
  const naming = options.config?.naming ?? {};
  const description = { spec: "openapi.json", provider, naming, ...(root !== undefined && { root }) };
  const settings = JSON.stringify(description);
  return async (text) => {
    if (known?.text === text && known.settings === settings) return known;
    return { text, settings, loaded: await loadVersion(description, out, text) };
  };
}

function compareOutputs(provider: string, before: OutputVersion, after: OutputVersion): OutputChange | undefined {
  const [base, revision] = [before.loaded, after.loaded];
  const [left, right] = [parsed(before.text), parsed(after.text)];
  if (left === undefined || right === undefined) return undefined;
  const report = compareVersions(base, revision);
  if (report === undefined || base.contract === undefined || revision.contract === undefined) return undefined;
  const [old, now] = [membersOf(base.contract, left), membersOf(revision.contract, right)];
  return { kind: "changed", provider, report, ...compareMembers(old, now) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What each name stands for in the document. */
type Members = ReadonlyMap<string, unknown>;

interface ClientMembers {
  readonly methods: Members;
  readonly types: Members;
}

const noMembers: ClientMembers = { methods: new Map(), types: new Map() };

function membersOf({ operations, schemas }: Contract, document: unknown): ClientMembers {
  const read = ({ pointer }: Origin): unknown => valueAt(document, pointer);
  return {
    methods: new Map(operations.map(({ resource, action, at }) => [[...resource, action].join("."), read(at)])),
    types: new Map([...schemas].map(([name, { at }]) => [name, read(at)])),
  };
}

function compareMembers(before: ClientMembers, after: ClientMembers): Pick<ClientEffect, "methods" | "types"> {
  return {
    methods: compareNames(before.methods, after.methods),
    types: compareNames(before.types, after.types),
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
