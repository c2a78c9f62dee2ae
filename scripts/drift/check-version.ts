import type { DriftReport, Versions } from "./changes/types.js";

/** Whether a description's version was raised as its changes ask for. */
export interface VersionCheck extends Versions {
  /** `kept`: nothing asks for another one, and it is none; `unclear`: the version differs, and is no semantic one. */
  readonly state: "raised" | "kept" | "missing" | "unclear";
  /** The lowest version that would do, where the one that is there does not and is a semantic one. */
  readonly needed?: string;
}

/**
 * Holds the versions of a comparison against its impact, after Semantic Versioning 2.0.0. Before 1.0.0 the minor number
 * counts as the major one, and the patch number as the minor one, as package managers read ranges. Versions of one
 * pre-release may change as they like, as long as they differ.
 */
export function checkVersion({ versions, impact }: DriftReport): VersionCheck | undefined {
  if (versions === undefined) return undefined;
  const [from, to] = [parseVersion(versions.base), parseVersion(versions.revision)];
  const isSame = versions.base === versions.revision;
  if (impact === "none") return { ...versions, state: isSame ? "kept" : "raised" };
  if (from === undefined || to === undefined) return { ...versions, state: isSame ? "missing" : "unclear" };
  const part = Math.min(parts.indexOf(impact) + (from.numbers[0] === 0 ? 1 : 0), 2);
  const raised = firstRaised(from, to);
  if (raised !== undefined && raised <= part) return { ...versions, state: "raised" };
  const needed = from.numbers.map((number, index) => (index < part ? number : index === part ? number + 1 : 0));
  return { ...versions, state: "missing", needed: needed.join(".") };
}

const parts: readonly string[] = ["major", "minor", "patch"];

interface Version {
  readonly numbers: readonly number[];
  readonly preRelease: string;
}

/** `1.2.3`, also with a `v` before it, a pre-release or a build behind it, and without the numbers that are 0. */
function parseVersion(text: string): Version | undefined {
  const match = /^v?(\d{1,3})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(-[\w.-]+)?(?:\+[\w.-]+)?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, major, minor = 0, patch = 0, preRelease = ""] = match;
  return { numbers: [major, minor, patch].map(Number), preRelease };
}

/** Which number is the first that differs, where it is greater; a pre-release that became another raises all of them. */
function firstRaised(from: Version, to: Version): number | undefined {
  const index = from.numbers.findIndex((number, at) => number !== to.numbers[at]);
  if (index !== -1) return (from.numbers[index] ?? 0) < (to.numbers[index] ?? 0) ? index : undefined;
  return from.preRelease !== "" && from.preRelease !== to.preRelease ? 0 : undefined;
}
