import { child, isObject, type JsonObject, tokensOf } from "../base/json.js";
import { strayField } from "../spec/extensions.js";
import { type ChildKind, childKeywords, dataKeywords } from "../spec/keywords.js";
import { operationFields } from "./path-item.js";

/** What an object in an OpenAPI document is. `data` is an example, default or the like: never looked into. */
export type NodeKind =
  | "document"
  | "components"
  | "server"
  | "pathItem"
  | "operation"
  | "parameter"
  | "requestBody"
  | "response"
  | "mediaType"
  | "encoding"
  | "header"
  | "example"
  | "link"
  | "callback"
  | "securityScheme"
  | "schema"
  | "data";

/** What a field holds: a node, or an object or list of them. */
export type FieldContent = NodeKind | { readonly map: NodeKind } | { readonly list: NodeKind };

const map = (kind: NodeKind): FieldContent => ({ map: kind });
const list = (kind: NodeKind): FieldContent => ({ list: kind });

const byChildren: Readonly<Record<ChildKind, FieldContent>> = {
  one: "schema",
  list: list("schema"),
  map: map("schema"),
};

const components: Readonly<Record<string, FieldContent>> = {
  schemas: map("schema"),
  responses: map("response"),
  parameters: map("parameter"),
  examples: map("example"),
  requestBodies: map("requestBody"),
  headers: map("header"),
  securitySchemes: map("securityScheme"),
  links: map("link"),
  callbacks: map("callback"),
  pathItems: map("pathItem"),
  mediaTypes: map("mediaType"),
};

const parameter: Readonly<Record<string, FieldContent>> = {
  schema: "schema",
  content: map("mediaType"),
  example: "data",
  examples: map("example"),
  default: "data",
};

/** Which fields of which kind hold further nodes (OpenAPI 3.2, with what 2.0 places elsewhere). */
const fields: Readonly<Record<Exclude<NodeKind, "data" | "callback">, Readonly<Record<string, FieldContent>>>> = {
  document: {
    servers: list("server"),
    paths: map("pathItem"),
    webhooks: map("pathItem"),
    components: "components",
    definitions: map("schema"),
    parameters: map("parameter"),
    responses: map("response"),
    securityDefinitions: map("securityScheme"),
  },
  components,
  server: {},
  pathItem: {
    servers: list("server"),
    ...Object.fromEntries(operationFields.map((field) => [field, "operation" as const])),
    additionalOperations: map("operation"),
    parameters: list("parameter"),
  },
  operation: {
    servers: list("server"),
    parameters: list("parameter"),
    // Path parameters that the path does not name, which `repairPathItem` sets aside.
    [strayField]: map("parameter"),
    requestBody: "requestBody",
    responses: map("response"),
    callbacks: map("callback"),
  },
  parameter,
  header: parameter,
  requestBody: { content: map("mediaType") },
  response: {
    headers: map("header"),
    content: map("mediaType"),
    links: map("link"),
    schema: "schema",
    examples: "data",
  },
  mediaType: {
    schema: "schema",
    itemSchema: "schema",
    example: "data",
    examples: map("example"),
    encoding: map("encoding"),
    itemEncoding: "encoding",
    prefixEncoding: list("encoding"),
  },
  encoding: { headers: map("header") },
  example: { value: "data", dataValue: "data", externalValue: "data" },
  link: { parameters: "data", requestBody: "data" },
  securityScheme: {},
  schema: {
    ...Object.fromEntries([...childKeywords].map(([keyword, children]) => [keyword, byChildren[children]])),
    // Of older drafts, before they are repaired.
    additionalItems: "schema",
    example: "data",
    ...Object.fromEntries([...dataKeywords].map((keyword) => [keyword, "data" as const])),
  },
};

/** What the member `key` of something is, or `undefined` where OpenAPI has no such member. */
export function contentOfMember(content: FieldContent | undefined, key: string): FieldContent | undefined {
  if (content === undefined || content === "data") return undefined;
  if (typeof content !== "string") return "list" in content ? content.list : content.map;
  if (content === "callback") return "pathItem";
  const contents = fields[content];
  return Object.hasOwn(contents, key) ? contents[key] : key.startsWith("x-") ? "data" : undefined;
}

/** What stands at a pointer into an OpenAPI document. */
export function kindAt(pointer: string): NodeKind | undefined {
  const content = tokensOf(pointer).reduce<FieldContent | undefined>(contentOfMember, "document");
  return typeof content === "string" ? content : undefined;
}

/** One node of a document and where it stands. */
export interface DocumentNode {
  readonly kind: NodeKind;
  readonly value: JsonObject;
  readonly pointer: string;
}

/**
 * Visits every node of an OpenAPI document, parents first, in key order. Nodes are visited where they stand; references
 * are not followed. Values of the wrong type are passed over.
 */
export function walkDocument(document: JsonObject, visit: (node: DocumentNode) => void): void {
  walkNode({ kind: "document", value: document, pointer: "" }, visit);
}

function walkNode(node: DocumentNode, visit: (node: DocumentNode) => void): void {
  visit(node);
  if (node.kind === "data") return;
  if (node.kind === "callback") {
    walkChildren(node.value, { map: "pathItem" }, node.pointer, visit);
    return;
  }
  for (const key in node.value) {
    const content = contentOfMember(node.kind, key);
    if (content !== undefined) walkChildren(node.value[key], content, child(node.pointer, key), visit);
  }
}

function walkChildren(
  value: unknown,
  content: FieldContent,
  pointer: string,
  visit: (node: DocumentNode) => void,
): void {
  if (typeof content !== "string" && "list" in content) {
    if (!Array.isArray(value)) return;
    value.forEach((item, index) => {
      if (isObject(item)) walkNode({ kind: content.list, value: item, pointer: child(pointer, index) }, visit);
    });
  } else if (typeof content !== "string") {
    if (!isObject(value)) return;
    for (const key in value) {
      const item = value[key];
      if (isObject(item)) walkNode({ kind: content.map, value: item, pointer: child(pointer, key) }, visit);
    }
  } else if (content === "data" ? typeof value === "object" && value !== null : isObject(value)) {
    walkNode({ kind: content, value: value as JsonObject, pointer }, visit);
  }
}
