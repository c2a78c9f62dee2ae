import type { Origin } from "../../base/diagnostics.js";
import type { Parameter } from "../../contract/model/types.js";
import { compareNotices, judgeRemoval, noticeIds } from "../schemas/compare-notices.js";
import { type DriftFinding, findingOf, findingsOfPair, type Site } from "../schemas/findings.js";
import type { Session } from "../schemas/session.js";
import { accepts } from "../values/accepts.js";
import { isOfTexts, isWrittenOtherwise, writingsOf } from "./parameter-style.js";

/** What the provider sends beside a body: headers of an answer, or of its own call, and the query of that. */
interface Sent {
  readonly parameters: readonly Parameter[];
  /** Where one stands, whatever it refers to. */
  readonly placeOf: (parameter: Parameter) => Origin;
  readonly at: Origin;
}

/** Parameters that the provider sends, matched by place and name. */
export function compareSentParameters(
  session: Session,
  [before, after]: readonly [Sent, Sent],
  siteOf: (parameter: Parameter) => Site,
): readonly DriftFinding[] {
  const findings: DriftFinding[] = [];
  const left = new Map(after.parameters.filter(isRead).map((parameter) => [keyOf(parameter), parameter]));
  for (const parameter of before.parameters.filter(isRead)) {
    const other = left.get(keyOf(parameter));
    left.delete(keyOf(parameter));
    const site = siteOf(parameter);
    if (other) findings.push(...compareSent(session, site, [parameter, other]));
    else if (!session.inferred) {
      const id = `${parameter.required ? "required" : "optional"}-response-header-removed` as const;
      const places = { base: before.placeOf(parameter), revision: after.at };
      findings.push(findingOf(id, site, { name: parameter.name, ...places, ...endedLevel(session, parameter) }));
    }
  }
  for (const parameter of left.values()) {
    const places = { base: before.at, revision: after.placeOf(parameter) };
    findings.push(findingOf("response-header-added", siteOf(parameter), { name: parameter.name, ...places }));
  }
  return findings;
}

/** "If a response header is defined with the name `Content-Type`, it SHALL be ignored" (OpenAPI 3.1, Response Object). */
function isRead({ in: where, name }: Parameter): boolean {
  return where !== "header" || name.toLowerCase() !== "content-type";
}

function keyOf({ in: where, name }: Parameter): string {
  return `${where} ${where === "header" ? name.toLowerCase() : name}`;
}

/** Its end has been announced. */
function endedLevel({ lifecycle }: Session, parameter: Parameter): { readonly level?: "info" } {
  return judgeRemoval(lifecycle, lifecycle.noticeOf(parameter)).way === "announced" ? { level: "info" } : {};
}

function compareSent(
  session: Session,
  site: Site,
  [before, after]: readonly [Parameter, Parameter],
): readonly DriftFinding[] {
  const findings: DriftFinding[] = [];
  const places = { name: before.name, base: before.at, revision: after.at };
  if (before.required !== after.required) {
    const id = `response-header-became-${after.required ? "required" : "optional"}` as const;
    findings.push(findingOf(id, site, places));
  }
  if (isWrittenOtherwise(session.comparison, before, after)) {
    const [from, to] = writingsOf(before, after);
    findings.push(findingOf("response-header-style-changed", site, { ...places, from, to }));
  }
  findings.push(...compareLifecycle(session, site, [before, after]));
  const context = {
    subject: "response-header",
    direction: "response",
    // One with a media type is written in that, such as JSON.
    text: isOfTexts(before),
    inferred: session.inferred,
  } as const;
  const pair = session.schemas.compare(before.schema, after.schema, context);
  const schemas = { base: before.schema, revision: after.schema };
  const found = pair ? findingsOfPair(pair, site, schemas) : [];
  return [...findings, ...found.map((finding) => (isTextOfNull(finding, before, session) ? asInfo(finding) : finding))];
}

function asInfo(finding: DriftFinding): DriftFinding {
  return { ...finding, level: "info" };
}

/**
 * Where values are texts, null is left out (RFC 6570, section 2.3) or written as a text: nothing new to who reads any text,
 * and goes without.
 */
function isTextOfNull({ id, path }: DriftFinding, before: Parameter, { comparison }: Session): boolean {
  if (id !== "response-header-became-nullable" || path.length > 0 || before.required || !isOfTexts(before))
    return false;
  const { schemas } = comparison.base.space.contract;
  return ["", "null"].every((text) => accepts(before.schema, text, { schemas, exactlyOne: false }));
}

/** Deprecation and sunset, which are announced as those of a property of an answer are. */
function compareLifecycle(
  { lifecycle, inferred }: Session,
  site: Site,
  [before, after]: readonly [Parameter, Parameter],
): readonly DriftFinding[] {
  if (inferred) return [];
  const findings: DriftFinding[] = [];
  const details = { name: before.name, base: before.at, revision: after.at };
  compareNotices(lifecycle, [lifecycle.noticeOf(before), lifecycle.noticeOf(after)], noticeIds.response, (id, facts) =>
    findings.push(findingOf(id, site, { ...facts, ...details })),
  );
  return findings;
}
