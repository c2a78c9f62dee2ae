import type { Contract } from "../contract/model/types.js";
import type { Relation } from "./changes/types.js";

/**
 * Two descriptions that share neither a title nor a host are of two providers, and so are those of which one names no host
 * and that share fewer than half of base's operations; any other are versions of one.
 */
export function relationOf(base: Contract, revision: Contract): Relation {
  if (base.info.title === revision.info.title) return "versions";
  const hosts = ({ servers }: Contract) => servers.flatMap(({ url }) => /^[a-z]+:\/\/[^/]+/i.exec(url) ?? []);
  const [one, two] = [hosts(base), hosts(revision)];
  if (one.length === 0 || two.length === 0) return sharesHalf(base, revision) ? "versions" : "providers";
  return one.some((host) => two.includes(host)) ? "versions" : "providers";
}

function sharesHalf(base: Contract, revision: Contract): boolean {
  const known = new Set(revision.operations.map(({ identity }) => identity));
  return 2 * base.operations.filter(({ identity }) => known.has(identity)).length >= base.operations.length;
}
