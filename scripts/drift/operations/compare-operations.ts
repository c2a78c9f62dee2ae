import { isFromPage, isInferred } from "../../contract/model/page-marks.js";
import type { Operation } from "../../contract/model/types.js";
import { ruleOf } from "../rules/registry.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";
import type { Session } from "../schemas/session.js";
import { compareRequestBodies } from "./compare-bodies.js";
import { compareCallbacks } from "./compare-hooks.js";
import { compareOperationLifecycle, removedOperation } from "./compare-operation-lifecycle.js";
import { compareParameters } from "./compare-parameters.js";
import { compareResponses } from "./compare-responses.js";
import { compareSlashes } from "./compare-slashes.js";
import { compareStreams, isOfFlag } from "./compare-streams.js";
import type { OperationMatch, OperationPair } from "./match-operations.js";
import { pathIdentity } from "./path-identity.js";
import { placeOfLackingOperation } from "./place-of-lack.js";

/** Everything that differs in the operations of two contracts. */
export function compareOperations(session: Session, match: OperationMatch): readonly DriftFinding[] {
  const { pairs, moved, generalized, removed, added } = match;
  const inferred = isFromPage(session.revision);
  const remaining = new Set(session.revision.operations.map((operation) => pathIdentity(operation)));
  return [
    ...removed.map((operation) =>
      inferred
        ? findingOf("endpoint-unknown", siteOf(operation), {
            base: operation.at,
            revision: placeOfLackingOperation(session.revision, operation),
          })
        : removedOperation(session, operation, remaining.has(pathIdentity(operation)) ? "operation" : "path"),
    ),
    ...added.map((operation) =>
      findingOf("endpoint-added", siteOf(operation), {
        base: placeOfLackingOperation(session.base, operation),
        revision: operation.at,
      }),
    ),
    ...moved.map(([before, after]) =>
      findingOf("endpoint-moved", siteOf(before), {
        from: before.key,
        to: after.key,
        base: before.at,
        revision: after.at,
      }),
    ),
    ...generalized.map(({ pair: [before], template }) =>
      findingOf("endpoint-generalized", siteOf(before), {
        to: template.key,
        base: before.at,
        revision: template.at,
      }),
    ),
    ...[...pairs, ...moved, ...generalized.map(({ pair }) => pair)].flatMap((pair) =>
      compareOperation(session, pair, moved.includes(pair)),
    ),
  ];
}

function compareOperation(
  session: Session,
  [before, after]: OperationPair,
  hasMoved: boolean,
): readonly DriftFinding[] {
  const { stability } = session.lifecycle.noticeOf(after);
  const scope: Session = { ...session, inferred: isInferred(after), stability };
  const isUnchanged = session.lifecycle.noticeOf(before).stability === stability;
  if (!isUnchanged && !session.lifecycle.isStability(stability)) {
    return compareOperationLifecycle(scope, siteOf(before), [before, after]);
  }
  const streams = compareStreams(scope, before, after);
  const others = [
    ...compareOperationLifecycle(scope, siteOf(before), [before, after]),
    ...compareNames(before, after),
    ...(before.identity === after.identity ? compareSlashes(siteOf(before), [before, after]) : []),
    ...compareParameters(scope, [before, after], hasMoved),
    ...compareRequestBodies(scope, before, after),
    ...compareResponses(scope, before, after),
    ...compareCallbacks(scope, before, after),
  ];
  const told = [...others.filter((finding) => !isOfFlag(finding, streams)), ...streams];
  return exemptUnstable(session, before, told);
}

/** An operation that was a draft or an alpha may change without breaking a promise. */
function exemptUnstable(
  session: Session,
  before: Operation,
  findings: readonly DriftFinding[],
): readonly DriftFinding[] {
  const { lifecycle } = session;
  if (!lifecycle.isExempt(lifecycle.noticeOf(before).stability)) return findings;
  return findings.map((finding) => (ruleOf(finding.id).aboutPromises ? finding : { ...finding, level: "info" }));
}

function siteOf(operation: Operation): Site {
  return { operation, part: { kind: "operation", operation: operation.key } };
}

function compareNames(before: Operation, after: Operation): readonly DriftFinding[] {
  const site = siteOf(before);
  const places = { base: before.at, revision: after.at };
  const findings: DriftFinding[] = [];
  const [from, to] = [before.operationId, after.operationId];
  if (from === undefined && to !== undefined) {
    findings.push(findingOf("api-operation-id-added", site, { ...places, to }));
  } else if (from !== undefined && from !== to) {
    const next = to === undefined ? {} : { to };
    findings.push(findingOf("api-operation-id-removed", site, { ...places, from, ...next }));
  }
  const added = after.tags.filter((tag) => !before.tags.includes(tag));
  const removed = before.tags.filter((tag) => !after.tags.includes(tag));
  findings.push(...removed.map((name) => findingOf("api-tag-removed", site, { ...places, name })));
  findings.push(...added.map((name) => findingOf("api-tag-added", site, { ...places, name })));
  return findings;
}
