import { type Address, belowVersion, mayShareVersion } from "./address.js";

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

/** What may stand for a parameter: a number, or what has digits in it as ids have: `file-abc123`, `abc123`; no version. */
const exampleId = /^(?!v\d+$)(?:\d+|(?=.*\d)\w+[-_:.][\w:.-]+|\w*\d{3}\w*)$/i;

/**
 * `/berths/4` is the operation `/berths/{number}`, where the page has that too; for another method, only what looks like an
 * example is: `/berths/search` is an address of its own.
 */
export function withTemplates<T extends Located>(found: readonly T[]): readonly T[] {
  const templates = found
    .filter(({ url }) => url.path.includes("{"))
    .map(({ method: name, url }) => ({ method: name, url, own: belowVersion(url.path).split("/") }));
  if (templates.length === 0) return found;
  return found.map((endpoint) => {
    if (endpoint.url.path.includes("{")) return endpoint;
    const parts = belowVersion(endpoint.url.path).split("/");
    const like = templates.filter(({ url, own }) => {
      const fits = (part: string, at: number): boolean => part.startsWith("{") || part === parts[at];
      return own.length === parts.length && mayShareVersion(url, endpoint.url) && own.every(fits);
    });
    const template =
      like.find(({ method }) => method === endpoint.method) ??
      like.find(({ own }) => own.every((part, at) => !part.startsWith("{") || exampleId.test(parts[at] ?? "")));
    if (template === undefined) return endpoint;
    const path = endpoint.url.server === undefined ? template.url.path : belowVersion(template.url.path);
    return { ...endpoint, url: { ...endpoint.url, path } };
  });
}
