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
  return [origin, path.replace(/\/+$/, ""), rest];
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
