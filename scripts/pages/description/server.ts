import { isObject, type JsonObject, own } from "../../base/json.js";
import { standInExtension } from "../../spec/extensions.js";
import { operationsIn } from "../../spec/path-item.js";
import type { Note } from "../facts/field.js";
import { isStandIn } from "../words/statement-patterns.js";

/** What stands in braces or angles in the address of a server is a variable, of which the page says no value. */
export function serverOf(stated: string): JsonObject {
  const url = stated.replace(/<([^<>{}]+)>/g, "{$1}");
  const names = [...new Set(Array.from(url.matchAll(/\{([^{}]+)\}/g), ([, name = ""]) => name))];
  const variables = Object.fromEntries(names.map((name) => [name, { default: name }]));
  const isUnknown = names.length > 0 || isUncallable(url);
  return { url, ...(names.length > 0 && { variables }), ...(isUnknown && { [standInExtension]: true }) };
}

/** RFC 2606 keeps `example.com` for documentation, where it is told; a name of it can be called, and tests serve it. */
const exampleHost = /^https?:\/\/(?:[\w-]+\.)*example\.(?:com|net|org)(?=[:/]|$)/i;

/** Whether no call can go to an address that stands for a server. */
function isUncallable(url: string): boolean {
  return isStandIn(url) && !exampleHost.test(url);
}

/** Where a description lacks the address of its server. */
interface MissingServer {
  readonly pointer: string;
  /** The address of none that stands there: `https://your-domain/v1`. */
  readonly standIn?: string;
}

/** Tells where a description that stands on a page names no server; what stands for one is marked in place. */
export function tellServer(document: JsonObject, lineOf: (server: MissingServer) => number, note: Note): void {
  const missing = findMissingServer(document);
  if (missing === undefined) return;
  const { standIn } = missing;
  const message =
    standIn === undefined
      ? "The description names no server."
      : `"${standIn}" stands for a server that the page does not name.`;
  note("import-server-missing", lineOf(missing), message, standInHint);
}

/** What to do where an address is none. */
export const standInHint = "Give the address in `servers` of an overlay, or to the client.";

function findMissingServer(document: JsonObject): MissingServer | undefined {
  if (own(document, "swagger") !== undefined) return missingHost(document);
  const servers = listOf(document.servers);
  const [main] = servers;
  for (const server of servers) if (isUncallable(urlOf(server))) server[standInExtension] = true;
  if (main !== undefined && isStandIn(urlOf(main))) return { pointer: "/servers/0", standIn: urlOf(main) };
  if (main !== undefined && isAbsolute(main)) return undefined;
  const items = Object.values(isObject(document.paths) ? document.paths : {}).filter(isObject);
  const places = items.flatMap((item) => operationsIn(item, "").map(({ operation }) => [operation, item]));
  const isElsewhere = places.every((owners) =>
    owners.some((owner) => listOf(owner.servers).some((server) => isAbsolute(server))),
  );
  return places.length > 0 && isElsewhere ? undefined : { pointer: "" };
}

/** Swagger 2.0 has the host of its only server in a field of its own. */
function missingHost({ host }: JsonObject): MissingServer | undefined {
  if (typeof host !== "string" || host === "") return { pointer: "" };
  return isStandIn(`https://${host}`) ? { pointer: "/host", standIn: host } : undefined;
}

function listOf(servers: unknown): readonly JsonObject[] {
  return Array.isArray(servers) ? servers.filter(isObject) : [];
}

function urlOf(server: JsonObject): string {
  const url = own(server, "url");
  return typeof url === "string" ? url : "";
}

/** Calls can go there; a host without a scheme is read as one, too. */
function isAbsolute(server: JsonObject): boolean {
  return /^(?:[a-z]+:)?\/\/|^[\w-]+(?:\.[\w-]+)+(?=[/:]|$)|^\{/i.test(urlOf(server));
}
