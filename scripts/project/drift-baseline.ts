import { type AcceptedChange, hasExpired, isDate } from "../base/accepted-change.js";
import { findBrokenJson } from "../base/broken-json.js";
import { type Fields, listOf, mapOf, type Problem, required, settings, text } from "../base/check-value.js";
import { compareText, Diagnostics } from "../base/diagnostics.js";
import { isObject, own } from "../base/json.js";
import type { Change, Level } from "../drift/changes/types.js";
import { acceptedBy, reportChanges } from "../drift/find-changes.js";
import { notBaseline } from "../lint/baseline.js";
import type { Comparand, KnownFinding } from "../report/print-report.js";
import { replaceFile } from "../write/replace-file.js";
import { type BaselineFile, readBaselineFile } from "./baseline-file.js";
import { currentName } from "./baseline-names.js";
import type { Compared } from "./compare-descriptions.js";
import { InputError } from "./errors.js";

/** The name of a baseline that nobody named: beside the config, or in the working directory without one. */
export const driftBaselineName = "concord.drift-baseline.json";

/** Findings by what was compared: another provider's finding of the same kind is a new one. */
type DriftBaseline = ReadonlyMap<string, readonly KnownFinding[]>;

/** What a baseline makes of comparisons. */
export interface JudgedDrift {
  readonly comparands: readonly Comparand[];
  /** The comparisons that it is of, where it is of none of these. */
  readonly others: readonly string[];
}

/**
 * Accepts what the baseline knows, and says what of it is gone or over. `isPartial`: not everything was compared, so that
 * nothing can be told to be gone.
 */
export async function judgeByBaseline(
  file: BaselineFile,
  { comparands, names }: Compared,
  { today = new Date(), isPartial }: { readonly today?: Date; readonly isPartial: boolean },
): Promise<JudgedDrift> {
  const baseline = await readBaseline(file);
  const judged = comparands.map((comparand, index): Comparand => {
    const entries = baseline.get(names[index] ?? "") ?? [];
    const found = new Set(comparand.report.changes.map(({ fingerprint }) => fingerprint));
    // What never failed is missed by nobody.
    const gone = entries.filter(({ fingerprint, level }) => !found.has(fingerprint) && level !== "info");
    const expired = entries.filter((entry) => found.has(entry.fingerprint) && hasExpired(entry, today));
    const valid = entries.filter((entry) => !hasExpired(entry, today));
    return {
      ...accept(comparand, valid),
      ...(gone.length > 0 && !isPartial && { gone }),
      ...(expired.length > 0 && { expired }),
    };
  });
  const isOfOthers = !names.some((name) => baseline.has(name));
  return { comparands: judged, others: isOfOthers ? [...baseline.keys()] : [] };
}

function accept(comparand: Comparand, entries: readonly KnownFinding[]): Comparand {
  const known = new Map(entries.map((entry) => [entry.fingerprint, entry]));
  const { report } = comparand;
  const changes = report.changes.map((change): Change => {
    const entry = change.accepted === undefined ? known.get(change.fingerprint) : undefined;
    return entry === undefined ? change : { ...change, ...acceptedBy(entry) };
  });
  return { ...comparand, report: { ...report, ...reportChanges(changes, report) } };
}

export interface NewEntries {
  readonly reason: string;
  /** Last day on which they are accepted; absent: for good. */
  readonly expires?: string;
  readonly today?: Date;
  /** The levels of what is accepted: nobody has to accept what fails no check. */
  readonly levels: readonly Level[];
}

/**
 * Writes a baseline that accepts what is there today and may fail a check, but for what the config accepts. What it accepted before keeps its
 * reason and its end; what has expired keeps its reason and gets a new end; what is gone is forgotten; comparisons that were not made stay.
 */
export async function updateDriftBaseline(
  file: BaselineFile,
  { comparands, names }: Compared,
  { reason, expires, today = new Date(), levels }: NewEntries,
): Promise<{ readonly accepted: number; readonly added: number; readonly renewed: number; readonly gone: number }> {
  const before = await readBaseline(file, false);
  const after = new Map(before);
  const counts = { accepted: 0, added: 0, renewed: 0, gone: 0 };
  for (const [index, { report }] of comparands.entries()) {
    const name = names[index] ?? "";
    const known = new Map((before.get(name) ?? []).map((entry) => [entry.fingerprint, entry]));
    const end = { ...(expires !== undefined && { expires }) };
    const renew = ({ expires: _, ...entry }: KnownFinding): KnownFinding => ({ ...entry, ...end });
    const open = new Map(
      report.changes
        .filter(({ accepted, level }) => accepted === undefined && levels.includes(level))
        .map((change) => [change.fingerprint, change]),
    );
    const entries = [...open.values()].map((change) => {
      const entry = known.get(change.fingerprint);
      if (entry === undefined) return entryOf(change, { reason, ...end });
      if (!hasExpired(entry, today)) return entry.message === undefined ? entryOf(change, acceptanceOf(entry)) : entry;
      counts.renewed++;
      return renew(entry);
    });
    counts.accepted += entries.length;
    counts.added += entries.filter(({ fingerprint }) => !known.has(fingerprint)).length;
    counts.gone += (before.get(name) ?? []).filter(({ fingerprint }) => !open.has(fingerprint)).length;
    after.set(name, entries);
  }
  await replaceFile(file.path, printBaseline(after));
  return counts;
}

function entryOf(
  { fingerprint, level, id, operation, location, message }: Change,
  acceptance: Omit<AcceptedChange, "fingerprint">,
): KnownFinding {
  return { fingerprint, level, id, ...(operation !== null && { operation }), location, message, ...acceptance };
}

function acceptanceOf({ reason, expires }: KnownFinding): Omit<AcceptedChange, "fingerprint"> {
  return { reason, ...(expires !== undefined && { expires }) };
}

/** A line for each finding, in an order that keeps differences small. */
function printBaseline(baseline: DriftBaseline): string {
  const comparisons = [...baseline]
    .filter(([, entries]) => entries.length > 0)
    .sort(([one], [two]) => compareText(one, two))
    .map(([name, entries]) => {
      const lines = [...entries].sort(compareEntries).map((entry) => `      ${JSON.stringify(entry)}`);
      return `    ${JSON.stringify(name)}: [\n${lines.join(",\n")}\n    ]`;
    });
  return `{\n  "accepted": {${comparisons.length === 0 ? "" : `\n${comparisons.join(",\n")}\n  `}}\n}\n`;
}

function compareEntries(one: KnownFinding, two: KnownFinding): number {
  return (
    compareText(one.operation ?? "", two.operation ?? "") ||
    compareText(one.location ?? "", two.location ?? "") ||
    compareText(one.id ?? "", two.id ?? "") ||
    compareText(one.fingerprint, two.fingerprint)
  );
}

const entry = settings({
  fingerprint: required("the fingerprint of the finding", text("a fingerprint")),
  level: text("a level"),
  id: text("the id of a rule"),
  operation: text("an operation"),
  location: text("a place"),
  message: text("a sentence"),
  reason: required("why the finding is accepted", text("a reason")),
  expires: text("a date such as 2026-12-31", isDate),
} satisfies Fields<KnownFinding>);

const comparison = mapOf("an object with findings for each comparison", () => listOf("findings", entry));

async function readBaseline(file: BaselineFile, mustExist = file.isRequired): Promise<DriftBaseline> {
  const written = await readBaselineFile({ ...file, isRequired: mustExist }, "drift");
  if (written === undefined) return new Map();
  const { accepted, problems } = parseBaseline(written);
  const { report, all } = new Diagnostics();
  const hint = notBaseline("drift");
  for (const { pointer, line, ...problem } of problems)
    report({ code: "config-invalid", at: { file: file.name, pointer, ...(line && { line }) }, hint, ...problem });
  if (problems.length > 0) throw new InputError(all);
  return new Map(Object.entries(accepted).map(([written, entries]) => [currentName(written), entries]));
}

function parseBaseline(written: string): {
  readonly accepted: Readonly<Record<string, readonly KnownFinding[]>>;
  readonly problems: readonly (Problem & { readonly line?: number })[];
} {
  const broken = findBrokenJson(written);
  if (broken !== undefined) return { accepted: {}, problems: [{ pointer: "", ...broken }] };
  const value: unknown = JSON.parse(written);
  const accepted = isObject(value) ? own(value, "accepted") : undefined;
  if (!isObject(value) || !isObject(accepted))
    return { accepted: {}, problems: [{ pointer: "", message: "This is no baseline of accepted findings." }] };
  const problems = [...comparison(accepted, { name: "accepted", pointer: "/accepted", root: value })];
  return { accepted: accepted as Readonly<Record<string, readonly KnownFinding[]>>, problems };
}
