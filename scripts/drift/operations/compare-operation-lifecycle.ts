import type { Operation } from "../../contract/model/types.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";
import { type Notice, parseDate } from "../schemas/lifecycle.js";
import type { Session } from "../schemas/session.js";

/** How an operation that is gone was announced; with `path`, its path is gone with it. */
export function removedOperation(session: Session, operation: Operation, kind: "operation" | "path"): DriftFinding {
  const { lifecycle } = session;
  const site: Site = { operation, part: { kind, operation: operation.key } };
  const notice = lifecycle.noticeOf(operation);
  const details = { base: operation.at, revision: session.revision.at };
  const ids = removedIds[kind];
  // Whether it could go without notice depends on its stability, which nobody can tell.
  if (!lifecycle.isStability(notice.stability)) {
    const removed: Site = { operation, part: { kind, operation: operation.key, removed: true } };
    return findingOf("api-invalid-stability-level", removed, { ...details, to: notice.stability });
  }
  if (!notice.deprecated) {
    const exempt = lifecycle.isExempt(notice.stability) ? ({ level: "info" } as const) : {};
    return findingOf(ids.unannounced, site, { ...details, ...exempt });
  }
  if (notice.sunset === undefined) return findingOf(ids.announced, site, details);
  const date = parseDate(notice.sunset);
  const dated = { ...details, to: notice.sunset };
  if (date === undefined) return findingOf("api-path-sunset-parse", site, dated);
  return findingOf(lifecycle.isPast(date) ? ids.announced : ids.early, site, dated);
}

const removedIds = {
  operation: {
    unannounced: "api-removed-without-deprecation",
    announced: "api-removed-with-deprecation",
    early: "api-removed-before-sunset",
  },
  path: {
    unannounced: "api-path-removed-without-deprecation",
    announced: "api-path-removed-with-deprecation",
    early: "api-path-removed-before-sunset",
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
  return [
    ...compareStability(session, site, [from, to], details),
    ...compareDeprecation(session, site, [from, to], details),
  ];
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

function compareDeprecation(
  session: Session,
  site: Site,
  [from, to]: readonly [Notice, Notice],
  details: Places,
): readonly DriftFinding[] {
  const { lifecycle } = session;
  if (from.deprecated && !to.deprecated) return [findingOf("endpoint-reactivated", site, details)];
  if (!to.deprecated) return [];
  if (from.deprecated) return compareSunset(session, site, [from, to], details);
  if (to.sunset === undefined) {
    const missing = lifecycle.daysFor(to.stability) > 0;
    return [findingOf(missing ? "api-deprecated-sunset-missing" : "endpoint-deprecated", site, details)];
  }
  const dated = { ...details, to: to.sunset };
  const date = parseDate(to.sunset);
  if (date === undefined) return [findingOf("api-deprecated-sunset-parse", site, dated)];
  return lifecycle.isLongEnough(date, to.stability)
    ? [findingOf("endpoint-deprecated-with-sunset", site, dated)]
    : [findingOf("api-sunset-date-too-small", site, { ...dated, ...lifecycle.shortOf(date, to.stability) })];
}

function compareSunset(
  { lifecycle }: Session,
  site: Site,
  [from, to]: readonly [Notice, Notice],
  details: Places,
): readonly DriftFinding[] {
  if (from.sunset === undefined || from.sunset === to.sunset) return [];
  if (to.sunset === undefined) return [findingOf("sunset-deleted", site, { ...details, from: from.sunset })];
  const [old, date] = [parseDate(from.sunset), parseDate(to.sunset)];
  if (old === undefined || date === undefined) {
    const unreadable = old === undefined ? from.sunset : to.sunset;
    return [findingOf("api-deprecated-sunset-parse", site, { ...details, to: unreadable })];
  }
  if (date.getTime() === old.getTime()) return [];
  const moved = { ...details, from: from.sunset, to: to.sunset };
  if (date > old) return [findingOf("api-sunset-date-put-off", site, moved)];
  return lifecycle.isLongEnough(date, to.stability)
    ? [findingOf("api-sunset-date-brought-forward", site, moved)]
    : [findingOf("api-sunset-date-changed-too-small", site, { ...moved, ...lifecycle.shortOf(date, to.stability) })];
}
