import type { Report } from "../diagnostics.js";
import { isObject, type JsonObject, join, own } from "../json.js";
import { belowRoot, pathOf } from "./api-root.js";
import { assignNames } from "./assign-names.js";
import { buildBody, buildParameters, buildResponses, readSecurity } from "./build-parts.js";
import { compact, readExtensions } from "./build-schema.js";
import type { DocumentReader } from "./document-reader.js";
import { findStream } from "./find-stream.js";
import type { Method, Operation, Response, Stream } from "./types.js";

export interface OperationOptions {
  readonly root: string;
  readonly serverPath: string;
  readonly naming: Readonly<Record<string, string>>;
  readonly report: Report;
}

/** An operation before it has its place in the client. */
export type UnnamedOperation = Omit<Operation, "id" | "resource" | "action">;

const methods: Readonly<Record<string, Method>> = {
  delete: "DELETE",
  get: "GET",
  head: "HEAD",
  options: "OPTIONS",
  patch: "PATCH",
  post: "POST",
  put: "PUT",
  query: "QUERY",
  trace: "TRACE",
};

/** Builds every operation of the document, in the order of path and method. */
export function buildOperations(reader: DocumentReader, options: OperationOptions): readonly Operation[] {
  const operations: UnnamedOperation[] = [];
  for (const key of reader.pathKeys()) {
    const { node: item, pointer } = reader.resolve(reader.object(reader.document, "paths")?.[key], join("/paths", key));
    if (!isObject(item)) continue;
    for (const [field, method] of Object.entries(methods)) {
      const operation = own(item, field);
      if (!isObject(operation)) continue;
      operations.push(buildOperation({ reader, options, key, item, pointer }, operation, field, method));
    }
  }
  return assignNames(dropDuplicates(operations, options.report), options.naming, options.report);
}

interface Place {
  readonly reader: DocumentReader;
  readonly options: OperationOptions;
  readonly key: string;
  readonly item: JsonObject;
  readonly pointer: string;
}

function buildOperation(place: Place, operation: JsonObject, field: string, method: Method): UnnamedOperation {
  const { reader, options, item } = place;
  const pointer = join(place.pointer, field);
  const [template = "", query] = place.key.split("?");
  const servers = reader.servers(operation, pointer) ?? reader.servers(item, place.pointer);
  const serverPath = servers?.[0] === undefined ? options.serverPath : pathOf(servers[0].url);
  const effectivePath = serverPath + template;
  const path = belowRoot(effectivePath, options.root);
  const suffix = query === undefined ? "" : `?${query}`;
  const requestBody = own(operation, "requestBody");
  const request = requestBody === undefined ? undefined : buildBody(reader, requestBody, join(pointer, "requestBody"));
  const responses = buildResponses(reader, operation, pointer);
  const stream = findStream({ reader, operation, request, responses, key: `${method} ${effectivePath}`, pointer });
  return compact<UnnamedOperation>({
    key: `${method} ${effectivePath}${suffix}`,
    identity: `${method} ${path.replace(/\{[^{}]*\}/g, "{}")}${suffix}`,
    method,
    path,
    fixedQuery: query === undefined ? undefined : new Map(new URLSearchParams(query)),
    summary: reader.text(operation, "summary") ?? reader.text(item, "summary"),
    description: reader.text(operation, "description") ?? reader.text(item, "description"),
    deprecated: reader.flag(operation, "deprecated"),
    tags: textsOf(own(operation, "tags")),
    operationId: reader.text(operation, "operationId"),
    parameters: buildParameters(reader, item, place.pointer, operation, pointer),
    request,
    responses: withStream(responses, stream),
    stream,
    security: readSecurity(own(operation, "security")),
    servers,
    extensions: readExtensions(operation),
    at: reader.originOf(pointer),
  });
}

/** A stream that the responses do not declare, so that whoever compares or prints them sees it. */
function withStream(responses: readonly Response[], stream: Stream | undefined): readonly Response[] {
  const success = responses.find(({ status }) => /^2/.test(status));
  if (stream === undefined || success === undefined || success.content.some(({ type }) => type === stream.mediaType))
    return responses;
  const media = { type: stream.mediaType, schema: stream.event, at: stream.event.at };
  return responses.map((response) =>
    response === success ? { ...response, content: [...response.content, media] } : response,
  );
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** Paths such as `/a/{x}` and `/a/{y}` are one operation written twice. */
function dropDuplicates(operations: readonly UnnamedOperation[], report: Report): readonly UnnamedOperation[] {
  const first = new Map<string, UnnamedOperation>();
  for (const operation of operations) {
    const known = first.get(operation.identity);
    if (known === undefined) {
      first.set(operation.identity, operation);
      continue;
    }
    report({
      code: "operation-duplicate",
      at: operation.at,
      message: `${operation.key} and ${known.key} cannot be told apart.`,
      hint: "Templated paths that differ only in parameter names must not stand in one description.",
      related: [known.at],
    });
  }
  return [...first.values()];
}
