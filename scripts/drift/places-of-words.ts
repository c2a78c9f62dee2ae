import type { Origin } from "../base/diagnostics.js";
import { join } from "../base/json.js";
import type { DriftOptions, Place } from "./changes/types.js";
import type { DriftFinding } from "./schemas/findings.js";
import type { Sides, Way, Written } from "./seek.js";
import { seekOf } from "./seek-by-rule.js";

type Side = "base" | "revision";

/**
 * Where a finding stands: at the keyword, or the member of a list, that it is about, where the texts have that as it is
 * written, and else at what has it.
 */
export function placesOf(finding: DriftFinding, options: DriftOptions): Readonly<Record<Side, Place | null>> {
  const ways = waysOf(finding, options);
  const placeOf = (side: Side) => placeBelow(finding[side], ways[side], side, options);
  return { base: placeOf("base"), revision: placeOf("revision") };
}

/** From the places of the finding to what it is about. */
function waysOf(finding: DriftFinding, options: DriftOptions): Partial<Sides<Way>> {
  const seek = options.nodeAt && seekOf(finding);
  if (seek === undefined) return {};
  const written = (side: Side) => writtenAt(finding[side], side, options);
  return seek({ base: written("base"), revision: written("revision") }, finding) ?? {};
}

function writtenAt(at: Origin | null, side: Side, { nodeAt }: DriftOptions): Written | undefined {
  const node = at && nodeAt?.(at, side);
  return node ? { node, root: () => nodeAt?.({ file: at.file, pointer: "" }, side) } : undefined;
}

function placeBelow(at: Origin | null, way: Way | undefined, side: Side, { locate }: DriftOptions): Place | null {
  const located = (origin: Origin): Origin => locate?.(origin, side) ?? origin;
  if (at === null || way === undefined) return at && located(at);
  const pointer = join(way.isFromRoot ? "" : at.pointer, ...way.tokens);
  return { ...located({ file: at.file, pointer }), owner: at.pointer };
}
