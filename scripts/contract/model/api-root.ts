/** A version segment that ends an API root: `v1`, `v1.0`, `v2`. */
const versioned = /^((?:\/[^/{}]+)*?\/v\d+(?:\.\d+)?)(?=\/|$)/;

/**
 * The path of the API root: the server's path when it ends in a version; otherwise the version prefix that most paths
 * share (`/v1`, `/openai/v1`); otherwise the server's path.
 */
export function findApiRoot(serverPath: string, paths: readonly string[]): string {
  if (versioned.exec(serverPath)?.[1] === serverPath && serverPath !== "") return serverPath;
  const counts = new Map<string, number>();
  for (const path of paths) {
    const prefix = versioned.exec(path)?.[1];
    if (prefix !== undefined) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
  return best === undefined ? serverPath : serverPath + best[0];
}

/** A path below the API root; one outside of it is written relative to it, starting with `/../`. */
export function belowRoot(effectivePath: string, root: string): string {
  if (root === "") return effectivePath;
  if (effectivePath === root) return "/";
  if (effectivePath.startsWith(`${root}/`)) return effectivePath.slice(root.length);
  const shared = sharedFolders(effectivePath, root);
  const up = root
    .slice(shared.length)
    .split("/")
    .filter((segment) => segment !== "").length;
  return `${"/..".repeat(up)}${effectivePath.slice(shared.length)}`;
}

function sharedFolders(path: string, root: string): string {
  const folders = root.split("/").slice(1);
  let shared = "";
  for (const folder of folders) {
    if (!path.startsWith(`${shared}/${folder}/`)) break;
    shared += `/${folder}`;
  }
  return shared;
}

/**
 * The path as it is sent, for matching: what is written alike on the wire is one path (RFC 3986, section 6.2.2; RFC 3987,
 * section 3.1).
 */
export function normalPath(path: string): string {
  if (/^[\w/{}.:~-]*$/.test(path) && !path.includes("/./")) return path;
  return path
    .replace(/(?:\/\.)+(?=\/)/g, "")
    .replace(/\{[^{}]*\}|%[0-9a-f]{2}|[^!-~]|["<>\\^`]/giu, (part) => normalPart(part));
}

function normalPart(part: string): string {
  if (part.startsWith("{")) return part;
  if (!part.startsWith("%")) return /\p{Surrogate}/u.test(part) ? part : encodeURIComponent(part);
  const character = String.fromCharCode(Number.parseInt(part.slice(1), 16));
  return /[\w.~-]/.test(character) ? character : part.toUpperCase();
}

/** The way back from a path that {@link belowRoot} gave. */
export function aboveRoot(path: string, root: string): string {
  const ups = path.match(/^(?:\/\.\.)+/)?.[0] ?? "";
  const folders = root.split("/");
  return folders.slice(0, folders.length - ups.length / 3).join("/") + path.slice(ups.length);
}

/** The parts of a server URL: where it is, its path without a trailing slash, and what follows. */
function partsOf(url: string): readonly [origin: string, path: string, rest: string] {
  const [, origin = "", path = "", rest = ""] =
    /^((?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*|\{[^{}]*\})?([^?#]*)(.*)$/is.exec(url) ?? [];
  return [origin, withoutDots(normalPath(fromTop(path.replace(/\/+$/, "")))), rest];
}

/** Without steps that lead back (RFC 3986, section 5.2.4). */
function withoutDots(path: string): string {
  if (!path.includes("/..")) return path;
  const kept: string[] = [];
  for (const segment of path.split("/").slice(1)) {
    if (segment === "..") kept.pop();
    else kept.push(segment);
  }
  return kept.map((segment) => `/${segment}`).join("");
}

/** A relative path goes on where the description lies, which is taken to be the top: `v1` and `./v1` are `/v1`. */
function fromTop(path: string): string {
  if (path === "" || path.startsWith("/")) return path;
  const below = path.replace(/^(?:\.{1,2}(?:\/|$))+/, "");
  return below === "" ? "" : `/${below}`;
}

/** The path of an absolute or relative server URL, without a trailing slash. */
export function pathOf(url: string): string {
  return partsOf(url)[1];
}

/** A server URL with another path. */
export function withPath(url: string, path: string): string {
  const [origin, , rest] = partsOf(url);
  return origin + path + rest;
}

/** The URL at which a server has the API root, which goes on where the path of the first server ends. */
export function rootUrl(url: string, serverPath: string, root: string): string {
  const path = pathOf(url);
  if (path === root) return url;
  return withPath(url, root.startsWith(serverPath) ? path + root.slice(serverPath.length) : root);
}
