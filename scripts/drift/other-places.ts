import { locationOf } from "./changes/changed-part.js";
import type { ChangeLocation } from "./changes/types.js";
import type { DriftFinding } from "./schemas/findings.js";
import { otherWaysTo } from "./schemas/ways-within.js";

/**
 * Where else a change shows than where it was found first: in other operations, webhooks and callbacks, and in other parts of
 * their bodies. Each location once, with the first operation that has it there.
 */
export function otherPlacesOf(group: readonly [DriftFinding, ...DriftFinding[]]): readonly ChangeLocation[] {
  const [first] = group;
  const places = group.flatMap((finding) => [placeOf(finding), ...placesBesides(finding)]);
  const byLocation = new Map(places.toReversed().map((place) => [place.location, place]));
  byLocation.delete(first.location);
  return [...byLocation.values()].reverse();
}

function placeOf({ operation, location, part, path }: DriftFinding): ChangeLocation {
  return { operation: operation?.key ?? null, location, part, path };
}

function placesBesides({ operation, part, trace }: DriftFinding): readonly ChangeLocation[] {
  if (trace === undefined) return [];
  return otherWaysTo(trace).map((path) => ({
    operation: operation?.key ?? null,
    location: locationOf(part, path),
    part,
    path,
  }));
}
