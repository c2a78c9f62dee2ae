import { first } from "../shape/canonical.js";
import type { ValueSet } from "../shape/value-set.js";
import { type Lifecycle, type Notice, parseDate } from "./lifecycle.js";
import type { Scope } from "./pair.js";

/** Deprecation, sunset and stability of a property. */
export function comparePropertyLifecycle(scope: Scope, lifecycle: Lifecycle): void {
  const { subject, direction } = scope.context;
  if (subject !== "request-property" && subject !== "response-property") return;
  const before = noticeOf(scope.base, lifecycle);
  const after = noticeOf(scope.revision, lifecycle);
  const add = (suffix: string, texts: { readonly from?: string; readonly to?: string } = {}) =>
    scope.add({
      rule: `${direction}-property-${suffix}`,
      single: true,
      ...texts,
      base: scope.base.at,
      revision: scope.revision.at,
    });
  if (lifecycle.isStability(before.stability) && lifecycle.isStability(after.stability)) {
    const order = lifecycle.compareStability(before.stability, after.stability);
    const texts = { from: before.stability, to: after.stability };
    if (order !== 0) add(order > 0 ? "stability-increased" : "stability-decreased", texts);
  } else if (before.stability !== after.stability) {
    const to = lifecycle.isStability(after.stability) ? before.stability : after.stability;
    scope.add({
      rule: "api-invalid-stability-level",
      single: true,
      to,
      base: scope.base.at,
      revision: scope.revision.at,
    });
  }
  if (before.deprecated && !after.deprecated) add("reactivated");
  const { stability } = noticeOf(scope.revision, lifecycle, scope.context.stability);
  if (before.deprecated || !after.deprecated || lifecycle.isExempt(stability)) return;
  if (after.sunset === undefined) {
    add(lifecycle.daysFor(stability) > 0 ? "deprecated-sunset-missing" : "deprecated");
    return;
  }
  const date = parseDate(after.sunset);
  if (date === undefined) add("deprecated-sunset-invalid", { to: after.sunset });
  else if (!lifecycle.isLongEnough(date, stability)) add("sunset-date-too-small", { to: after.sunset });
  else add("deprecated-with-sunset", { to: after.sunset });
}

function noticeOf(shape: ValueSet, lifecycle: Lifecycle, inherited?: string): Notice {
  const sunset = first(shape, (notes) => notes.extensions?.get("x-sunset"));
  const stability = first(shape, (notes) => notes.extensions?.get("x-stability-level"));
  const extensions = new Map([
    ...(sunset === undefined ? [] : [["x-sunset", sunset] as const]),
    ...(stability === undefined ? [] : [["x-stability-level", stability] as const]),
  ]);
  return lifecycle.noticeOf({ deprecated: first(shape, (notes) => notes.deprecated), extensions }, inherited);
}
