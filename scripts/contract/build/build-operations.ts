import type { Report } from "../../base/diagnostics.js";
import { addTo } from "../../base/group-by.js";
import { freeName } from "../../base/identifiers.js";
import { type JsonObject, join, own, tokensOf } from "../../base/json.js";
import { isJsonType } from "../../spec/media-types.js";
import { oneSlash, type PlacedOperation, templateNames, withoutSlash } from "../../spec/path-item.js";
import { belowRoot, normalPath, pathOf } from "../model/api-root.js";
import { eraseNames, PathNames } from "../model/path-names.js";
import type { Operation, Response, UnnamedOperation } from "../model/types.js";
import { adoptStreams } from "./adopt-streams.js";
import { assignNames } from "./assign-names.js";
import { buildCallbacks } from "./build-hooks.js";
import { buildBody, buildParameters, buildResponses, buildStrayParameters, readSecurity } from "./build-parts.js";
import { buildSchema, compact, readExtensions } from "./build-schema.js";
import type { CredentialReader } from "./credential-reader.js";
import type { DocumentReader } from "./document-reader.js";
import { findStreamFlag } from "./find-body-flag.js";
import { findStream, withStream } from "./find-stream.js";
import { asVariant, foldTwins, type Twin } from "./fold-twins.js";
import { readFixedHeaders } from "./read-headers.js";
import { matchPath, operationsOf, type PathItemPart, readPathItem } from "./read-path-item.js";
import { readStreamHint, type StreamHint } from "./read-stream-hint.js";

export interface OperationOptions {
  readonly root: string;
  readonly serverPath: string;
  readonly naming: Readonly<Record<string, string>>;
  readonly credentials: CredentialReader;
  readonly report: Report;
}

/** Builds every operation of the document, in the order of path and method. */
export function buildOperations(reader: DocumentReader, options: OperationOptions): readonly Operation[] {
  const operations: UnnamedOperation[] = [];
  const twins: Twin[] = [];
  const fragments = new Map<string, string>();
  const paths = reader.object(reader.document, "paths") ?? {};
  const variants = variantsOf(Object.keys(paths));
  for (const key of reader.pathKeys()) {
    const parts = readPathItem(reader, paths[key], join("/paths", key));
    const [base = "", fragment] = key.split("#");
    const others = fragment === undefined ? (variants.get(key) ?? []) : Object.hasOwn(paths, base) ? [base] : [];
    const methods = others.flatMap((other) => methodsAt(reader, paths, other));
    const place = {
      reader,
      options,
      key: base,
      known: knownPath(base, paths),
      written: writtenPath(reader, key),
      parts,
      twins: fragment === undefined ? methods : [],
    };
    for (const placed of operationsOf(parts, reader, options.report)) {
      const operation = buildOperation(place, placed);
      if (fragment === undefined) operations.push(operation);
      else if (methods.includes(placed.method)) {
        twins.push({ operation, fragment, flag: findStreamFlag(reader, placed.operation, placed.pointer) });
      } else {
        const message = `"#${fragment}" is no part of a path; it was left out.`;
        options.report({ code: "path-repaired", at: operation.at, message });
        operations.push(operation);
        fragments.set(operation.at.pointer, fragment);
      }
    }
  }
  const folded = tellApart(foldTwins(operations, twins, options.report), fragments, options.report);
  return assignNames(unifyPaths(adoptStreams(folded, options.report), options.report), options.naming, options.report);
}

/** The paths that differ from another one in their fragment alone, by that one. */
function variantsOf(keys: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const variants = new Map<string, string[]>();
  for (const key of keys) {
    const [base = "", fragment] = key.split("#");
    if (fragment === undefined) continue;
    addTo(variants, base, key);
  }
  return variants;
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

/** What people call a path: without a slash at its end, unless both are there. */
function knownPath(key: string, paths: JsonObject): string {
  const [template = "", ...query] = key.split("?");
  const bare = withoutSlash(template);
  return bare === template || Object.hasOwn(paths, [bare, ...query].join("?")) ? template : bare;
}

function writtenPath(reader: DocumentReader, key: string): string | undefined {
  const [section, written = ""] = tokensOf(reader.originOf(join("/paths", key)).pointer);
  return section === "paths" && written !== key && oneSlash(written) === key ? written : undefined;
}

function methodsAt(reader: DocumentReader, paths: JsonObject, key: string): readonly string[] {
  return operationsOf(readPathItem(reader, own(paths, key), join("/paths", key)), reader).map(({ method }) => method);
}

interface Place {
  readonly reader: DocumentReader;
  readonly options: OperationOptions;
  readonly key: string;
  readonly known: string;
  /** As the description writes it, where loading made one slash of several. */
  readonly written: string | undefined;
  readonly parts: readonly PathItemPart[];
  /** Methods whose streaming form is described at a path of its own. */
  readonly twins: readonly string[];
}

function buildOperation(place: Place, placed: PlacedOperation): UnnamedOperation {
  const { method, operation, pointer } = placed;
  const { reader, options, parts } = place;
  const text = (field: string): string | undefined =>
    [operation, ...parts.map(({ item }) => item)]
      .map((node) => reader.text(node, field))
      .find((found) => found !== undefined);
  const [template = "", query] = place.key.split("?");
  const servers = [{ item: operation, pointer }, ...parts]
    .map((part) => reader.servers(part.item, part.pointer))
    .find((found) => found !== undefined);
  const serverPath = servers?.[0] === undefined ? options.serverPath : pathOf(servers[0].url);
  const path = belowRoot(serverPath + template, options.root);
  const known = serverPath + place.known;
  const suffix = query === undefined ? "" : `?${query}`;
  const owners = [...parts.toReversed(), { item: operation, pointer }];
  const { security, keyHeaders, isSent } = options.credentials.read(owners, readSecurity(own(operation, "security")));
  const parameters = buildParameters(reader, owners).filter((parameter) => !isSent(parameter));
  const requestBody = own(operation, "requestBody");
  const request = requestBody === undefined ? undefined : buildBody(reader, requestBody, join(pointer, "requestBody"));
  const hint = readStreamHint(reader, operation, pointer);
  const responses = withPlain(buildResponses(reader, operation, pointer), hint, reader);
  const stream = place.twins.includes(method)
    ? undefined
    : findStream({ reader, operation, responses, hint, key: `${method} ${known}`, pointer });
  return compact<UnnamedOperation>({
    key: `${method} ${known}${suffix}`,
    identity: `${method} ${eraseNames(belowRoot(normalPath(known), options.root))}${suffix}`,
    method,
    path,
    written: place.written && belowRoot(serverPath + place.written, options.root),
    fixedQuery: query === undefined ? undefined : new Map(new URLSearchParams(query)),
    fixedHeaders: readFixedHeaders(reader, [reader.document, ...parts.toReversed().map(({ item }) => item), operation]),
    summary: text("summary"),
    description: text("description"),
    deprecated: reader.flag(operation, "deprecated"),
    tags: reader.texts(operation, "tags"),
    operationId: reader.text(operation, "operationId"),
    parameters: matchPath(parameters, { template, placed, reader, report: options.report }),
    strayParameters: buildStrayParameters(reader, operation, pointer),
    request,
    responses: withStream(responses, stream),
    stream,
    callbacks: buildCallbacks(reader, operation, pointer),
    security,
    keyHeaders,
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

/**
 * Paths such as `/a/{x}` and `/a/{y}`, or `/a#x` and `/a#y`, have one URL: what stands there is told apart by something
 * else. All stay, and those after the first have a fragment in their key, by pointer or by what they are called.
 */
function tellApart(
  operations: readonly UnnamedOperation[],
  fragments: ReadonlyMap<string, string>,
  report: Report,
): readonly UnnamedOperation[] {
  const known = new Map<string, UnnamedOperation>();
  return operations.map((operation) => {
    const { identity, operationId, path, at } = operation;
    const other = known.get(identity);
    if (other === undefined) {
      known.set(identity, operation);
      return operation;
    }
    const called = operationId ?? templateNames(path).join("-");
    const has = (name: string): boolean => known.has(`${identity}#${name}`);
    const variant = asVariant(operation, freeName(fragments.get(at.pointer) ?? called, { has }));
    known.set(variant.identity, variant);
    report({
      code: "operation-duplicate",
      at,
      message: `${operation.key} and ${other.key} have one URL; this one is called ${variant.key}.`,
      hint: "Templated paths that differ only in parameter names must not stand in one description.",
      related: [other.at],
    });
    return variant;
  });
}
