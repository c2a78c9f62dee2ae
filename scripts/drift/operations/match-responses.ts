import type { Response } from "../../contract/model/types.js";
import { hasNoContent } from "../../spec/bodiless.js";

/**
 * The response of the same status, of the range that it belongs to, or those that belong to it as a range. Errors that
 * have no response of their own get the default one.
 */
export function counterpartsOf(
  response: Response,
  siblings: readonly Response[],
  others: readonly Response[],
): readonly Response[] {
  const same = others.find((other) => other.status === response.status);
  const range = same ?? others.find((other) => other.status !== "default" && covers(other.status, response.status));
  const [isCovered, isCovering] = [coverageOf(others), coverageOf(siblings)];
  // What has a description of its own in base is compared with that, or with the closest range.
  const isOwn = ({ status }: Response) =>
    isCovering(response.status, status) &&
    !siblings.some(
      (sibling) =>
        sibling.status === status ||
        (sibling !== response && sibling.status !== "default" && covers(sibling.status, status)),
    );
  const within = others.filter(isOwn);
  if (range) return [range, ...within.filter((other) => other !== range)];
  const [fallback] = others.filter(({ status }) => status === "default" && isCovered(status, response.status));
  return fallback ? [fallback] : within;
}

/** The responses with a status, or of a range of them, of which some were not answered before. A default that stands alone names none. */
export function addedTo(responses: readonly Response[], others: readonly Response[]): readonly Response[] {
  const isCovered = coverageOf(responses);
  return others.filter(
    ({ status }) =>
      !(status === "default" && others.length === 1) &&
      !responses.some((one) => one.status === status || isCovered(one.status, status)),
  );
}

/** A range, or the default response beside others, of which the other side has some statuses only. */
export function isNarrowed(
  response: Response,
  siblings: readonly Response[],
  counterparts: readonly Response[],
): boolean {
  const isLone = siblings.length === 1 && response.status === "default";
  return !isLone && counterparts.length > 0 && counterparts.every(({ status }) => covers(response.status, status));
}

export interface BareStatus {
  readonly change: "added" | "removed";
  readonly response: Response;
}

/** A status without content that only one side has by itself, beside a range that has content and is on both. */
export function bareBeside(
  [before, after]: readonly [Response, Response],
  [from, to]: readonly [readonly Response[], readonly Response[]],
): BareStatus | undefined {
  const isGone = hasNoContent(before.status);
  const [response, range, others] = isGone ? [before, after, from] : [after, before, to];
  const stays = others.some(({ status }) => status === range.status);
  return stays && range.content.length > 0 ? { change: isGone ? "removed" : "added", response } : undefined;
}

/** RFC 9110, section 6.4.1: what answers HEAD, and what has one of some statuses, has no content, whatever is described. */
export function asSent(response: Response, method?: string): Response {
  const isBare = method === "HEAD" || hasNoContent(response.status);
  return isBare && response.content.length > 0 ? { ...response, content: [] } : response;
}

/**
 * One of two responses has a status without content, and the other is a range, whose content is that of its other
 * statuses: where the range has none, and is one of successes, of which there is always one, it is that of the status.
 */
export function standsForOthers(
  [before, after]: readonly [Response, Response],
  [from, to]: readonly [readonly Response[], readonly Response[]],
): boolean {
  if (before.status === after.status) return false;
  const [bare, range, all] = hasNoContent(before.status) ? [before, after, from] : [after, before, to];
  if (!hasNoContent(bare.status)) return false;
  const isOther = ({ status }: Response) => status === range.status || coverageOf([range])(range.status, status);
  return !bare.status.startsWith("2") || all.some((response) => response !== bare && isOther(response));
}

/** The default response of a description that has no other is that of successes, too. */
export function coverageOf(responses: readonly Response[]): typeof covers {
  const isAlone = responses.every(({ status }) => status === "default");
  return (range, status) => (isAlone && range === "default" ? status !== range : covers(range, status));
}

export function covers(range: string, status: string): boolean {
  if (range === "default") return /^[345]/.test(status);
  return /^[1-5]XX$/i.test(range) && /^\d{3}$/.test(status) && range.charAt(0) === status.charAt(0);
}

/** The rule of a status, or a range of them, that came or went. */
export function responseStatusId<Change extends "added" | "removed">(change: Change, status: string) {
  return `response-${status.startsWith("2") ? "success" : "non-success"}-status-${change}` as const;
}
