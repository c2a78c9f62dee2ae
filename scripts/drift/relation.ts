import type { Contract } from "../contract/model/types.js";
import type { Relation } from "./changes/types.js";

/** Two descriptions that share neither a title nor a host are of two providers; any other are versions of one. */
export function relationOf(base: Contract, revision: Contract): Relation {
  if (base.info.title === revision.info.title) return "versions";
  const hosts = ({ servers }: Contract) => servers.flatMap(({ url }) => /^[a-z]+:\/\/[^/]+/i.exec(url) ?? []);
  const [one, two] = [hosts(base), hosts(revision)];
  if (one.length === 0 || two.length === 0 || one.some((host) => two.includes(host))) return "versions";
  return "providers";
}
