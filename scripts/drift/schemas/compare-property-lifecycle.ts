import { first } from "../values/canonical.js";
import type { ValueSet } from "../values/value-set.js";
import { compareNotices, judgeRemoval, noticeIds } from "./compare-notices.js";
import type { Lifecycle, Notice } from "./lifecycle.js";
import type { Scope } from "./pair.js";
import { placesOfNote } from "./written-part.js";

/** Deprecation, sunset and stability of a property. */
export function comparePropertyLifecycle(scope: Scope, lifecycle: Lifecycle): void {
  const { subject, direction } = scope.context;
  if (subject !== "request-property" && subject !== "response-property") return;
  const { base, revision } = scope.comparison;
  // What cannot be there has no end.
  if (base.space.emptiness.isNothing(scope.base) || revision.space.emptiness.isNothing(scope.revision)) return;
  const before = noticeOf(scope.base, lifecycle);
  const after = noticeOf(scope.revision, lifecycle);
  const places = placesOfNote(
    scope,
    ({ notes }) => notes.deprecated === true || notes.extensions?.has(sunset) === true,
  );
  compareStability(scope, lifecycle, [before, after]);
  const { stability } = noticeOf(scope.revision, lifecycle, scope.context.stability);
  if (!before.deprecated && lifecycle.isExempt(stability)) return;
  compareNotices(lifecycle, [before, { ...after, stability }], noticeIds[direction], (rule, facts) =>
    scope.add({ rule, ...facts, ...places }),
  );
}

/** Its sunset is over: that it is gone has been announced, as of an operation. */
export function hasEnded(shape: ValueSet, lifecycle: Lifecycle): boolean {
  const notice = noticeOf(shape, lifecycle);
  return notice.sunset !== undefined && judgeRemoval(lifecycle, notice).way === "announced";
}

function compareStability(scope: Scope, lifecycle: Lifecycle, [before, after]: readonly [Notice, Notice]): void {
  const places = placesOfNote(scope, ({ notes }) => notes.extensions?.has(stabilityLevel) === true);
  const [from, to] = [before.stability, after.stability];
  if (lifecycle.isStability(from) && lifecycle.isStability(to)) {
    const order = lifecycle.compareStability(from, to);
    if (order === 0) return;
    const change = order > 0 ? "increased" : "decreased";
    scope.add({ rule: `${scope.context.direction}-property-stability-${change}`, from, to, ...places });
  } else if (from !== to) {
    const invalid = lifecycle.isStability(to) ? from : to;
    scope.add({ rule: "api-invalid-stability-level", to: invalid, ...places });
  }
}

const sunset = "x-sunset";
const stabilityLevel = "x-stability-level";

function noticeOf(shape: ValueSet, lifecycle: Lifecycle, inherited?: string): Notice {
  const extensions = new Map(
    [sunset, stabilityLevel].flatMap((name) => {
      const value = first(shape, (notes) => notes.extensions?.get(name));
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  return lifecycle.noticeOf({ deprecated: first(shape, (notes) => notes.deprecated), extensions }, inherited);
}
