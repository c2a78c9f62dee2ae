import type { Contract, Operation } from "../../contract/model/types.js";
import { withoutSlash } from "../../spec/path-item.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";
import type { Session } from "../schemas/session.js";
import { belowServer, wholePath } from "./below-server.js";
import { isOneTemplate, type OperationPair } from "./match-operations.js";
import { firstAddress, hasAddress, type ServerOwner } from "./server-addresses.js";

interface RootChange extends Pick<DriftFinding, "base" | "revision"> {
  readonly from: string;
  readonly to: string;
  readonly reaches: string[];
}

/** Operations that are the same below the root, and are called at another path as a whole: told once for each two roots. */
export function compareRoots({ base, revision }: Session, pairs: readonly OperationPair[]): readonly DriftFinding[] {
  const roots = new Map<string, RootChange>();
  const isKept = keptServers(base, revision);
  for (const [before, after] of pairs) {
    if (isKept(before, after)) continue;
    const [from, to] = rootsOf(before, after);
    if (from === to) continue;
    const places = { base: placeOf(base, before), revision: placeOf(revision, after) };
    const known = roots.get(`${from} ${to}`) ?? { from, to, reaches: [], ...places };
    roots.set(`${from} ${to}`, known);
    known.reaches.push(before.key);
  }
  const site: Site = { operation: undefined, part: { kind: "servers" } };
  return [...roots.values()].map((root) => findingOf("api-root-changed", site, root));
}

/** Whether clients that call the first server of base may go on: of most operations, which have no servers of their own, that is known. */
function keptServers(base: Contract, revision: Contract): (before: Operation, after: Operation) => boolean {
  const keeps = (before: ServerOwner, after: ServerOwner): boolean => {
    const address = firstAddress(before);
    return address !== undefined && hasAddress(after, address);
  };
  const isKept = keeps(base, revision);
  return (before, after) =>
    before.servers === undefined && after.servers === undefined
      ? isKept
      : keeps(serversOf(base, before), serversOf(revision, after));
}

/** The servers of an operation. */
export function serversOf(contract: Contract, { servers, at }: Operation): ServerOwner {
  return servers ? { servers, at } : contract;
}

function placeOf(contract: Contract, operation: Operation): DriftFinding["base"] {
  const { servers, at } = serversOf(contract, operation);
  return servers[0]?.at ?? at;
}

/** The roots of both, equal where the operation is the same as a whole. */
function rootsOf(before: Operation, after: Operation): readonly [string, string] {
  if (before.identity === after.identity) return [rootOf(before, before.path), rootOf(after, after.path)];
  const [from, to] = [belowServer(before), belowServer(after)];
  return isOneTemplate(from, to) ? [rootOf(before, from), rootOf(after, to)] : ["", ""];
}

/** What the whole path has before the path below the root, or outside of it: `/v1`; `/` for nothing. */
function rootOf(operation: Operation, path: string): string {
  const whole = wholePath(operation);
  const below = withoutSlash(path.replace(/^(?:\/\.\.)+/, ""));
  return whole.endsWith(below) ? whole.slice(0, whole.length - below.length) || "/" : whole;
}
