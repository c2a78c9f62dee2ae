import { type BaseUrl, upstream } from "../facts/base-url.js";
import type { Note } from "../facts/field.js";
import type { PageOperations } from "../facts/read-operations.js";
import { isStandIn } from "../words/statement-patterns.js";
import { standInHint } from "./server.js";

/**
 * Operations at the server that the page names, where it has an address such as `https://your-domain/v1` for them as well.
 * Tells of each of these.
 */
export function withoutStandIns({ operations, base }: PageOperations, note: Note): PageOperations {
  const servers = [base, ...operations.map(({ url, urlLine }) => ({ url: url.server, line: urlLine }))].filter(
    (each): each is BaseUrl => each?.url !== undefined,
  );
  const named = servers.find(({ url }) => !isStandIn(url) && !upstream.test(url));
  const told = new Set<string>();
  for (const { url, line } of servers) {
    const host = originOf(url);
    if (!isStandIn(url) || told.has(host)) continue;
    told.add(host);
    const hint = standInHint;
    if (named) note("import-guessed", line, `"${host}" stands for a server; "${named.url}" is taken for it.`, hint);
    else note("import-server-missing", line, `"${host}" stands for a server that the page does not name.`, hint);
  }
  if (named === undefined || told.size === 0) return { operations, base };
  return {
    base: base && isStandIn(base.url) ? named : base,
    operations: operations.map((facts) => {
      const { server, path } = facts.url;
      if (server === undefined || !isStandIn(server)) return facts;
      const whole = rootOf(server) + path;
      const isBelow = whole.startsWith(`${rootOf(named.url)}/`);
      const place = isBelow
        ? { server: named.url, path: whole.slice(rootOf(named.url).length) }
        : { server: originOf(named.url) + rootOf(server), path };
      return { ...facts, url: { ...facts.url, ...place }, urlLine: named.line };
    }),
  };
}

function originOf(url: string): string {
  return /^https?:\/\/[^/]*/.exec(url)?.[0] ?? url;
}

function rootOf(url: string): string {
  return url.slice(originOf(url).length);
}
