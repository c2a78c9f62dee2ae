import type { Contract } from "../../contract/model/types.js";
import { type DriftFinding, findingOf, type Site } from "./findings.js";

const description: Site = { operation: undefined, part: { kind: "info" } };

/** A breaking change asks for a new major version, where the versions are semantic ones. */
export function compareVersions(base: Contract, revision: Contract, breaking: boolean): readonly DriftFinding[] {
  const [from, to] = [parseVersion(base.info.version), parseVersion(revision.info.version)];
  if (from === undefined || to === undefined) return [];
  const details = {
    from: base.info.version,
    to: revision.info.version,
    base: base.at,
    revision: revision.at,
  };
  const order = compareNumbers(from, to);
  if (order > 0) return [findingOf("api-version-decreased", description, details)];
  if (!breaking) return [];
  if (order === 0) return [findingOf("api-version-not-bumped", description, details)];
  return from[0] === to[0] ? [findingOf("api-major-version-not-bumped", description, details)] : [];
}

/** Major, minor and patch of a semantic version; before 1.0.0 the minor number counts as the major one. */
function parseVersion(text: string): readonly number[] | undefined {
  const match = /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-[\w.-]+)?(?:\+[\w.-]+)?$/.exec(text);
  return match?.slice(1, 4).map(Number);
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (const [index, one] of a.entries()) {
    const two = b[index] ?? 0;
    if (one !== two) return one - two;
  }
  return 0;
}
