import { reserveName } from "../../base/identifiers.js";
import { canonicalJson, type JsonObject, objectOf, own, setOwn } from "../../base/json.js";
import { mapOperations } from "../../contract/model/map-operation.js";
import { eachSubschema } from "../../contract/model/map-schema.js";
import { eraseNames, renameParameters } from "../../contract/model/path-names.js";
import { printSchema } from "../../contract/model/print-schema.js";
import type { Server } from "../../contract/model/server.js";
import type { Contract, Operation, Schema } from "../../contract/model/types.js";
import { headersExtension } from "../../spec/extensions.js";
import { methodsOf31, templateNames } from "../../spec/path-item.js";
import { placeOperations } from "./place-operations.js";
import {
  members,
  type NamedAnswers,
  printAnswers,
  printBody,
  printCallbacks,
  printParameters,
  printRequirement,
  printResponses,
  printWebhooks,
  type ReserveId,
  setOperation,
} from "./print-exchange.js";

/**
 * Prints a contract as one OpenAPI 3.1 document, which loads to the same contract again; as 3.2 where it has a method, or a
 * default of a discriminator, that only 3.2 knows. Answers that are given a name stand in the components.
 */
export function printDocument(contract: Contract, answers: NamedAnswers = new Map()): JsonObject {
  const { info, security, webhooks, operations } = contract;
  const taken = new Set(operations.map(({ id }) => id));
  const reserve: ReserveId = (wanted) => reserveName(wanted, taken);
  return members([
    ["openapi", needs32(contract) ? "3.2.0" : "3.1.0"],
    [
      "info",
      members([
        ["title", info.title],
        ["version", info.version],
        ["description", info.description],
      ]),
    ],
    ["servers", printServers(contract)],
    ["security", security?.map(printRequirement)],
    ["tags", printTags(contract)],
    ["paths", printPaths(contract, reserve, answers)],
    ["webhooks", webhooks && printWebhooks(webhooks, reserve)],
    ["components", printComponents(contract, answers)],
  ]);
}

/** The document as JSON, as `openapi.json` has it. */
export function documentText(contract: Contract): string {
  return `${JSON.stringify(printDocument(contract), null, 2)}\n`;
}

function needs32({ operations, schemas }: Contract): boolean {
  if (operations.some(({ method }) => !methodsOf31.has(method))) return true;
  let found = false;
  const look = (schema: Schema): Schema => {
    found ||= schema.discriminator?.otherwise !== undefined;
    return schema;
  };
  for (const schema of schemas.values()) eachSubschema(schema, look);
  mapOperations(operations, look);
  return found;
}

function printComponents({ schemas, securitySchemes }: Contract, answers: NamedAnswers): JsonObject {
  const named = [...schemas].map(([name, schema]) => [name, printSchema(schema)] as const);
  const schemes = [...securitySchemes].map(([name, { type, definition }]) => [name, { type, ...definition }] as const);
  return members([
    ["schemas", named.length === 0 ? undefined : objectOf(named)],
    ["responses", answers.size === 0 ? undefined : printAnswers(answers)],
    ["securitySchemes", schemes.length === 0 ? undefined : objectOf(schemes)],
  ]);
}

function printTags({ operations, webhooks = [], tags }: Contract): unknown {
  const hooks = [...webhooks, ...operations.flatMap(({ callbacks = [] }) => callbacks)];
  const methods = hooks.flatMap((hook) => hook.methods);
  const names = new Set([...operations, ...methods].flatMap((tagged) => tagged.tags));
  if (names.size === 0) return undefined;
  return [...names].sort().map((name) =>
    members([
      ["name", name],
      ["description", tags.get(name)],
    ]),
  );
}

/** Parameters of one path have one name, whichever root or provider each operation comes from. */
function printPaths(contract: Contract, reserve: ReserveId, answers: NamedAnswers): JsonObject {
  const paths: JsonObject = {};
  const written = new Map<string, string>();
  for (const [operation, place] of placeOperations(contract)) {
    const servers = place.servers?.flatMap(printServer);
    const erased = eraseNames(place.key);
    const key = written.get(erased) ?? place.key;
    written.set(erased, key);
    const item = (own(paths, key) as JsonObject | undefined) ?? members([["servers", servers]]);
    const isShared = isSame(own(item, "servers"), servers);
    const [names, count] = [templateNames(key), templateNames(operation.path).length];
    const renamed = renameParameters(operation, names.slice(names.length - count));
    const printed = printOperation(renamed, isShared ? undefined : servers, reserve, answers);
    setOperation(item, operation.method, printed);
    setOwn(paths, key, item);
  }
  return paths;
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || canonicalJson(one) === canonicalJson(other);
}

/** Without a server, the path of the root stands for one. */
function printServers({ servers, root }: Contract): unknown {
  if (servers.length > 0) return servers.flatMap(printServer);
  return root === "" ? undefined : [{ url: root }];
}

/** The values of variables are filled in, each in a server of its own. */
function printServer({ url, others = [], description }: Server): readonly JsonObject[] {
  return [url, ...others].map((text) =>
    members([
      ["url", text === "" ? "/" : text],
      ["description", description],
    ]),
  );
}

function printOperation(operation: Operation, servers: unknown, reserve: ReserveId, answers: NamedAnswers): JsonObject {
  return members([
    ["operationId", operation.id],
    ["summary", operation.summary],
    ["description", operation.description],
    ["deprecated", operation.deprecated],
    ["tags", operation.tags.length === 0 ? undefined : [...operation.tags]],
    ["x-providers", operation.providers && [...operation.providers]],
    ["x-unknown-providers", operation.unknownAt && [...operation.unknownAt]],
    ["servers", servers],
    ["parameters", printParameters(operation.parameters)],
    ["requestBody", operation.request && printBody(operation.request)],
    ["responses", printResponses(operation.responses, answers)],
    ["callbacks", printCallbacks(operation, reserve)],
    ["security", operation.security?.map(printRequirement)],
    ...(operation.extensions ?? []),
    [headersExtension, operation.fixedHeaders && objectOf([...operation.fixedHeaders])],
  ]);
}
