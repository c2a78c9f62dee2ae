import type { Json } from "../../base/json.js";
import type { Operation, Parameter, Schema } from "../../contract/model/types.js";
import { compareNotices, judgeRemoval, noticeIds } from "../schemas/compare-notices.js";
import { type DriftFinding, findingOf, findingsOfPair, type Site } from "../schemas/findings.js";
import { joinedStyleOf } from "../schemas/list-styles.js";
import type { ListStyle, PairContext } from "../schemas/pair.js";
import type { Session } from "../schemas/session.js";
import { accepts } from "../values/accepts.js";
import type { Canonicalizer } from "../values/canonical.js";
import { bits } from "../values/types-mask.js";
import { asWritten } from "./loose-parameters.js";
import { isOneTemplate, type OperationPair } from "./match-operations.js";
import { isOfTexts, isWrittenOtherwise, mayHoldReserved, styleOf, writingsOf } from "./parameter-style.js";
import { isSentAsKey, isTakenAsKey, takesKeys } from "./sent-keys.js";

/**
 * Parameters, matched by place and name; those of the path by position, because their names are not sent. Path parameters
 * that the path does not name are compared as well: whoever changes one means to change the operation. Of one that has moved,
 * what only one of the paths has is the move itself.
 */
export function compareParameters(
  session: Session,
  [base, revision]: OperationPair,
  hasMoved = false,
): readonly DriftFinding[] {
  const findings: DriftFinding[] = [];
  const { stability } = session.lifecycle.noticeOf(revision);
  const [from, to] = [parametersOf(base), parametersOf(revision)];
  const { comparison } = session;
  const [oldSegments, newSegments] = segmentKeys(base, revision);
  const left = new Map(
    asWritten(to, from, comparison.revision.space).map((parameter) => [keyOf(parameter, newSegments), parameter]),
  );
  for (const before of asWritten(from, to, comparison.base.space)) {
    const key = keyOf(before, oldSegments);
    const after = left.get(key);
    left.delete(key);
    if (!after && hasMoved && isNamed(before, oldSegments)) continue;
    const site = siteOf(base, before);
    if (after) findings.push(...compareParameter(session, site, { before, after, stability }));
    else findings.push(...removed(session, site, before, revision));
  }
  for (const after of left.values()) {
    if (hasMoved && isNamed(after, newSegments)) continue;
    const isSent = isSentAsKey(session.base, base, after) && takesKeys(comparison, after);
    const finding = added(siteOf(base, after), after, base);
    findings.push(isSent ? { ...finding, level: "info" } : finding);
  }
  return findings;
}

function parametersOf({ parameters, strayParameters = [] }: Operation): readonly Parameter[] {
  return [...parameters, ...strayParameters];
}

/** Keys of what a path names in braces, by name. */
type SegmentKeys = ReadonlyMap<string, string>;

/** By position; where the operation moved to another path, those of one name are the same, and the others by position. */
function segmentKeys(...[{ path: base }, { path: revision }]: OperationPair): readonly [SegmentKeys, SegmentKeys] {
  const [from, to] = [base, revision].map((path) => [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name));
  if (from === undefined || to === undefined) return [new Map(), new Map()];
  const shared = isOneTemplate(base, revision) ? [] : from.filter((name) => to.includes(name));
  const keysOf = (names: readonly string[]) => {
    const others = names.filter((name) => !shared.includes(name));
    return new Map(names.map((name) => [name, shared.includes(name) ? `{${name}}` : String(others.indexOf(name))]));
  };
  return [keysOf(from), keysOf(to)];
}

function keyOf(parameter: Parameter, segments: SegmentKeys): string {
  if (parameter.in === "header") return `header ${parameter.name.toLowerCase()}`;
  if (parameter.in !== "path") return `${parameter.in} ${parameter.name}`;
  return `path ${segments.get(parameter.name) ?? parameter.name}`;
}

function isNamed({ in: where, name }: Parameter, segments: SegmentKeys): boolean {
  return where === "path" && segments.has(name);
}

function siteOf(operation: Operation, { in: where, name }: Parameter): Site {
  return { operation, part: { kind: "parameter", in: where, name } };
}

function removed(session: Session, site: Site, before: Parameter, revision: Operation): readonly DriftFinding[] {
  const details = { name: before.name, base: before.at, revision: revision.at };
  if (session.inferred) return [findingOf("request-parameter-unknown", site, details)];
  const { lifecycle } = session;
  const notice = lifecycle.noticeOf(before);
  const removal = judgeRemoval(lifecycle, notice);
  if (removal.way === "unannounced") {
    const stability = lifecycle.noticeOf(revision).stability;
    const exempt = lifecycle.isExempt(notice.stability) || lifecycle.isExempt(stability);
    const isMild = exempt || isTakenAsKey(session.revision, revision, before);
    return [findingOf("request-parameter-removed", site, isMild ? { ...details, level: "info" } : details)];
  }
  if (removal.way === "announced") return [findingOf("request-parameter-removed-with-deprecation", site, details)];
  const dated = { ...details, to: removal.sunset };
  if (removal.way === "early") return [findingOf("request-parameter-removed-before-sunset", site, dated)];
  const gone: Site = { ...site, part: { kind: "parameter", in: before.in, name: before.name, removed: true } };
  return [findingOf("request-parameter-sunset-parse", gone, dated)];
}

function added(site: Site, after: Parameter, base: Operation): DriftFinding {
  const details = { name: after.name, base: base.at, revision: after.at };
  if (after.in === "path") return findingOf("new-request-path-parameter", site, details);
  const need = after.required ? "required" : "optional";
  return isOfPath(after)
    ? findingOf(`new-${need}-request-default-parameter-to-existing-path`, site, details)
    : findingOf(`new-${need}-request-parameter`, site, details);
}

/** Declared for all operations of its path. */
function isOfPath({ at }: Parameter): boolean {
  return /^\/paths\/[^/]+\/parameters\//.test(at.pointer);
}

interface Both {
  readonly before: Parameter;
  readonly after: Parameter;
  /** Of the operation; a parameter may have its own. */
  readonly stability: string;
}

/** A parameter, or a header, that clients send. */
export function compareParameter(session: Session, site: Site, both: Both): readonly DriftFinding[] {
  const { before, after } = both;
  const values = compareParameterValues(session, site, both);
  if (before.required === after.required || before.in === "path") return values;
  const places = { name: before.name, base: before.at, revision: after.at };
  return [findingOf(`request-parameter-became-${after.required ? "required" : "optional"}`, site, places), ...values];
}

/** How it is written, what it may hold and what is announced of it. */
export function compareParameterValues(session: Session, site: Site, both: Both): readonly DriftFinding[] {
  const { before, after } = both;
  const findings: DriftFinding[] = [];
  const places = { name: before.name, base: before.at, revision: after.at };
  if (isWrittenOtherwise(session.comparison, before, after)) {
    const [from, to] = writingsOf(before, after);
    findings.push(findingOf("request-parameter-style-changed", site, { ...places, from, to }));
  }
  // A page does not say how characters are written.
  if (!session.inferred && before.in === "query" && before.allowReserved !== after.allowReserved) {
    const change = after.allowReserved ? "added" : "removed";
    const { space } = session.comparison.base;
    const level = mayHoldReserved(space.shapeOf(before.schema), space) ? {} : ({ level: "info" } as const);
    findings.push(findingOf(`request-parameter-allow-reserved-${change}`, site, { ...places, ...level }));
  }
  findings.push(...compareEmptiness(session, site, both), ...compareLifecycle(session, site, both));
  const context: PairContext = {
    subject: "request-parameter",
    direction: "request",
    text: isOfTexts(before),
    inferred: session.inferred,
    lists: [listStyleOf(before), listStyleOf(after)],
    // A path cannot be called without a value, for which clients may take the default.
    always: before.in !== "path" && (before.required || after.required),
  };
  const isAlike = session.comparison.written.same(before.schema, after.schema);
  const [base, revision] = !isAlike && isSegment(site, before) ? asSent(session, both) : [before.schema, after.schema];
  const pair = session.schemas.compare(base, revision, context);
  const found = pair ? findingsOfPair(pair, site, { base, revision }) : [];
  return [...findings, ...(session.options.relation === "providers" ? found.map(ofAnother) : found)];
}

/** Whether `?name=` is taken; a page does not say. */
function compareEmptiness(
  { comparison, inferred }: Session,
  site: Site,
  { before, after }: Both,
): readonly DriftFinding[] {
  const isAllowed = ({ in: where, allowEmptyValue }: Parameter) => where === "query" && allowEmptyValue === true;
  if (inferred || isAllowed(before) === isAllowed(after)) return [];
  const places = { name: before.name, base: before.at, revision: after.at };
  if (isAllowed(after)) return [findingOf("request-parameter-allow-empty-value-added", site, places)];
  // An empty text is one as much as a list of it.
  const isTaken = ["", [""]].some((value) => takes(after, value, comparison.revision));
  const level = isTaken ? ({ level: "info" } as const) : {};
  return [findingOf("request-parameter-allow-empty-value-removed", site, { ...places, ...level })];
}

function takes({ schema }: Parameter, value: Json, { space }: Canonicalizer): boolean {
  return accepts(schema, value, { schemas: space.contract.schemas, exactlyOne: false });
}

/** Another provider never promised the reference's defaults: only a version that changes its own gives old calls another meaning. */
function ofAnother(finding: DriftFinding): DriftFinding {
  return /^request-parameter-default-value-/.test(finding.id) ? { ...finding, level: "info" } : finding;
}

/** The parameter of the path has nothing beside it between two slashes. */
function isSegment({ operation }: Site, { in: where, name }: Parameter): boolean {
  const own = `{${name}}`;
  return where === "path" && !operation?.path.split("/").some((part) => part.includes(own) && part !== own);
}

/** The schemas of a parameter. A path without its segment is another path, so that nobody sends an empty text there. */
function asSent({ comparison: { base, revision } }: Session, { before, after }: Both): readonly [Schema, Schema] {
  const isText = ({ schema }: Parameter, { space }: Canonicalizer) =>
    (space.viewOf(space.shapeOf(schema)).mask & bits.string) !== 0;
  const isInPath = [before, after].every((each) => styleOf(each) === "simple");
  const areTexts = isInPath && isText(before, base) && isText(after, revision);
  if (!areTexts || takes(before, "", base) === takes(after, "", revision)) return [before.schema, after.schema];
  const sent = ({ schema }: Parameter): Schema => ({
    at: schema.at,
    allOf: [schema, { at: schema.at, string: { minLength: 1 }, notes: {} }],
    notes: {},
  });
  return [sent(before), sent(after)];
}

function listStyleOf(parameter: Parameter): ListStyle {
  const style = styleOf(parameter);
  if (style === "form, exploded") return parameter.in === "query" ? "repeated" : "other";
  return joinedStyleOf(style);
}

function compareLifecycle(
  { lifecycle }: Session,
  site: Site,
  { before, after, stability }: Both,
): readonly DriftFinding[] {
  const [from, to] = [lifecycle.noticeOf(before, stability), lifecycle.noticeOf(after, stability)];
  if (!from.deprecated && lifecycle.isExempt(to.stability)) return [];
  const details = { name: before.name, base: before.at, revision: after.at };
  const findings: DriftFinding[] = [];
  compareNotices(lifecycle, [from, to], noticeIds.parameter, (id, facts) =>
    findings.push(findingOf(id, site, { ...facts, ...details })),
  );
  return findings;
}
