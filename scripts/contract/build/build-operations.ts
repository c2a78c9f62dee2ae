import type { Report } from "../../base/diagnostics.js";
import { isObject, type JsonObject, join, own } from "../../base/json.js";
import { isJsonType } from "../../spec/media-types.js";
import { operationsIn, type PlacedOperation } from "../../spec/path-item.js";
import { belowRoot, pathOf } from "../model/api-root.js";
import { eraseNames, PathNames } from "../model/path-names.js";
import type { Operation, Response, UnnamedOperation } from "../model/types.js";
import { assignNames } from "./assign-names.js";
import { buildCallbacks } from "./build-hooks.js";
import { buildBody, buildParameters, buildResponses, buildStrayParameters, readSecurity } from "./build-parts.js";
import { buildSchema, compact, readExtensions } from "./build-schema.js";
import type { DocumentReader } from "./document-reader.js";
import { findStreamFlag } from "./find-body-flag.js";
import { findStream, withStream } from "./find-stream.js";
import { foldTwins, type Twin } from "./fold-twins.js";
import { readStreamHint, type StreamHint } from "./read-stream-hint.js";

export interface OperationOptions {
  readonly root: string;
  readonly serverPath: string;
  readonly naming: Readonly<Record<string, string>>;
  readonly report: Report;
}

/** Builds every operation of the document, in the order of path and method. */
export function buildOperations(reader: DocumentReader, options: OperationOptions): readonly Operation[] {
  const operations: UnnamedOperation[] = [];
  const twins: Twin[] = [];
  const paths = reader.object(reader.document, "paths") ?? {};
  for (const key of reader.pathKeys()) {
    const { node: item, pointer } = reader.resolve(paths[key], join("/paths", key));
    if (!isObject(item)) continue;
    const [base = "", fragment] = key.split("#");
    const others = Object.keys(paths).filter((other) =>
      fragment === undefined ? other.startsWith(`${key}#`) : other === base,
    );
    const methods = others.flatMap((other) => methodsAt(reader, paths, other));
    const place = { reader, options, key: base, item, pointer, twins: fragment === undefined ? methods : [] };
    for (const placed of operationsIn(item, pointer)) {
      const operation = buildOperation(place, placed);
      if (fragment === undefined) operations.push(operation);
      else if (methods.includes(placed.method)) {
        twins.push({ operation, flag: findStreamFlag(reader, placed.operation, placed.pointer) });
      } else {
        const message = `"#${fragment}" is no part of a path; it was left out.`;
        options.report({ code: "path-repaired", at: operation.at, message });
        operations.push(operation);
      }
    }
  }
  const folded = dropDuplicates(foldTwins(operations, twins, options.report), options.report);
  return assignNames(unifyPaths(folded, options.report), options.naming, options.report);
}

/** Paths such as `/a/{x}` with GET and `/a/{y}` with POST are one path written twice. */
function unifyPaths(operations: readonly UnnamedOperation[], report: Report): readonly UnnamedOperation[] {
  const names = new PathNames();
  return operations.map((operation) => {
    const unified = names.unify(operation);
    if (unified !== operation) {
      const message = `${operation.key} is a path that stands there twice; its parameters have the names of ${unified.path}.`;
      report({ code: "path-repaired", at: operation.at, message, hint: "Put all methods of a path under one key." });
    }
    return unified;
  });
}

function methodsAt(reader: DocumentReader, paths: JsonObject, key: string): readonly string[] {
  const { node } = reader.resolve(own(paths, key), join("/paths", key));
  return isObject(node) ? operationsIn(node, "").map(({ method }) => method) : [];
}

interface Place {
  readonly reader: DocumentReader;
  readonly options: OperationOptions;
  readonly key: string;
  readonly item: JsonObject;
  readonly pointer: string;
  /** Methods whose streaming form is described at a path of its own. */
  readonly twins: readonly string[];
}

function buildOperation(place: Place, { method, operation, pointer }: PlacedOperation): UnnamedOperation {
  const { reader, options, item } = place;
  const [template = "", query] = place.key.split("?");
  const servers = reader.servers(operation, pointer) ?? reader.servers(item, place.pointer);
  const serverPath = servers?.[0] === undefined ? options.serverPath : pathOf(servers[0].url);
  const effectivePath = serverPath + template;
  const path = belowRoot(effectivePath, options.root);
  const suffix = query === undefined ? "" : `?${query}`;
  const requestBody = own(operation, "requestBody");
  const request = requestBody === undefined ? undefined : buildBody(reader, requestBody, join(pointer, "requestBody"));
  const hint = readStreamHint(reader, operation, pointer);
  const responses = withPlain(buildResponses(reader, operation, pointer), hint, reader);
  const stream = place.twins.includes(method)
    ? undefined
    : findStream({ reader, operation, responses, hint, key: `${method} ${effectivePath}`, pointer });
  return compact<UnnamedOperation>({
    key: `${method} ${effectivePath}${suffix}`,
    identity: `${method} ${eraseNames(path)}${suffix}`,
    method,
    path,
    fixedQuery: query === undefined ? undefined : new Map(new URLSearchParams(query)),
    summary: reader.text(operation, "summary") ?? reader.text(item, "summary"),
    description: reader.text(operation, "description") ?? reader.text(item, "description"),
    deprecated: reader.flag(operation, "deprecated"),
    tags: textsOf(own(operation, "tags")),
    operationId: reader.text(operation, "operationId"),
    parameters: buildParameters(reader, item, place.pointer, operation, pointer),
    strayParameters: buildStrayParameters(reader, operation, pointer),
    request,
    responses: withStream(responses, stream),
    stream,
    callbacks: buildCallbacks(reader, operation, pointer),
    security: readSecurity(own(operation, "security")),
    servers,
    extensions: readExtensions(operation),
    at: reader.originOf(pointer),
  });
}

/** Where an extension names the plain answer, the responses may describe the stream alone. */
function withPlain(
  responses: readonly Response[],
  hint: StreamHint | undefined,
  reader: DocumentReader,
): readonly Response[] {
  const plain = hint?.plain;
  const success = responses.find(({ status }) => /^2/.test(status));
  if (plain === undefined || success === undefined || success.content.some(({ type }) => isJsonType(type)))
    return responses;
  const schema = buildSchema(plain.written, plain.pointer, reader.registry);
  const content = [...success.content, { type: "application/json", schema, at: schema.at }];
  return responses.map((response) => (response === success ? { ...response, content } : response));
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
