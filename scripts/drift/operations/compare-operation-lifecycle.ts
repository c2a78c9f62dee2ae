import type { Operation } from "../../contract/model/types.js";
import { compareNotices, judgeRemoval, noticeIds } from "../schemas/compare-notices.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";
import type { Notice } from "../schemas/lifecycle.js";
import type { Session } from "../schemas/session.js";
import { placeOfLackingOperation } from "./place-of-lack.js";

/** How an operation that is gone was announced; with `path`, its path is gone with it. */
export function removedOperation(session: Session, operation: Operation, kind: "operation" | "path"): DriftFinding {
  const { lifecycle } = session;
  const site: Site = { operation, part: { kind, operation: operation.key } };
  const notice = lifecycle.noticeOf(operation);
  const details = { base: operation.at, revision: placeOfLackingOperation(session.revision, operation) };
  const ids = removedIds[kind];
  // Whether it could go without notice depends on its stability, which nobody can tell.
  if (!lifecycle.isStability(notice.stability)) {
    const removed: Site = { operation, part: { kind, operation: operation.key, removed: true } };
    return findingOf("api-invalid-stability-level", removed, { ...details, to: notice.stability });
  }
  const removal = judgeRemoval(lifecycle, notice);
  if (removal.way === "unannounced") {
    const exempt = lifecycle.isExempt(notice.stability) ? ({ level: "info" } as const) : {};
    return findingOf(ids.unannounced, site, { ...details, ...exempt });
  }
  if (removal.way === "announced") return findingOf(ids.announced, site, details);
  return findingOf(ids[removal.way], site, { ...details, to: removal.sunset });
}

const removedIds = {
  operation: {
    unannounced: "api-removed-without-deprecation",
    announced: "api-removed-with-deprecation",
    early: "api-removed-before-sunset",
    unreadable: "api-path-sunset-parse",
  },
  path: {
    unannounced: "api-path-removed-without-deprecation",
    announced: "api-path-removed-with-deprecation",
    early: "api-path-removed-before-sunset",
    unreadable: "api-path-sunset-parse",
  },
} as const;

/** Deprecation, sunset and stability of an operation that both sides have. */
export function compareOperationLifecycle(
  session: Session,
  site: Site,
  [before, after]: readonly [Operation, Operation],
): readonly DriftFinding[] {
  const { lifecycle } = session;
  const [from, to] = [lifecycle.noticeOf(before), lifecycle.noticeOf(after)];
  const details = { base: before.at, revision: after.at };
  const invalid = [from, to].find((notice) => !lifecycle.isStability(notice.stability));
  // What was invalid before is for the linter to tell.
  if (invalid && from.stability !== to.stability)
    return [findingOf("api-invalid-stability-level", site, { ...details, to: invalid.stability })];
  const findings = [...compareStability(session, site, [from, to], details)];
  compareNotices(lifecycle, [from, to], noticeIds.operation, (id, facts) =>
    findings.push(findingOf(id, site, { ...facts, ...details })),
  );
  return findings;
}

type Places = Pick<DriftFinding, "base" | "revision">;

function compareStability(
  { lifecycle }: Session,
  site: Site,
  [from, to]: readonly [Notice, Notice],
  details: Places,
): readonly DriftFinding[] {
  const order = lifecycle.compareStability(from.stability, to.stability);
  if (order === 0) return [];
  const id = order > 0 ? "api-stability-increased" : "api-stability-decreased";
  return [findingOf(id, site, { ...details, from: from.stability, to: to.stability })];
}
