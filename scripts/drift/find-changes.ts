import { type AcceptedChange, hasExpired } from "../base/accepted-change.js";
import { compareText } from "../base/diagnostics.js";
import type { Json } from "../base/json.js";
import type { Contract } from "../contract/model/types.js";
import { subjectOf } from "./changes/changed-part.js";
import type { Change, DriftOptions, DriftReport, Level } from "./changes/types.js";
import { excerptOf, excerptOfProperty } from "./excerpt.js";
import { fingerprintsOf } from "./fingerprint.js";
import { isGuess } from "./guess.js";
import { greatestImpact } from "./impact.js";
import { isLack, isOperation } from "./lack.js";
import { findNothingInCommon } from "./nothing-in-common.js";
import { compareComponents } from "./operations/compare-components.js";
import { compareWebhooks } from "./operations/compare-hooks.js";
import { compareOperations } from "./operations/compare-operations.js";
import { compareSecurity } from "./operations/compare-security.js";
import { compareServers } from "./operations/compare-servers.js";
import { matchOperations } from "./operations/match-operations.js";
import { otherPlacesOf } from "./other-places.js";
import { placesOf } from "./places-of-words.js";
import { ruleOf } from "./rules/registry.js";
import { fillSentence } from "./rules/sentence.js";
import { compareVersions } from "./schemas/compare-versions.js";
import type { DriftFinding } from "./schemas/findings.js";
import { isOpenLimit } from "./schemas/limit-alone.js";
import { openSession, type Session } from "./schemas/session.js";
import type { Trace } from "./schemas/trace.js";
import { isSelective, matchedPatterns, selectOperations } from "./select-operations.js";
import type { Canonicalizer } from "./values/canonical.js";
import type { ValueSet } from "./values/value-set.js";
import { WitnessFinder } from "./witness/find-witness.js";
import { withWrittenDigits } from "./written-digits.js";

/**
 * What changed from `base`, which clients were written for, to `revision`: requests that base accepts must be accepted
 * by the revision, responses that the revision returns must be allowed by base. Gravest first, then by operation.
 */
export function findChanges(one: Contract, two: Contract, options: DriftOptions = {}): readonly Change[] {
  const [base, revision] = selectOperations([one, two], options.operations ?? {});
  const session = openSession(base, revision, options);
  const found = collectFindings(session, options);
  const fingerprints = fingerprintsOf(found, { comparison: session.comparison, whole: [one, two] });
  const findings = joinCauses(found, options.perOperation ?? false);
  const finder = options.witnesses === false ? undefined : new WitnessFinder(session.comparison, base, revision);
  const fingerprintOf = ({ cause }: DriftFinding) => fingerprints.get(cause) ?? "";
  return findings.map((group) => changeOf(group, fingerprintOf(group[0]), { session, finder })).sort(compareChanges);
}

/** What changed, with the counts, the impact and the versions of both. */
export function compareContracts(base: Contract, revision: Contract, options: DriftOptions = {}): DriftReport {
  const report = reportChanges(findChanges(base, revision, options), options);
  const operations = matchedPatterns([base, revision], options.operations);
  const versions = { base: base.info.version, revision: revision.info.version };
  return { ...report, versions, ...(isSelective(operations) && { operations }) };
}

/** The changes with their counts. Accepted ones are listed but not counted. */
export function reportChanges(
  changes: readonly Change[],
  { relation }: Pick<DriftOptions, "relation"> = {},
): DriftReport {
  const open = changes.filter((change) => change.accepted === undefined);
  const accepted = changes.length - open.length;
  const lacks =
    relation === "providers" ? open.filter((change) => isLack(change) && change.id !== "endpoint-unknown") : [];
  const notOffered = lacks.filter(isOperation).length;
  const webhooksNotOffered = lacks.filter(({ part }) => part.kind === "webhook").length;
  const unproven = open.filter((change) => change.breaking && change.unproven).length;
  return {
    ...(relation && { relation }),
    impact: greatestImpact(changes),
    changes,
    summary: {
      breaking: open.filter((change) => change.breaking).length,
      warning: open.filter((change) => change.level === "warning").length,
      info: open.filter((change) => change.level === "info").length,
      ...(accepted > 0 && { accepted }),
      ...(notOffered > 0 && { notOffered }),
      ...(webhooksNotOffered > 0 && { webhooksNotOffered }),
      ...(unproven > 0 && { unproven }),
    },
  };
}

function collectFindings(session: Session, options: DriftOptions): readonly DriftFinding[] {
  const match = matchOperations(session);
  const pairs = [...match.pairs, ...match.moved, ...match.generalized.map(({ pair }) => pair)];
  const findings = [
    ...compareOperations(session, match),
    ...compareSecurity(session, pairs),
    ...(options.relation === "providers" ? [] : compareServers(session, pairs)),
    ...compareWebhooks(session),
    // Whose names are gone has nothing to do with a choice of operations.
    ...(options.operations?.only === undefined ? compareComponents(session) : []),
    ...findNothingInCommon(session, pairs),
  ];
  const all = findings.flatMap((finding) => withLevel(finding, options));
  if (!options.versioning) return all;
  const breaking = all.some((finding) => finding.level === "error");
  return [
    ...all,
    ...compareVersions(session.base, session.revision, breaking).flatMap((item) => withLevel(item, options)),
  ];
}

function withLevel(finding: DriftFinding, options: DriftOptions): readonly DriftFinding[] {
  const { levels = {}, missing } = options;
  const told: DriftFinding = missing === "coverage" && isLack(finding) ? { ...finding, level: "info" } : finding;
  if (levels === "oasdiff") return [{ ...told, level: ruleOf(told.id).established ?? told.level }];
  const level = Object.hasOwn(levels, told.id) ? levels[told.id] : undefined;
  if (level === "off") return [];
  return [level === undefined ? told : { ...told, level }];
}

/** Findings of one cause, in the order in which they were found. */
function joinCauses(
  findings: readonly DriftFinding[],
  perOperation: boolean,
): readonly (readonly [DriftFinding, ...DriftFinding[]])[] {
  const groups = new Map<string, [DriftFinding, ...DriftFinding[]]>();
  for (const finding of findings) {
    const key = perOperation ? `${finding.operation?.key ?? ""} ${finding.location} ${finding.cause}` : finding.cause;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}

const gravity: Readonly<Record<Level, number>> = { error: 0, warning: 1, info: 2 };

function changeOf(
  group: readonly [DriftFinding, ...DriftFinding[]],
  fingerprint: string,
  { session, finder }: { readonly session: Session; readonly finder: WitnessFinder | undefined },
): Change {
  const { options } = session;
  const [finding] = group;
  const gravest = group.reduce<Level>(
    (worst, item) => (gravity[item.level] < gravity[worst] ? item.level : worst),
    "info",
  );
  const operations = [...new Set(group.flatMap((item) => item.reaches ?? item.operation?.key ?? []))];
  const places = otherPlacesOf(group);
  const acceptance = acceptanceOf(fingerprint, options.accept ?? [], options.today ?? new Date());
  const isOfValues = !ruleOf(finding.id).sameValues || finding.trace?.difference.level === "error";
  const isShown = gravest === "error" && isOfValues;
  const witness = isShown ? witnessOf(group, finder) : undefined;
  const unproven = isShown && finder !== undefined && witness === undefined;
  const unproved = unproven && { unproven, ...(finder.isSpent && { untried: true as const }) };
  const isOpen = finder?.isSpent === false && finding.trace !== undefined && isOpenLimit(finding.trace);
  const level = unproven && (isOpen || isGuess(finding, session.comparison)) ? "warning" : gravest;
  const subject = subjectOf(finding.part, finding.path);
  const facts = withWrittenDigits(finding, session.base, session.revision);
  return {
    id: finding.id,
    level,
    breaking: level === "error",
    ...(finding.impact && group.every(({ impact }) => impact) && { impact: finding.impact }),
    operation: finding.operation?.key ?? null,
    location: finding.location,
    message: fillSentence(ruleOf(finding.id).message, subject, facts),
    subject,
    ...facts,
    part: finding.part,
    path: finding.path,
    ...placesOf(finding, options),
    ...(operations.length > (finding.operation ? 1 : 0) ? { operations } : {}),
    ...(places.length > 0 && { alsoAt: places }),
    ...(witness === undefined ? {} : { witness: witness.value }),
    ...(finding.trace && unproved),
    ...(options.excerpts && finding.trace ? { excerpts: excerptsOf(finding.trace, session) } : {}),
    fingerprint,
    ...(acceptance && acceptedBy(acceptance)),
  };
}

/** The first operations that a cause reaches; where none of them shows it, others hardly will. */
function witnessOf(
  group: readonly DriftFinding[],
  finder: WitnessFinder | undefined,
): { readonly value: Json } | undefined {
  for (const { trace } of group.slice(0, 3)) {
    const witness = trace && finder?.find(trace);
    if (witness) return witness;
  }
  return undefined;
}

/** Both sides of a difference: of a property that one of them has, or of the schemas as a whole. */
function excerptsOf({ pair, difference }: Trace, { comparison }: Session): NonNullable<Change["excerpts"]> {
  const name = difference.step?.kind === "property" ? difference.step.name : undefined;
  const views = [comparison.viewOfBase(pair.base), comparison.viewOfRevision(pair.revision)];
  const known = name !== undefined && views.some(({ properties }) => properties.has(name));
  const part = (shape: ValueSet, names: Canonicalizer) =>
    known ? excerptOfProperty(shape, name, names) : excerptOf(shape, names);
  return { base: part(pair.base, comparison.base), revision: part(pair.revision, comparison.revision) };
}

function acceptanceOf(
  fingerprint: string,
  accepted: readonly AcceptedChange[],
  today: Date,
): AcceptedChange | undefined {
  const entry = accepted.find((item) => item.fingerprint === fingerprint);
  return entry === undefined || hasExpired(entry, today) ? undefined : entry;
}

/** What a change says of its acceptance. */
export function acceptedBy({ reason, expires }: AcceptedChange): Pick<Change, "accepted" | "acceptedUntil"> {
  return { accepted: reason, ...(expires !== undefined && { acceptedUntil: expires }) };
}

function compareChanges(a: Change, b: Change): number {
  return (
    gravity[a.level] - gravity[b.level] ||
    compareText(a.operation ?? "", b.operation ?? "") ||
    compareText(a.location, b.location) ||
    compareText(a.id, b.id) ||
    compareText(a.message, b.message) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}
