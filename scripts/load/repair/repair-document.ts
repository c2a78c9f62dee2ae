import { isObject, type JsonObject, join, own, setOwn } from "../../base/json.js";
import { oneSlash, operationsIn, type PlacedOperation, withoutSlash } from "../../spec/path-item.js";
import { nameSharedSchemes } from "./name-schemes.js";
import type { RepairContext } from "./repair-context.js";
import { repairInfo, repairLists, repairPathItems } from "./repair-values.js";

const schemeTypes: ReadonlySet<unknown> = new Set(["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]);

/** Mends what concerns the document as a whole: servers, security, path keys, operation ids. */
export function repairDocument(context: RepairContext): void {
  repairInfo(context);
  repairLists(context.document, "", context);
  repairServers(context);
  repairSecuritySchemes(context);
  nameSharedSchemes(context);
  repairPathItems(context);
  repairPathKeys(context);
  repairOperationIds(context);
}

function repairServers({ document, note }: RepairContext): void {
  const servers = own(document, "servers");
  if (!Array.isArray(servers)) return;
  for (const [index, server] of servers.entries()) {
    const url = isObject(server) ? own(server, "url") : undefined;
    // `api.example.com/v1` would be a path.
    if (!isObject(server) || typeof url !== "string" || !/^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?(?:\/|$)/i.test(url))
      continue;
    server.url = `https://${url}`;
    note("keyword-repaired", join("/servers", index, "url"), `The server has no scheme; read as "${server.url}".`);
  }
  if (servers.length > 0) return;
  delete document.servers;
  note(
    "servers-empty",
    "/servers",
    "The list of servers is empty.",
    "Clients of this description must be given a base URL.",
  );
}

function repairSecuritySchemes({ document, note }: RepairContext): void {
  const components = own(document, "components");
  const schemes = isObject(components) ? own(components, "securitySchemes") : undefined;
  if (!isObject(schemes)) return;
  for (const [name, scheme] of Object.entries(schemes)) {
    const type = isObject(scheme) ? own(scheme, "type") : undefined;
    if (!isObject(scheme) || own(scheme, "$ref") !== undefined || schemeTypes.has(type)) continue;
    delete schemes[name];
    const at = join("/components/securitySchemes", name, "type");
    note(
      "security-scheme-type",
      at,
      `Security schemes of type ${JSON.stringify(type)} do not exist; "${name}" was left out.`,
    );
  }
}

function repairPathKeys({ document, places, note }: RepairContext): void {
  const paths = own(document, "paths");
  if (!isObject(paths)) return;
  for (const [key, item] of Object.entries(paths)) {
    if (key.startsWith("x-") || !isObject(item)) continue;
    const mended = mendPath(key);
    const twin = withoutSlash(mended);
    if (twin !== key && Object.hasOwn(paths, twin)) {
      const message = `"${key}" and "${twin}" are the same path; the first is kept beside it as it stands.`;
      note("path-repaired", join("/paths", key), message);
      continue;
    }
    if (mended === key) continue;
    if (Object.hasOwn(paths, mended)) {
      const message = `"${key}" and "${mended}" are the same path; the first is kept beside it as it stands.`;
      note("path-repaired", join("/paths", key), message);
      continue;
    }
    delete paths[key];
    setOwn(paths, mended, item);
    places.move(join("/paths", mended), join("/paths", key));
    note("path-repaired", join("/paths", key), `The path is written "${key}"; read as "${mended}".`);
  }
}

function mendPath(key: string): string {
  const [path = "", ...query] = key.trim().split("?");
  const trimmed = oneSlash(path).replace(
    /(?<=\/)(?::([A-Za-z_]\w*)|<([A-Za-z_][\w-]*)>)(?=\/|$)/g,
    (_, colon, angle) => `{${colon ?? angle}}`,
  );
  return [trimmed.startsWith("/") ? trimmed : `/${trimmed}`, ...query].join("?");
}

/** Ids only name operations for people here, so the second use of one is dropped. */
function repairOperationIds({ document, note }: RepairContext): void {
  const uses = new Map<string, string>();
  for (const { pointer, operation } of operationsOf(document)) {
    const id = own(operation, "operationId");
    if (typeof id !== "string") continue;
    const first = uses.get(id);
    if (first === undefined) {
      uses.set(id, pointer);
      continue;
    }
    delete operation.operationId;
    const at = join(pointer, "operationId");
    const message = `The operationId "${id}" is used twice; this second use is left out.`;
    note("operation-id-duplicate", at, message, "Give every operation an id of its own.", [join(first, "operationId")]);
  }
}

function* operationsOf(document: JsonObject): Iterable<PlacedOperation> {
  for (const section of ["paths", "webhooks"]) {
    const items = own(document, section);
    for (const [path, item] of isObject(items) ? Object.entries(items) : []) {
      if (isObject(item)) yield* operationsIn(item, join("", section, path));
    }
  }
}
