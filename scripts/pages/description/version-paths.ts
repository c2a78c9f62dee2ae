import { mayShareVersion } from "../facts/address.js";
import { eraseNames } from "./names.js";

interface Placed {
  readonly facts: { readonly method: string };
  readonly server?: string;
  readonly path: string;
}

/** Operations of several versions, which would have one path each below a server of its own, have the version in their paths. */
export function tellVersionsApart<T extends Placed>(placed: readonly T[]): readonly T[] {
  const taken = new Set<string>();
  const take = (each: T): boolean => {
    const key = `${each.facts.method} ${eraseNames(each.path)}`;
    return !taken.has(key) && taken.add(key).has(key);
  };
  return placed.map((each) => {
    if (take(each) || each.server === undefined) return each;
    const [origin = ""] = /^https?:\/\/[^/]*/.exec(each.server) ?? [];
    const apart = { ...each, server: origin, path: each.server.slice(origin.length) + each.path };
    take(apart);
    return apart;
  });
}

/** The address of a server without its version, for a path that has another. */
export function besideVersion(url: string, path: string): string {
  return mayShareVersion({ path }, { server: url, path: "" }) ? url : url.replace(/^(https?:\/\/[^/]+).*$/, "$1");
}
