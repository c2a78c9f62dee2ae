import type { Origin } from "../base/diagnostics.js";
import { join } from "../base/json.js";
import type { DriftOptions, Place } from "./changes/types.js";
import type { DriftFinding } from "./schemas/findings.js";
import type { Way } from "./seek.js";
import { seekOf } from "./seek-by-rule.js";

/**
 * Where a finding stands: at the keyword, or the member of a list, that it is about, where the texts have that as it is
 * written, and else at what has it.
 */
export function placesOf(
  finding: DriftFinding,
  { locate = (origin) => origin, nodeAt }: DriftOptions,
): { readonly base: Place | null; readonly revision: Place | null } {
  const { base, revision } = finding;
  const seek = nodeAt && seekOf(finding);
  const nodes = {
    base: (base && nodeAt?.(base, "base")) ?? undefined,
    revision: (revision && nodeAt?.(revision, "revision")) ?? undefined,
  };
  const ways = seek?.(nodes, finding) ?? {};
  return {
    base: base && placeBelow(base, ways.base, (origin) => locate(origin, "base")),
    revision: revision && placeBelow(revision, ways.revision, (origin) => locate(origin, "revision")),
  };
}

function placeBelow(at: Origin, way: Way | undefined, locate: (origin: Origin) => Origin): Place {
  if (way === undefined) return locate(at);
  return { ...locate({ ...at, pointer: join(at.pointer, ...way) }), owner: at.pointer };
}
