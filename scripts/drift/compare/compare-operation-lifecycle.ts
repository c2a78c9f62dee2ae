import type { Operation } from "../../ir/types.js";
import { type DriftFinding, findingOf, type Place } from "./findings.js";
import { type Notice, parseDate } from "./lifecycle.js";
import type { Session } from "./session.js";

/** How an operation that is gone was announced. */
export function removedOperation(session: Session, operation: Operation, what: "api" | "api-path"): DriftFinding {
  const place: Place = {
    operation,
    location: "operation",
    noun: what === "api" ? `operation \`${operation.key}\`` : `the path of \`${operation.key}\``,
    partNoun: "property",
  };
  const notice = session.lifecycle.noticeOf(operation);
  const details = { base: operation.at, revision: session.revision.at };
  // Whether it could go without notice depends on its stability, which nobody can tell.
  if (!session.lifecycle.isStability(notice.stability)) {
    return findingOf("api-invalid-stability-level", place, { ...details, to: notice.stability });
  }
  if (!notice.deprecated) {
    const exempt = session.lifecycle.isExempt(notice.stability) ? ({ level: "info" } as const) : {};
    return findingOf(`${what}-removed-without-deprecation`, place, { ...details, ...exempt });
  }
  if (notice.sunset === undefined) return findingOf(`${what}-removed-with-deprecation`, place, details);
  const date = parseDate(notice.sunset);
  const dated = { ...details, to: notice.sunset };
  if (date === undefined) return findingOf("api-path-sunset-parse", place, dated);
  const id = session.lifecycle.isPast(date) ? "removed-with-deprecation" : "removed-before-sunset";
  return findingOf(`${what}-${id}`, place, dated);
}

/** Deprecation, sunset and stability of an operation that both sides have. */
export function compareOperationLifecycle(
  session: Session,
  place: Place,
  [before, after]: readonly [Operation, Operation],
): readonly DriftFinding[] {
  const { lifecycle } = session;
  const [from, to] = [lifecycle.noticeOf(before), lifecycle.noticeOf(after)];
  const details = { base: before.at, revision: after.at };
  const invalid = [from, to].find((notice) => !lifecycle.isStability(notice.stability));
  // What was invalid before is for the linter to tell.
  if (invalid && from.stability !== to.stability)
    return [findingOf("api-invalid-stability-level", place, { ...details, to: invalid.stability })];
  return [
    ...compareStability(session, place, [from, to], details),
    ...compareDeprecation(session, place, [from, to], details),
  ];
}

type Places = Pick<DriftFinding, "base" | "revision">;

function compareStability(
  { lifecycle }: Session,
  place: Place,
  [from, to]: readonly [Notice, Notice],
  details: Places,
): readonly DriftFinding[] {
  const order = lifecycle.compareStability(from.stability, to.stability);
  if (order === 0) return [];
  const id = order > 0 ? "api-stability-increased" : "api-stability-decreased";
  return [findingOf(id, place, { ...details, from: from.stability, to: to.stability })];
}

function compareDeprecation(
  session: Session,
  place: Place,
  [from, to]: readonly [Notice, Notice],
  details: Places,
): readonly DriftFinding[] {
  const { lifecycle } = session;
  if (from.deprecated && !to.deprecated) return [findingOf("endpoint-reactivated", place, details)];
  if (!to.deprecated) return [];
  if (from.deprecated) return compareSunset(session, place, [from, to], details);
  if (to.sunset === undefined) {
    const missing = lifecycle.daysFor(to.stability) > 0;
    return [findingOf(missing ? "api-deprecated-sunset-missing" : "endpoint-deprecated", place, details)];
  }
  const dated = { ...details, to: to.sunset };
  const date = parseDate(to.sunset);
  if (date === undefined) return [findingOf("api-deprecated-sunset-parse", place, dated)];
  const enough = lifecycle.isLongEnough(date, to.stability);
  return [findingOf(enough ? "endpoint-deprecated-with-sunset" : "api-sunset-date-too-small", place, dated)];
}

function compareSunset(
  { lifecycle }: Session,
  place: Place,
  [from, to]: readonly [Notice, Notice],
  details: Places,
): readonly DriftFinding[] {
  if (from.sunset === undefined || from.sunset === to.sunset) return [];
  if (to.sunset === undefined) return [findingOf("sunset-deleted", place, { ...details, from: from.sunset })];
  const [old, date] = [parseDate(from.sunset), parseDate(to.sunset)];
  if (old === undefined || date === undefined) {
    const unreadable = old === undefined ? from.sunset : to.sunset;
    return [findingOf("api-deprecated-sunset-parse", place, { ...details, to: unreadable })];
  }
  if (date >= old || lifecycle.isLongEnough(date, to.stability)) return [];
  const texts = { from: from.sunset, to: to.sunset };
  return [findingOf("api-sunset-date-changed-too-small", place, { ...details, ...texts })];
}
