import type { Operation } from "../../ir/types.js";
import { compareRequestBodies } from "./compare-bodies.js";
import { callbackPlaces, compareHooks } from "./compare-hooks.js";
import { compareOperationLifecycle, removedOperation } from "./compare-operation-lifecycle.js";
import { compareParameters } from "./compare-parameters.js";
import { compareResponses } from "./compare-responses.js";
import { compareOperationSecurity } from "./compare-security.js";
import { type DriftFinding, findingOf, type Place } from "./findings.js";
import { matchOperations } from "./match-operations.js";
import type { Session } from "./session.js";

/** Everything that differs in the operations of two contracts. */
export function compareOperations(session: Session): readonly DriftFinding[] {
  const { pairs, moved, removed, added } = matchOperations(session);
  const inferred = session.revision.operations.some(isInferred);
  const remaining = new Set(session.revision.operations.map((operation) => pathIdentity(operation)));
  return [
    ...removed.map((operation) =>
      inferred
        ? findingOf("endpoint-unknown", placeOf(operation), { base: operation.at, revision: session.revision.at })
        : removedOperation(session, operation, remaining.has(pathIdentity(operation)) ? "api" : "api-path"),
    ),
    ...added.map((operation) =>
      findingOf("endpoint-added", placeOf(operation), { base: session.base.at, revision: operation.at }),
    ),
    ...moved.map(([before, after]) =>
      findingOf("endpoint-moved", placeOf(before), {
        from: before.key,
        to: after.key,
        base: before.at,
        revision: after.at,
      }),
    ),
    ...[...pairs, ...moved].flatMap(([before, after]) => compareOperation(session, before, after)),
  ];
}

function compareOperation(session: Session, before: Operation, after: Operation): readonly DriftFinding[] {
  const { stability } = session.lifecycle.noticeOf(after);
  const scope: Session = { ...session, inferred: isInferred(after), stability };
  const isUnchanged = session.lifecycle.noticeOf(before).stability === stability;
  if (!isUnchanged && !session.lifecycle.isStability(stability)) {
    return compareOperationLifecycle(scope, placeOf(before), [before, after]);
  }
  const findings = [
    ...compareOperationLifecycle(scope, placeOf(before), [before, after]),
    ...compareNames(before, after),
    ...compareParameters(scope, before, after),
    ...compareRequestBodies(scope, before, after),
    ...compareResponses(scope, before, after),
    ...compareOperationSecurity(scope, placeOf(before), [before, after]),
    ...compareHooks(scope, [before.callbacks ?? [], after.callbacks ?? []], callbackPlaces(before, after)),
  ];
  return exemptUnstable(session, before, findings);
}

/** An operation that was a draft or an alpha may change without breaking a promise. */
function exemptUnstable(
  session: Session,
  before: Operation,
  findings: readonly DriftFinding[],
): readonly DriftFinding[] {
  const { lifecycle } = session;
  if (!lifecycle.isExempt(lifecycle.noticeOf(before).stability)) return findings;
  return findings.map((finding) => (finding.id.startsWith("api-") ? finding : { ...finding, level: "info" }));
}

export function isInferred(operation: Operation): boolean {
  return operation.extensions?.has("x-concord-inferred") ?? false;
}

export function placeOf(operation: Operation): Place {
  return { operation, location: "operation", noun: `operation \`${operation.key}\``, partNoun: "property" };
}

function pathIdentity(operation: Operation): string {
  return operation.identity.slice(operation.method.length + 1);
}

function compareNames(before: Operation, after: Operation): readonly DriftFinding[] {
  const place = placeOf(before);
  const places = { base: before.at, revision: after.at };
  const findings: DriftFinding[] = [];
  const [from, to] = [before.operationId, after.operationId];
  if (from !== to) {
    const id = from === undefined ? "api-operation-id-added" : "api-operation-id-removed";
    findings.push(findingOf(id, place, { ...places, from, to }));
  }
  const added = after.tags.filter((tag) => !before.tags.includes(tag));
  const removed = before.tags.filter((tag) => !after.tags.includes(tag));
  findings.push(...removed.map((name) => findingOf("api-tag-removed", place, { ...places, name })));
  // A renamed tag is told once.
  const fresh = added.slice(removed.length);
  findings.push(...fresh.map((name) => findingOf("api-tag-added", place, { ...places, name })));
  return findings;
}
