import type { FactsOf, SingleRuleId } from "../rules/registry.js";
import { type Lifecycle, type Notice, parseDate } from "./lifecycle.js";

/** The rules about announcements, by what they are of. */
export const noticeIds = {
  operation: {
    deprecated: "endpoint-deprecated",
    dated: "endpoint-deprecated-with-sunset",
    reactivated: "endpoint-reactivated",
    undated: "api-deprecated-sunset-missing",
    unreadable: "api-deprecated-sunset-parse",
    tooSoon: "api-sunset-date-too-small",
    movedTooSoon: "api-sunset-date-changed-too-small",
    broughtForward: "api-sunset-date-brought-forward",
    putOff: "api-sunset-date-put-off",
    deleted: "sunset-deleted",
  },
  parameter: {
    deprecated: "request-parameter-deprecated",
    dated: "request-parameter-deprecated",
    reactivated: "request-parameter-reactivated",
    undated: "request-parameter-deprecated-sunset-missing",
    unreadable: "request-parameter-sunset-parse",
    tooSoon: "request-parameter-sunset-date-too-small",
    movedTooSoon: "request-parameter-sunset-date-changed-too-small",
    broughtForward: "request-parameter-sunset-date-brought-forward",
    putOff: "request-parameter-sunset-date-put-off",
    deleted: "request-parameter-sunset-deleted",
  },
  request: {
    deprecated: "request-property-deprecated",
    dated: "request-property-deprecated-with-sunset",
    reactivated: "request-property-reactivated",
    undated: "request-property-deprecated-sunset-missing",
    unreadable: "request-property-deprecated-sunset-invalid",
    tooSoon: "request-property-sunset-date-too-small",
    movedTooSoon: "request-property-sunset-date-changed-too-small",
    broughtForward: "request-property-sunset-date-brought-forward",
    putOff: "request-property-sunset-date-put-off",
    deleted: "request-property-sunset-deleted",
  },
  response: {
    deprecated: "response-property-deprecated",
    dated: "response-property-deprecated-with-sunset",
    reactivated: "response-property-reactivated",
    undated: "response-property-deprecated-sunset-missing",
    unreadable: "response-property-deprecated-sunset-invalid",
    tooSoon: "response-property-sunset-date-too-small",
    movedTooSoon: "response-property-sunset-date-changed-too-small",
    broughtForward: "response-property-sunset-date-brought-forward",
    putOff: "response-property-sunset-date-put-off",
    deleted: "response-property-sunset-deleted",
  },
} as const satisfies Record<string, Readonly<Record<string, SingleRuleId>>>;

type NoticeIds = (typeof noticeIds)[keyof typeof noticeIds];

/** What is told of announcements: a rule and what its sentence mentions. */
type Tell = <Id extends NoticeIds[keyof NoticeIds]>(id: Id, facts: FactsOf<Id>) => void;

/** What both sides announce of the end of one thing. A date that nobody can read is none. */
export function compareNotices(
  lifecycle: Lifecycle,
  [from, to]: readonly [Notice, Notice],
  ids: NoticeIds,
  tell: Tell,
): void {
  if (!isAnnounced(to)) {
    if (isAnnounced(from)) tell(ids.reactivated, {});
    return;
  }
  const known = from.sunset;
  if (to.sunset === undefined) {
    // One that nobody could read is no loss.
    if (known !== undefined && parseDate(known)) tell(ids.deleted, { from: known });
    else if (!from.deprecated) tell(lifecycle.daysFor(to.stability) > 0 ? ids.undated : ids.deprecated, {});
  } else if (known !== to.sunset) compareDates(lifecycle, [known, to.sunset, to.stability], ids, tell);
}

/** A date of the end announces it, whether or not it is called deprecated as well. */
function isAnnounced({ deprecated, sunset }: Notice): boolean {
  return deprecated || sunset !== undefined;
}

function compareDates(
  lifecycle: Lifecycle,
  [from, to, stability]: readonly [from: string | undefined, to: string, stability: string],
  ids: NoticeIds,
  tell: Tell,
): void {
  const [old, date] = [from === undefined ? undefined : parseDate(from), parseDate(to)];
  if (date === undefined) {
    tell(ids.unreadable, { to });
    return;
  }
  const isSoon = !lifecycle.isLongEnough(date, stability);
  const soon = isSoon ? lifecycle.shortOf(date, stability) : {};
  if (from === undefined || old === undefined) tell(isSoon ? ids.tooSoon : ids.dated, { to, ...soon });
  else if (date > old) tell(ids.putOff, { from, to });
  else if (date < old) tell(isSoon ? ids.movedTooSoon : ids.broughtForward, { from, to, ...soon });
}

/** How the removal of something was announced. */
export function judgeRemoval(
  lifecycle: Lifecycle,
  { deprecated, sunset }: Notice,
):
  | { readonly way: "unannounced" }
  | { readonly way: "announced" }
  /** Before the date that was announced, or what was announced is none. */
  | { readonly way: "early" | "unreadable"; readonly sunset: string } {
  const date = sunset === undefined ? undefined : parseDate(sunset);
  // A date alone announces the end, words that are none do not.
  if (!deprecated && date === undefined) return { way: "unannounced" };
  if (sunset === undefined) return { way: "announced" };
  if (date === undefined) return { way: "unreadable", sunset };
  return lifecycle.isPast(date) ? { way: "announced" } : { way: "early", sunset };
}
