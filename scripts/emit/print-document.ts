import { pathOf } from "../ir/api-root.js";
import { printSchema } from "../ir/print-schema.js";
import type { Contract, Operation, SecurityRequirement, Server } from "../ir/types.js";
import { canonicalJson, type JsonObject, objectOf, own, setOwn } from "../json.js";
import {
  members,
  printBody,
  printCallbacks,
  printParameter,
  printResponses,
  printWebhooks,
  setOperation,
} from "./print-exchange.js";

/** Prints a contract as one OpenAPI 3.1 document (3.2 where it has methods that only that knows), which loads to the same contract again. */
export function printDocument(contract: Contract): JsonObject {
  const { info, security } = contract;
  return members([
    ["openapi", contract.operations.some(({ method }) => !methodsOf31.has(method)) ? "3.2.0" : "3.1.0"],
    [
      "info",
      members([
        ["title", info.title],
        ["version", info.version],
        ["description", info.description],
      ]),
    ],
    ["servers", contract.servers.length === 0 ? undefined : contract.servers.map(printServer)],
    ["security", security?.map(printRequirement)],
    ["tags", printTags(contract)],
    ["paths", printPaths(contract)],
    ["webhooks", contract.webhooks && printWebhooks(contract.webhooks)],
    ["components", printComponents(contract)],
  ]);
}

const methodsOf31: ReadonlySet<string> = new Set("GET PUT POST DELETE OPTIONS HEAD PATCH TRACE".split(" "));

function printComponents({ schemas, securitySchemes }: Contract): JsonObject {
  const named = [...schemas].map(([name, schema]) => [name, printSchema(schema)] as const);
  const schemes = [...securitySchemes].map(([name, { type, definition }]) => [name, { type, ...definition }] as const);
  return members([
    ["schemas", named.length === 0 ? undefined : objectOf(named)],
    ["securitySchemes", schemes.length === 0 ? undefined : objectOf(schemes)],
  ]);
}

function printTags({ operations, tags }: Contract): unknown {
  const names = new Set(operations.flatMap((operation) => operation.tags));
  if (names.size === 0) return undefined;
  return [...names].sort().map((name) =>
    members([
      ["name", name],
      ["description", tags.get(name)],
    ]),
  );
}

function printPaths(contract: Contract): JsonObject {
  const paths: JsonObject = {};
  for (const operation of contract.operations) {
    const { key, servers } = printPlace(operation, contract);
    const item = (own(paths, key) as JsonObject | undefined) ?? members([["servers", servers]]);
    const shared = canonicalJson(own(item, "servers")) === canonicalJson(servers);
    setOperation(item, operation.method, printOperation(operation, shared ? undefined : servers));
    setOwn(paths, key, item);
  }
  return paths;
}

/** A path below the root needs no server of its own; one outside of the root stands beside it. */
function printPlace(
  { path, fixedQuery, servers }: Operation,
  { servers: roots, root }: Contract,
): { key: string; servers: unknown } {
  const query = fixedQuery === undefined ? "" : `?${new URLSearchParams([...fixedQuery])}`;
  if (!path.startsWith("/../")) return { key: path + query, servers: servers?.map(printServer) };
  const ups = path.match(/^(?:\/\.\.)+/)?.[0] ?? "";
  const kept = root
    .split("/")
    .slice(0, root.split("/").length - ups.length / 3)
    .join("/");
  const origins = roots.map(({ url }) => ({ url: url.slice(0, url.length - pathOf(url).length) || "/" }));
  return {
    key: kept + path.slice(ups.length) + query,
    servers: servers?.map(printServer) ?? (origins.length > 0 ? origins : [{ url: "/" }]),
  };
}

function printServer({ url, description }: Server): JsonObject {
  return members([
    ["url", url === "" ? "/" : url],
    ["description", description],
  ]);
}

function printRequirement(requirement: SecurityRequirement): JsonObject {
  return objectOf([...requirement].map(([name, scopes]) => [name, [...scopes]]));
}

function printOperation(operation: Operation, servers: unknown): JsonObject {
  return members([
    ["operationId", operation.id],
    ["summary", operation.summary],
    ["description", operation.description],
    ["deprecated", operation.deprecated],
    ["tags", operation.tags.length === 0 ? undefined : [...operation.tags]],
    ["x-providers", operation.providers && [...operation.providers]],
    ["servers", servers],
    ["parameters", operation.parameters.length === 0 ? undefined : operation.parameters.map(printParameter)],
    ["requestBody", operation.request && printBody(operation.request)],
    ["responses", printResponses(operation.responses)],
    ["callbacks", operation.callbacks && printCallbacks(operation.callbacks)],
    ["security", operation.security?.map(printRequirement)],
    ...(operation.extensions ?? []),
  ]);
}
