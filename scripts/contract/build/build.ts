import type { Conventions } from "../../base/conventions.js";
import type { Report } from "../../base/diagnostics.js";
import { isJson, isObject, type Json, type JsonObject, join, own } from "../../base/json.js";
import type { LoadedDocument } from "../../load/load.js";
import { findApiRoot, pathOf, rootUrl } from "../model/api-root.js";
import type { SecurityScheme } from "../model/security.js";
import type { Server } from "../model/server.js";
import type { Contract } from "../model/types.js";
import { assignPages, type PageSettings } from "./assign-pages.js";
import { buildWebhooks } from "./build-hooks.js";
import { buildOperations } from "./build-operations.js";
import { readSecurity } from "./build-parts.js";
import { compact } from "./build-schema.js";
import { checkExtensions, extensionMarks } from "./check-extensions.js";
import { CredentialReader } from "./credential-reader.js";
import { DocumentReader } from "./document-reader.js";
import { inferDiscriminators } from "./infer-discriminators.js";
import { reportBodiless } from "./report-bodiless.js";
import { reportEncodings } from "./report-encodings.js";
import { reportXml } from "./report-xml.js";
import { SchemaRegistry } from "./schema-registry.js";
import { shortenChains } from "./shorten-chains.js";
import { splitInheritance } from "./split-inheritance.js";
import { spreadBases } from "./spread-bases.js";

export interface ContractOptions {
  readonly provider: string;
  readonly report: Report;
  /** Path of the API root; found in the servers and paths when absent. */
  readonly root?: string;
  /** Method names by operation key: `{ "POST /v1/images/generations": "images.generate" }`. */
  readonly naming?: Readonly<Record<string, string>>;
  /** How lists go on, by operation key; `false` where nobody asks of any. */
  readonly pages?: false | Readonly<Record<string, false | PageSettings>>;
  readonly conventions?: Conventions;
}

/** Builds the intermediate representation of a loaded description. */
export function buildContract(loaded: LoadedDocument, options: ContractOptions): Contract {
  const { document, originOf } = loaded;
  const registry = new SchemaRegistry(document, originOf, options.report);
  const reader = new DocumentReader(document, registry);
  if (extensionMarks.some(loaded.mentions)) checkExtensions(reader);
  const servers = readServers(document, reader);
  const serverPath = pathOf(servers[0]?.url ?? "");
  const root = options.root ?? findApiRoot(serverPath, reader.pathKeys());
  const security = readSecurity(own(document, "security"));
  const schemes = readSecuritySchemes(document, reader);
  const credentials = new CredentialReader(reader, { schemes, security, report: options.report });
  const operations = buildOperations(reader, {
    root,
    serverPath,
    naming: options.naming ?? {},
    credentials,
    report: options.report,
  });
  const hooks = buildWebhooks(reader);
  const webhooks = hooks && { webhooks: hooks };
  const schemas = shortenChains(registry.finish());
  const info = reader.object(document, "info");
  const inferred = inferDiscriminators(
    spreadBases({ schemas: splitInheritance(schemas, options.report), operations, ...webhooks }, options.report),
    options.report,
  );
  reportEncodings(inferred, options.report);
  reportBodiless(inferred.operations, options.report);
  reportXml(document, inferred, { originOf, report: options.report });
  const { pages = {} } = options;
  return compact<Contract>({
    provider: options.provider,
    info: compact({
      title: reader.text(info, "title") ?? options.provider,
      version: reader.text(info, "version") ?? "",
      description: reader.text(info, "description"),
    }),
    root,
    servers: servers.map((server) => belowRootOf(server, serverPath, root)),
    tags: readTags(document, reader),
    ...inferred,
    ...(pages && { operations: assignPages(inferred.operations, inferred.schemas, pages) }),
    securitySchemes: credentials.schemes,
    security,
    conventions: options.conventions,
    ...(loaded.longNumbers.size > 0 && { longNumbers: loaded.longNumbers }),
    at: originOf(""),
    emptySections: emptySections(document).map(originOf),
  });
}

/** Pointers to what the document, and its components, have with nothing in it. */
function emptySections(document: JsonObject): readonly string[] {
  const emptyIn = (parent: unknown, pointer: string) =>
    Object.entries(isObject(parent) ? parent : {}).flatMap(([key, value]) =>
      isObject(value) && Object.keys(value).length === 0 ? [join(pointer, key)] : [],
    );
  return [...emptyIn(document, ""), ...emptyIn(own(document, "components"), "/components")];
}

/** With the path of the API root at the end of its URL. */
function belowRootOf(server: Server, serverPath: string, root: string): Server {
  const { url, others, open } = server;
  const at = (text: string) => rootUrl(text, serverPath, root);
  return {
    ...server,
    url: at(url),
    ...(others && { others: others.map(at) }),
    ...(open !== undefined && { open: at(open) }),
  };
}

function readServers(document: JsonObject, reader: DocumentReader): readonly Server[] {
  return reader.servers(document, "") ?? [];
}

function readTags(document: JsonObject, reader: DocumentReader): ReadonlyMap<string, string> {
  const tags = own(document, "tags");
  const described = (Array.isArray(tags) ? tags.filter(isObject) : []).flatMap((tag): (readonly [string, string])[] => {
    const [name, description] = [
      reader.text(tag, "name"),
      reader.text(tag, "description") ?? reader.text(tag, "summary"),
    ];
    return name === undefined || description === undefined ? [] : [[name, description]];
  });
  return new Map(described);
}

function readSecuritySchemes(document: JsonObject, reader: DocumentReader): ReadonlyMap<string, SecurityScheme> {
  const schemes = new Map<string, SecurityScheme>();
  const written = reader.object(reader.object(document, "components"), "securitySchemes");
  for (const [name, value] of Object.entries(written ?? {})) {
    const { node, pointer } = reader.resolve(value, join("/components/securitySchemes", name));
    const type = isObject(node) ? own(node, "type") : undefined;
    if (!isObject(node) || !isSchemeType(type)) continue;
    const { type: _, ...rest } = node;
    const definition = Object.fromEntries(
      Object.entries(rest).filter((entry): entry is [string, Json] => isJson(entry[1])),
    );
    schemes.set(name, { type, definition, at: reader.originOf(pointer) });
  }
  return schemes;
}

function isSchemeType(type: unknown): type is SecurityScheme["type"] {
  return type === "apiKey" || type === "http" || type === "mutualTLS" || type === "oauth2" || type === "openIdConnect";
}
