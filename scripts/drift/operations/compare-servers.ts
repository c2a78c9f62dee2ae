import type { Origin } from "../../base/diagnostics.js";
import type { Contract, Operation, Server } from "../../contract/model/types.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";
import type { Session } from "../schemas/session.js";
import type { OperationPair } from "./match-operations.js";

/**
 * Where calls go: the hosts as sets, and the paths of the operations where the root that they have in common is another.
 * A prefix that moved between servers and paths is none. A description without servers says nothing of hosts.
 */
export function compareServers(session: Session, pairs: readonly OperationPair[]): readonly DriftFinding[] {
  const { base, revision } = session;
  const own = pairs.filter(([before, after]) => before.servers ?? after.servers);
  const others = pairs.filter((pair) => !own.includes(pair));
  const api: Site = { operation: undefined, part: { kind: "servers" } };
  const reaches = others.map(([{ key }]) => key);
  return [
    ...(pairs.length > 0 && others.length === 0 ? [] : compareHosts(api, reaches, [base, revision])),
    ...own.flatMap(([before, after]) => {
      const site: Site = { operation: before, part: { kind: "operation", operation: before.key } };
      return compareHosts(site, [before.key], [serversOf(base, before), serversOf(revision, after)]);
    }),
    ...compareRoots(session, pairs),
  ];
}

function serversOf(
  contract: Contract,
  operation: Operation,
): { readonly servers: readonly Server[]; readonly at: Origin } {
  return operation.servers ? { servers: operation.servers, at: operation.at } : contract;
}

type Owner = Pick<Contract, "servers" | "at">;

function compareHosts(
  site: Site,
  reaches: readonly string[],
  [before, after]: readonly [Owner, Owner],
): readonly DriftFinding[] {
  const [from, to] = [namesOf(before, after), namesOf(after, before)];
  // Servers that are relative are where the description is, which need not be a host of the other side.
  if (before.servers.length === 0 || after.servers.length === 0) return [];
  const shared = { reaches, isShared: true };
  if (from.size > 0 && to.size > 0 && ![...from.keys()].some((name) => to.has(name))) {
    const [[, at]] = [...from] as [[string, Origin]];
    const [[, place]] = [...to] as [[string, Origin]];
    const names = { name: [...from.keys()].sort(), to: [...to.keys()].sort() };
    return [findingOf("api-server-removed", site, { ...names, base: at, revision: place, ...shared })];
  }
  const fresh = { base: before.at, ...shared };
  return [
    ...[...from].flatMap(([name, at]) =>
      to.has(name) ? [] : [findingOf("api-server-removed", site, { name, base: at, revision: after.at, ...shared })],
    ),
    ...[...to].flatMap(([name, at]) =>
      from.has(name)
        ? []
        : [findingOf("api-server-added", site, { name, ...(from.size === 0 && { to: name }), ...fresh, revision: at })],
    ),
  ];
}

/** `https://api.example.com` with its place, for every host that is named. */
function hostsOf(owner: Owner): ReadonlyMap<string, Origin> {
  return new Map(
    urlsOf(owner)
      .map(({ host, at }) => [host, at] as const)
      .toReversed(),
  );
}

/**
 * Its hosts; and the whole addresses of a host of which both have another address as well, so that it is no root that moved.
 */
function namesOf(owner: Owner, other: Owner): ReadonlyMap<string, Origin> {
  const [own, others] = [urlsOf(owner), new Set(urlsOf(other).map(({ url }) => url))];
  const shared = new Set(own.flatMap(({ url, host }) => (others.has(url) ? [host] : [])));
  const apart = own.filter(({ url, host }) => shared.has(host) && !others.has(url));
  return new Map([...apart.map(({ url, at }) => [url, at] as const), ...hostsOf(owner)]);
}

function urlsOf({ servers }: Owner): readonly { readonly url: string; readonly host: string; readonly at: Origin }[] {
  return servers.flatMap(({ url, others = [], at }) =>
    [url, ...others].flatMap((text) => {
      const [written] = hostPattern.exec(text) ?? [];
      if (written === undefined) return [];
      const host = withoutDefaultPort(written.toLowerCase());
      return [{ url: `${host}${text.slice(written.length)}`, host, at }];
    }),
  );
}

const hostPattern = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i;

function addressesOf({ servers }: Owner): string {
  return JSON.stringify(servers.flatMap(({ url, others = [] }) => [url, ...others]).sort());
}

function withoutDefaultPort(host: string): string {
  return host.replace(/^(https:.*):443$|^(http:.*):80$/, "$1$2");
}

/** Operations that are the same below the root, and are called at another path as a whole. */
function compareRoots({ base, revision }: Session, pairs: readonly OperationPair[]): readonly DriftFinding[] {
  // The same servers in another order are the same choice.
  if (addressesOf(base) === addressesOf(revision)) return [];
  const roots = new Map<string, { readonly from: string; readonly to: string; readonly reaches: string[] }>();
  for (const [before, after] of pairs) {
    const [from, to] = [rootOf(before), rootOf(after)];
    if (before.identity !== after.identity || from === to) continue;
    const known = roots.get(`${from} ${to}`) ?? { from, to, reaches: [] };
    roots.set(`${from} ${to}`, known);
    known.reaches.push(before.key);
  }
  const site: Site = { operation: undefined, part: { kind: "servers" } };
  const at = ({ servers, at: whole }: Contract) => servers[0]?.at ?? whole;
  return [...roots.values()].map((root) =>
    findingOf("api-root-changed", site, { ...root, base: at(base), revision: at(revision) }),
  );
}

/** What the whole path has before the path below the root, or outside of it: `/v1`; `/` for nothing. */
function rootOf({ key, method, path }: Operation): string {
  const whole = key.slice(method.length + 1).split("?")[0] ?? "";
  const below = path.replace(/^(?:\/\.\.)+/, "");
  return whole.endsWith(below) ? whole.slice(0, whole.length - below.length) || "/" : whole;
}
