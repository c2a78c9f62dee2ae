import type { Origin } from "../../base/diagnostics.js";
import { pathOf, withPath } from "../../contract/model/api-root.js";
import { eraseNames } from "../../contract/model/path-names.js";
import type { Server } from "../../contract/model/server.js";

/** Who has servers: the description, or an operation with its own. */
export interface ServerOwner {
  readonly servers: readonly Server[];
  readonly at: Origin;
}

/** Where calls may go. */
export interface ServerAddress {
  readonly host: string;
  readonly url: string;
  readonly at: Origin;
}

/** Every address that is named with its host, those of which a variable may be anything with that in braces. */
export function addressesOf({ servers }: ServerOwner): readonly ServerAddress[] {
  return servers.flatMap(({ url, others = [], open, at }) =>
    [url, ...others, ...(open === undefined ? [] : [open])].flatMap((text) => {
      const host = hostOf(text);
      return host === undefined ? [] : [{ host, url: `${host}${pathOf(text)}`, at }];
    }),
  );
}

/** `https://api.example.com`; of an address that leaves the scheme open, the usual one (RFC 3986, section 4.2). */
function hostOf(url: string): string | undefined {
  const [written] = /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]+/i.exec(url) ?? [];
  if (written === undefined) return undefined;
  const host = written.startsWith("//") ? `https:${written}` : written;
  return host
    .replace(/[^{}]+(?![^{}]*\})/g, (text) => text.toLowerCase())
    .replace(/^(https:.*):443$|^(http:.*):80$/, "$1$2");
}

/** Where clients call that are told nothing else, as it is written without the slash at its end. */
export function firstAddress({ servers }: ServerOwner): string | undefined {
  const [first] = servers;
  return first && addressText(first.url);
}

/** Some server has the address, by whatever value of a variable. */
export function hasAddress({ servers }: ServerOwner, address: string): boolean {
  const known = knownAddresses.get(servers) ?? findAddresses(servers);
  knownAddresses.set(servers, known);
  return known.texts.has(address) || known.open.some((open) => fits(open, address));
}

interface KnownAddresses {
  readonly texts: ReadonlySet<string>;
  readonly open: readonly string[];
}

/** Each address of the other side is looked for, and there may be hundreds. */
const knownAddresses = new WeakMap<readonly Server[], KnownAddresses>();

function findAddresses(servers: readonly Server[]): KnownAddresses {
  return {
    texts: new Set(servers.flatMap(({ url, others = [] }) => [url, ...others].map(addressText))),
    open: servers.flatMap(({ open }) => open ?? []),
  };
}

/** Whether something in braces may be anything. */
export function isOpen(text: string): boolean {
  return text.includes("{");
}

/** Its host in one spelling, where it has one, and its path. */
export function addressText(url: string): string {
  return `${hostOf(url) ?? ""}${pathOf(url)}`;
}

/** What stands in braces may be anything but the end of a segment. */
export function fits(open: string, text: string): boolean {
  if (eraseNames(open) === eraseNames(text)) return true;
  const parts = eraseNames(addressText(open)).split("{}");
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[^/?#]*");
  return new RegExp(`^${pattern}$`).test(text);
}

/** An address below another root of the same host. */
export function withRoot({ host, url }: ServerAddress, [from, to]: readonly [string, string]): string {
  const path = pathOf(url);
  return path === from ? withPath(host, to) : url;
}

/** The path of the first server. */
export function rootOfOwner({ servers }: ServerOwner): string {
  return pathOf(servers[0]?.url ?? "");
}
