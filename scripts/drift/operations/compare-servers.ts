import type { Origin } from "../../base/diagnostics.js";
import { eraseNames } from "../../contract/model/path-names.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";
import type { Session } from "../schemas/session.js";
import { compareRoots, serversOf } from "./compare-roots.js";
import type { OperationPair } from "./match-operations.js";
import {
  addressesOf,
  addressText,
  firstAddress,
  fits,
  hasAddress,
  isOpen,
  rootOfOwner,
  type ServerOwner,
  withRoot,
} from "./server-addresses.js";

/**
 * Where calls go: the hosts as sets, and the paths of the operations where the root that they have in common is another.
 * A prefix that moved between servers and paths is none. A description without servers says nothing of hosts.
 */
export function compareServers(session: Session, pairs: readonly OperationPair[]): readonly DriftFinding[] {
  const { base, revision } = session;
  const own = new Set(pairs.filter(([before, after]) => before.servers ?? after.servers));
  const reaches = pairs.filter((pair) => !own.has(pair)).map(([{ key }]) => key);
  const api: Site = { operation: undefined, part: { kind: "servers" } };
  const compare = (site: Site, keys: readonly string[], owners: readonly [ServerOwner, ServerOwner]) => [
    ...compareHosts(site, keys, owners),
    ...compareDefaults(site, keys, owners),
  ];
  return [
    ...(pairs.length > 0 && reaches.length === 0 ? [] : compare(api, reaches, [base, revision])),
    ...[...own].flatMap(([before, after]) => {
      const site: Site = { operation: before, part: { kind: "operation", operation: before.key } };
      return compare(site, [before.key], [serversOf(base, before), serversOf(revision, after)]);
    }),
    ...compareRoots(session, pairs),
  ];
}

function compareHosts(
  site: Site,
  reaches: readonly string[],
  [before, after]: readonly [ServerOwner, ServerOwner],
): readonly DriftFinding[] {
  // Servers that are relative are where the description is, which need not be a host of the other side.
  if (before.servers.length === 0 || after.servers.length === 0) return [];
  const [from, to] = [namesOf(before, after), namesOf(after, before)];
  const [gone, fresh] = [beside(from, to), beside(to, from)];
  const shared = { reaches, isShared: true };
  const [[one], [two]] = [gone, fresh];
  if (one && two && gone.length === from.size && fresh.length === to.size) {
    const names = { name: namesIn(gone), to: namesIn(fresh) };
    return [findingOf("api-server-removed", site, { ...names, base: one.at, revision: two.at, ...shared })];
  }
  const [base, revision] = [sectionOf(before), sectionOf(after)];
  return [
    ...gone.map(({ name, at }) => findingOf("api-server-removed", site, { name, base: at, revision, ...shared })),
    ...fresh.map(({ name, at }) => {
      const first = from.size === 0 ? { to: name } : {};
      return findingOf("api-server-added", site, { name, ...first, base, revision: at, ...shared });
    }),
  ];
}

/** Where its servers stand. */
function sectionOf({ servers: [first], at }: ServerOwner): Origin {
  return first === undefined ? at : { file: first.at.file, pointer: first.at.pointer.replace(/\/[^/]*$/, "") };
}

interface Name {
  readonly name: string;
  readonly at: Origin;
}

/** By what they are without the names of variables. */
type Names = ReadonlyMap<string, Name>;

/** Those that the others have not, by whatever value of a variable. */
function beside(names: Names, others: Names): readonly Name[] {
  const open = [...others.values()].filter(({ name }) => isOpen(name));
  const has = (name: string) => others.has(eraseNames(name)) || open.some((other) => fits(other.name, name));
  return [...names.values()].filter(({ name }) => !has(name));
}

function namesIn(names: readonly Name[]): readonly string[] {
  return names.map(({ name }) => name).sort();
}

/** Its hosts; and the whole addresses of hosts that both have, of those that the other has below no root, be it one that moved. */
function namesOf(owner: ServerOwner, other: ServerOwner): Names {
  const [own, others] = [addressesOf(owner), addressesOf(other)];
  const roots = [rootOfOwner(owner), rootOfOwner(other)] as const;
  const hosts = new Set(others.map(({ host }) => host));
  const open = [...hosts].filter(isOpen);
  const isShared = (host: string) => hosts.has(host) || open.some((one) => fits(one, host));
  const isLeft = (url: string) => hasAddress(other, url);
  const apart = own.filter((one) => isShared(one.host) && !isLeft(one.url) && !isLeft(withRoot(one, roots)));
  const named = [
    ...apart.map(({ url, at }) => ({ name: url, at })),
    ...own.map(({ host, at }) => ({ name: host, at })),
  ];
  return new Map(named.toReversed().map((one) => [eraseNames(one.name), one]));
}

/** Where a client calls that gives variables no value. Servers in another order are no other default: there, clients choose. */
function compareDefaults(
  site: Site,
  reaches: readonly string[],
  [before, after]: readonly [ServerOwner, ServerOwner],
): readonly DriftFinding[] {
  const address = firstAddress(before);
  if (address === undefined || after.servers.some(({ url }) => addressText(url) === address)) return [];
  const server = after.servers.find((one) => hasAddress({ servers: [one], at: one.at }, address));
  if (server === undefined) return [];
  const facts = { from: address, to: addressText(server.url) };
  const places = { base: before.servers[0]?.at ?? before.at, revision: server.at };
  return [findingOf("api-server-default-changed", site, { ...facts, ...places, reaches, isShared: true })];
}
