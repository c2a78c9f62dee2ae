import type { Address } from "./address.js";

/** What is known of an endpoint. */
interface Located {
  readonly method: string;
  readonly url: Address;
  /** The command or call that makes the request. */
  readonly request?: unknown;
  readonly isCalled?: true;
}

/** A path without a server is the one of a command whose address ends with it. */
export function withWholePaths<T extends Located>(found: readonly T[]): readonly T[] {
  const whole = new Map<string, Set<string>>();
  const keyOf = ({ method, url }: Located): string => `${method} ${url.path.slice(url.path.lastIndexOf("/") + 1)}`;
  for (const endpoint of found)
    if (endpoint.request !== undefined && !endpoint.isCalled && endpoint.url.server !== undefined) {
      const paths = whole.get(keyOf(endpoint)) ?? new Set();
      whole.set(keyOf(endpoint), paths.add(endpoint.url.path));
    }
  return found.map((endpoint) => {
    const { url } = endpoint;
    if (url.server !== undefined || !/^\/[^/]+\/[^/]/.test(url.path)) return endpoint;
    const paths = [...(whole.get(keyOf(endpoint)) ?? [])];
    const [only, ...others] = paths.filter((path) => path.endsWith(url.path));
    return only === undefined || others.length > 0 ? endpoint : { ...endpoint, url: { ...url, path: only } };
  });
}
