import { isObject, type JsonObject, own } from "../../scripts/base/json.js";
import { placedOperations } from "./operations.js";

/** The URL templates at which an operation is called, by its id; names of path parameters are erased. */
export function urlsOf(document: JsonObject): ReadonlyMap<string, readonly string[]> {
  const urls = new Map<string, readonly string[]>();
  for (const { path, item, operation } of placedOperations(document)) {
    const bases = serversOf(operation) ?? serversOf(item) ?? serversOf(document) ?? [""];
    const template = path.replace(/\{[^{}]*\}/g, "{}");
    const id = own(operation, "operationId");
    if (typeof id === "string")
      urls.set(
        id,
        bases.map((base) => base.replace(/\/$/, "") + template),
      );
  }
  return urls;
}

/** An empty list stands for the root of the host, as none does. */
function serversOf(node: JsonObject): readonly string[] | undefined {
  const servers = own(node, "servers");
  if (!Array.isArray(servers)) return undefined;
  const urls = servers.filter(isObject).map((server) => String(own(server, "url")));
  return urls.length === 0 ? [""] : urls;
}
